// SPDX-License-Identifier: MIT
#include "tests/app/CtlFixture.h"

#include "tests/support/TextFile.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::HasSubstr;
using testing::Not;

// What a shell and a pipeline do to the standard streams of a command.
class CtlStreams : public Ctl
{
protected:
    CtlStreams() { EXPECT_EQ(add().code, 0); }
    // A line for a shell in which "ctl" is the program.
    [[nodiscard]] Ran shell(const std::string& line) const
    {
        const std::string script = (m_folder.path() / "script").string();
        writeText(script, "ctl() { '" + std::string{UNDERPASSCTL} + "' \"$@\"; }\n" + line + "\n");
        const std::string home = m_folder.path().string();
        const std::string command = "env -i HOME='" + home + "' XDG_RUNTIME_DIR='" + home
            + "/runtime' PATH=/usr/bin:/bin bash '" + script + "' 2>&1 </dev/null";
        Ran ran;
        std::FILE* pipe = ::popen(command.c_str(), "r");
        std::array<char, 512> bytes{};
        while (const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), pipe))
            ran.output.append(bytes.data(), got);
        const int status = ::pclose(pipe);
        ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
        return ran;
    }
};

TEST_F(CtlStreams, SayThatTheDiskIsFullAndFail)
{
    for (const std::string command : {"list", "list --json", "show mail-at-work", "status", "--help"}) {
        const Ran full = shell("ctl " + command + " >/dev/full");
        EXPECT_EQ(full.code, 3) << command;
        EXPECT_THAT(full.output, HasSubstr("could not be written: No space left on device.")) << command;
    }
    EXPECT_EQ(shell("ctl show nobody >/dev/full").code, 3);
    EXPECT_EQ(shell("ctl explode >/dev/full").code, 2) << "What went wrong first.";
    EXPECT_EQ(shell("ctl list 2>/dev/full").code, 0);
}

TEST_F(CtlStreams, AreNoTroubleWhereTheReaderHadEnough)
{
    const Ran ran = shell("set -o pipefail; for i in 1 2 3; do ctl list --json | true || exit 1; done; "
                          "ctl add --help | head -1 >/dev/null");
    EXPECT_EQ(ran.code, 0) << ran.output;
    EXPECT_EQ(ran.output, "");
}

TEST_F(CtlStreams, MayBeClosedFromTheStartAndNoFileTakesTheirPlace)
{
    const std::string before = readText(config() / "profiles.json");
    EXPECT_EQ(shell("ctl list <&- >&- 2>&-").code, 0);
    EXPECT_EQ(shell("ctl show nobody <&- >&- 2>&-").code, 3);
    EXPECT_EQ(shell("ctl edit mail-at-work --account ben <&- >&- 2>&-").code, 0);
    const std::string after = readText(config() / "profiles.json");
    EXPECT_THAT(after, HasSubstr("\"ben\""));
    EXPECT_THAT(after, Not(HasSubstr("Changed")));
    EXPECT_EQ(after.size() + 1, before.size()) << "Nothing but the account.";
    EXPECT_EQ(shell("ctl list <&- 2>&-").output.find("mail-at-work"), 0U);
}

} // namespace
} // namespace underpass
