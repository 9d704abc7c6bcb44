// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigHosts.h"

#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::ElementsAre;
using testing::IsEmpty;

class ConfigHostsTest : public testing::Test
{
protected:
    ConfigHostsTest() { std::filesystem::create_directories(folder / "conf.d"); }
    void write(const std::string& name, const std::string& text) const { writeText(folder / name, text); }
    [[nodiscard]] ConfigHosts read() const
    {
        const auto found = readConfigHosts(folder / "config", home.path());
        EXPECT_TRUE(found);
        return found.value_or(ConfigHosts{});
    }

    const TempDir home;
    const std::filesystem::path folder = home.path() / ".ssh";
};

TEST_F(ConfigHostsTest, AreTheNamesOfHostLinesInTheirOrderAndOnce)
{
    write("config",
        "# Host commented\nHost mail web\n  HostName 10.0.0.1\nhost=db\nHOST \"quoted\" mail # note\n");
    EXPECT_THAT(read().names, ElementsAre("mail", "web", "db", "quoted"));
}

TEST_F(ConfigHostsTest, LeaveOutPatternsMatchesAndWhatIsNoName)
{
    write("config",
        "Host *.example.org ?x !no one\nMatch host two\n  User x\nHost -oProxyCommand=x \"a b\"\nHost *\n");
    EXPECT_THAT(read().names, ElementsAre("one"));
}

TEST_F(ConfigHostsTest, FollowIncludesAndTheirPatterns)
{
    write("config", "Include conf.d/*.conf ~/.ssh/own\nHost last\n  Include inside\n");
    write("conf.d/b.conf", "Host b\n");
    write("conf.d/a.conf", "Host a\n");
    write("conf.d/.hidden.conf", "Host hidden\n");
    write("conf.d/c.txt", "Host c\n");
    write("own", "Host own\n");
    write("inside", "Host inside\n");
    EXPECT_THAT(read().names, ElementsAre("a", "b", "own", "last"));
}

TEST_F(ConfigHostsTest, SayWhatCouldNotBeRead)
{
    write("config", "Include gone\nHost here\n");
    const ConfigHosts found = read();
    EXPECT_THAT(found.names, ElementsAre("here"));
    ASSERT_EQ(found.leftOut.size(), 1U);
    EXPECT_EQ(std::filesystem::path{found.leftOut[0].subject}, folder / "gone");
    EXPECT_FALSE(readConfigHosts(folder / "none", home.path()));
}

TEST_F(ConfigHostsTest, EndWhereFilesIncludeEachOther)
{
    write("config", "Include other config\nHost one\n");
    write("other", "Include config other\nHost two\n");
    EXPECT_THAT(read().names, ElementsAre("two", "one"));
}

TEST_F(ConfigHostsTest, AreBounded)
{
    write("config", "Include deep0\n");
    for (int depth = 0; depth < 20; ++depth)
        write("deep" + std::to_string(depth),
            "Include deep" + std::to_string(depth + 1) + "\nHost h" + std::to_string(depth) + "\n");
    EXPECT_EQ(read().names.size(), 16U);
    std::string many;
    for (int each = 0; each < 6000; ++each)
        many += "Host n" + std::to_string(each) + "\n";
    write("config", many);
    EXPECT_EQ(read().names.size(), 5000U);
    write("config", std::string(std::size_t{2} << 20U, '#'));
    EXPECT_FALSE(readConfigHosts(folder / "config", home.path()));
    write("config", "Include conf.d/" + std::string(200, '*') + "x\nHost a\n");
    write("conf.d/" + std::string(200, 'y'), "Host y\n");
    EXPECT_THAT(read().names, ElementsAre("a")) << "In no time.";
}

} // namespace
} // namespace underpass
