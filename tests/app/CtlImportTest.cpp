// SPDX-License-Identifier: MIT
#include "tests/app/CtlFixture.h"

#include "tests/support/TextFile.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Profiles as people write them for ssh.
class CtlImport : public Ctl
{
protected:
    [[nodiscard]] nlohmann::json profile() const { return list()[0]["profile"]; }
};

TEST_F(CtlImport, TakesACommandLineAndSaysWhatItDidNotTake)
{
    const Ran added
        = run("add Web --from 'ssh -A -p 2222 -i ~/.ssh/work -L *:8080:localhost:80 anna@web.example.org' "
              "--account ben");
    ASSERT_EQ(added.code, 0) << added.output;
    EXPECT_THAT(added.output,
        AllOf(HasSubstr("-A: An agent is never handed"), HasSubstr("Made localhost:8080"),
            HasSubstr("Added web.")));
    EXPECT_EQ(profile()["server"], "web.example.org:2222");
    EXPECT_EQ(profile()["account"], "ben") << "Other options change what the line says.";
    EXPECT_EQ(profile()["credentials"]["keyFiles"][0], "~/.ssh/work");
    EXPECT_EQ(profile()["forwards"][0]["listen"], "localhost:8080");
}

TEST_F(CtlImport, RefusesACommandLineWithAPasswordAndDoesNotRepeatIt)
{
    const Ran added = run("add Web --from 'plink -pw hunter2 -L 8080:localhost:80 anna@web.example.org'");
    EXPECT_EQ(added.code, 2);
    EXPECT_THAT(added.output, AllOf(HasSubstr("passwords do not belong here"), Not(HasSubstr("hunter2"))));
    EXPECT_TRUE(list().empty());
}

TEST_F(CtlImport, TakesAHostOfAConfigurationAndSaysWhatItDidNotTake)
{
    std::filesystem::create_directories(m_folder.path() / ".ssh");
    test::writeText(m_folder.path() / ".ssh" / "config",
        "Host web\n HostName 10.0.0.1\n User anna\n ProxyCommand x\n LocalForward 8080 localhost:80\n");
    const Ran added = run("add Web --from-host web --account ben");
    ASSERT_EQ(added.code, 0) << added.output;
    EXPECT_THAT(added.output,
        AllOf(HasSubstr("proxycommand: A profile holds no commands."), HasSubstr("Added web.")));
    EXPECT_EQ(profile()["server"], "10.0.0.1:22");
    EXPECT_EQ(profile()["account"], "ben");
    EXPECT_EQ(run("add Other --from-host wep").code, 2);
    EXPECT_EQ(run("add Other --from-host web --from 'ssh web'").code, 2);
    EXPECT_EQ(run("add Other --config x --server a").code, 2);
    test::writeText(m_folder.path() / "other", "Host far\n User carl\n Port 5\n DynamicForward 1080\n");
    EXPECT_EQ(run("add Far --from-host far --config '" + (m_folder.path() / "other").string() + "'").code, 0);
    EXPECT_EQ(list()[1]["server"], "far:5");
}

TEST_F(CtlImport, TakesTheServerWithItsAccount)
{
    ASSERT_EQ(run("add A --server root@host.example:2222 -L 1110:localhost:110").code, 0);
    EXPECT_EQ(profile()["account"], "root");
    EXPECT_EQ(profile()["server"], "host.example:2222");
    ASSERT_EQ(run("edit a --server ssh://anna@[2001:db8::1]").code, 0);
    EXPECT_EQ(profile()["account"], "anna");
    EXPECT_EQ(profile()["server"], "[2001:db8::1]:22");
}

TEST_F(CtlImport, TakesJumpHostsWithCommasBetweenAndTakesThemAwayAgain)
{
    ASSERT_EQ(add("--via u@a.example,b.example:2222 --key-file /k").code, 0);
    ASSERT_EQ(profile()["via"].size(), 2U);
    EXPECT_EQ(profile()["via"][0]["account"], "u");
    EXPECT_EQ(profile()["via"][1]["server"], "b.example:2222");
    ASSERT_EQ(run("edit mail-at-work --via '' --key-file '' --set proxy.kind=none").code, 0);
    EXPECT_TRUE(profile()["via"].empty());
    EXPECT_TRUE(profile()["credentials"]["keyFiles"].empty());
}

TEST_F(CtlImport, ListensForOthersOnlyWhereThatIsSaid)
{
    const Ran added = run("add A --server h --account a -L :8080:h:80 -D '*:1080'");
    ASSERT_EQ(added.code, 0) << added.output;
    EXPECT_THAT(added.output, AllOf(HasSubstr("Made localhost:8080"), HasSubstr("Made localhost:1080")));
    EXPECT_EQ(profile()["forwards"][0]["listen"], "localhost:8080");
    ASSERT_EQ(run("edit a -L '*:8080:h:80' --who everyone-on-this-pc").code, 0);
    EXPECT_EQ(profile()["forwards"][0]["listen"], "0.0.0.0:8080");
}

TEST_F(CtlImport, TellsItsVersionAndHelpsWithOneCommandWithoutTheRest)
{
    EXPECT_THAT(run("--version").output, testing::MatchesRegex("underpassctl [0-9.]+\n"));
    EXPECT_EQ(run("--version").code, 0);
    EXPECT_THAT(run("list --help").output, AllOf(Not(HasSubstr("Exit codes:")), Not(HasSubstr("Examples:"))));
}

} // namespace
} // namespace underpass
