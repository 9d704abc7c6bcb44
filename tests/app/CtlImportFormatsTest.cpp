// SPDX-License-Identifier: MIT
#include "tests/app/CtlFixture.h"

#include "tests/support/TextFile.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// Connections of other programs, brought in by `import`.
class CtlImportFormats : public Ctl
{
protected:
    [[nodiscard]] std::string write(const std::string& name, const std::string& text) const
    {
        test::writeText(m_folder.path() / name, text);
        return "'" + (m_folder.path() / name).string() + "'";
    }
    [[nodiscard]] std::string teraTerm() const
    {
        return write("TERATERM.INI",
            "[TTSSH]\nDefaultUserName=anna\nDefaultForwarding=L1110:localhost:pop3;L1025:localhost:25:1;X\n"
            "[Hosts]\nHost1=mail.example.org\n");
    }
};

TEST_F(CtlImportFormats, SaysWhatWasTakenChangedAndNotTakenAndDoesNothingTheSecondTime)
{
    const std::string file = teraTerm();
    const Ran first = run("import teraterm " + file);
    ASSERT_EQ(first.code, 0) << first.output;
    EXPECT_THAT(first.output,
        AllOf(HasSubstr("Tera Term: added as tera-term\n"),
            HasSubstr("  changed: L1025:localhost:25:1: It let programs"),
            HasSubstr("  not taken: X: This is no forward"),
            HasSubstr("1 added, 0 there already, 0 different, 0 left out.")));
    const nlohmann::json before = list();
    const Ran second = run("import teraterm " + file);
    EXPECT_EQ(second.code, 0);
    EXPECT_THAT(second.output, HasSubstr("0 added, 1 there already"));
    EXPECT_EQ(list(), before);
}

TEST_F(CtlImportFormats, OnlySaysWhatItWouldDo)
{
    const Ran dry = run("import teraterm --dry-run " + teraTerm());
    EXPECT_EQ(dry.code, 0);
    EXPECT_THAT(dry.output, AllOf(HasSubstr("would be added as tera-term"), HasSubstr("1 would be added")));
    EXPECT_THAT(list(), IsEmpty());
}

TEST_F(CtlImportFormats, IsJsonWhereThatIsAskedFor)
{
    const Ran ran = run("import teraterm --json " + teraTerm());
    const auto told = nlohmann::json::parse(ran.output);
    EXPECT_EQ(told["format"], "teraterm");
    EXPECT_EQ(told["dryRun"], false);
    const auto& session = told["sessions"][0];
    EXPECT_EQ(session["name"], "Tera Term");
    EXPECT_EQ(session["outcome"], "added");
    EXPECT_EQ(session["id"], "tera-term");
    EXPECT_EQ(session["why"], nullptr);
    EXPECT_EQ(session["remarks"][0]["kind"], "changed");
    EXPECT_EQ(session["remarks"][2]["kind"], "not-taken");
    EXPECT_EQ(session["remarks"][2]["what"], "X");
}

TEST_F(CtlImportFormats, TakesOnlyWhatIsNamedAndGivesForwardsToWhatHasNone)
{
    const std::string file = write("moba.mxtsessions",
        "[Bookmarks]\nMail box=#109#0%mail.example.org%22%anna%#x\nWeb=#109#0%web.example.org%22%anna%#x\n");
    EXPECT_THAT(run("import mobaxterm " + file).output,
        HasSubstr("0 added, 0 there already, 0 different, 2 left out."));
    EXPECT_THAT(
        run("import mobaxterm --only 'Mail*' -L 1110:localhost:110 " + file).output, HasSubstr("1 added"));
    ASSERT_THAT(list(), SizeIs(1));
    EXPECT_EQ(list()[0]["id"], "mail-box");
    EXPECT_EQ(run("import mobaxterm --only Nobody " + file).code, 2);
}

TEST_F(CtlImportFormats, ReadsStandardInput)
{
    const Ran ran = run("import command - <<'EOF'\nssh -L 1110:localhost:110 anna@mail.example.org\nEOF\n");
    EXPECT_EQ(ran.code, 0) << ran.output;
    EXPECT_EQ(list()[0]["account"], "anna");
}

TEST_F(CtlImportFormats, SaysWhatIsWrong)
{
    EXPECT_THAT(run("import putti").output,
        AllOf(HasSubstr("no such format; there are putty"), HasSubstr("teraterm")));
    EXPECT_EQ(run("import putti").code, 2);
    EXPECT_THAT(run("import bitvise").output, HasSubstr("described nowhere"));
    EXPECT_THAT(run("import teraterm").output, HasSubstr("say which one it is"));
    EXPECT_EQ(run("import teraterm /nowhere").code, 3);
    EXPECT_EQ(run("import winscp " + write("empty.ini", "")).code, 2);
    EXPECT_EQ(run("import putty " + write("binary", std::string{"a\0b", 3})).code, 2);
    EXPECT_EQ(run("import mobaxterm -L nonsense " + write("m", "[Bookmarks]\na=#1#0%a%22%b%#\n")).code, 2);
    EXPECT_THAT(list(), IsEmpty());
}

TEST_F(CtlImportFormats, KeepsPasswordsOutOfWhatItSays)
{
    const Ran ran
        = run("import command - <<'EOF'\nplink -pw hunter2 -L 1:a:1 b@c\nsshpass -p hunter2 ssh a@b\nEOF\n");
    EXPECT_THAT(ran.output, AllOf(HasSubstr("2 left out"), Not(HasSubstr("hunter2"))));
}

TEST_F(CtlImportFormats, ComesBackFromWhatWasExported)
{
    ASSERT_EQ(run("add Mail --server anna@mail.example.org:2222 -L 1110:localhost:110").code, 0);
    const Ran command = run("export mail");
    EXPECT_EQ(command.code, 0);
    EXPECT_THAT(command.output,
        HasSubstr(
            "ssh -N -p 2222 -o ServerAliveInterval=15 -L 1110:localhost:110 -l anna mail.example.org\n"));
    EXPECT_THAT(command.output, HasSubstr("mail: L 1110 -> localhost:110: With ssh, everybody on this PC"));
    EXPECT_THAT(run("export mail --ssh-config").output,
        HasSubstr("Host mail\n    HostName mail.example.org\n    Port 2222\n"));
    const std::string line = command.output.substr(command.output.find("ssh -N"));
    const std::string file = write("saved", line.substr(0, line.find('\n')));
    EXPECT_THAT(
        run("import command " + file).output, HasSubstr("mail.example.org: added as mail-example-org"));
    EXPECT_EQ(run("export nobody").code, 3);
}

} // namespace
} // namespace underpass
