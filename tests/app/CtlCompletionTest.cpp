// SPDX-License-Identifier: MIT
#include "tests/app/CtlFixture.h"

#include "tests/support/TextFile.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::HasSubstr;

// A bash without bash-completion, in which somebody has typed a line and pressed Tab.
class CtlCompletion : public Ctl
{
protected:
    // The replies, one in a line; then what the shell would read the single one as.
    [[nodiscard]] std::string replies(const std::string& line) const
    {
        const std::filesystem::path home = m_folder.path();
        writeText(home / "line", line);
        writeText(home / "script",
            "PATH=$(dirname '" + std::string{UNDERPASSCTL}
                + "'):/usr/bin:/bin\n"
                  "eval \"$(underpassctl completion bash)\"\n"
                  "[[ $(complete -p underpassctl) == *_underpassctl* ]] || exit 3\n"
                  "COMP_LINE=$(cat ~/line; echo x); COMP_LINE=${COMP_LINE%x}; COMP_POINT=${#COMP_LINE}\n"
                  "_underpassctl underpassctl '' ''\n"
                  "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
                  "if [ ${#COMPREPLY[@]} -eq 1 ]; then eval \"printf '<%s>' ${COMPREPLY[0]}\"; fi\n");
        const std::string command = "env -i HOME='" + home.string() + "' LANG=C.UTF-8 bash '"
            + (home / "script").string() + "' 2>&1";
        std::string output;
        std::FILE* pipe = ::popen(command.c_str(), "r");
        std::array<char, 512> bytes{};
        while (const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), pipe))
            output.append(bytes.data(), got);
        EXPECT_EQ(::pclose(pipe), 0) << output;
        return output;
    }
};

TEST_F(CtlCompletion, MakesNoFolder)
{
    (void)replies("underpassctl show ma");
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / ".config"));
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / ".local"));
}

TEST_F(CtlCompletion, OfARealBashKnowsCommandsOptionsAndValues)
{
    EXPECT_EQ(replies("underpassctl disc"), "disconnect\n<disconnect>");
    EXPECT_EQ(replies("underpassctl list --js"), "--json\n<--json>");
    EXPECT_EQ(replies("underpassctl edit x --set proxy.kind=so"), "socks5\n<socks5>");
    EXPECT_EQ(replies("underpassctl edit x --set 'forwards[0].wh"), "forwards[0].who=\n<forwards[0].who=>");
    EXPECT_EQ(replies("underpassctl nonsense "), "\n");
}

TEST_F(CtlCompletion, OfARealBashLeavesStrangeNamesHarmless)
{
    ASSERT_EQ(add("--set 'groups=the team, $(touch ~/pwned)'").code, 0);
    ASSERT_EQ(
        run("edit mail-at-work --name \"Mail's \\$(touch ~/pwned) \\`touch ~/pwned\\` \\\"x\\\" ; *\"").code,
        0);
    EXPECT_EQ(replies("underpassctl show mail"), "mail-at-work\n<mail-at-work>");
    EXPECT_THAT(
        replies("underpassctl connect Ma"), HasSubstr("<Mail's $(touch ~/pwned) `touch ~/pwned` \"x\" ; *>"));
    EXPECT_EQ(replies("underpassctl list --group the"), "the\\ team\n<the team>");
    EXPECT_THAT(replies("underpassctl list --group \\$"), HasSubstr("<$(touch ~/pwned)>"));
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / "pwned"));
}

TEST_F(CtlCompletion, IsForShellsThatAreKnown)
{
    EXPECT_THAT(run("completion powershell").output, HasSubstr("Register-ArgumentCompleter -Native"));
    const Ran other = run("completion tcsh");
    EXPECT_EQ(other.code, 2);
    EXPECT_THAT(other.output, HasSubstr("bash and powershell"));
}

} // namespace
} // namespace underpass
