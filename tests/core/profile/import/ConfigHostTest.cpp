// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigHost.h"

#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ConfigHostTest : public testing::Test
{
protected:
    ConfigHostTest() { std::filesystem::create_directories(folder); }
    [[nodiscard]] Result<SshDraft> read(const std::string& text, const std::string& name = "web") const
    {
        writeText(folder / "config", text);
        return readConfigHost(folder / "config", {home.path(), "me"}, name);
    }
    [[nodiscard]] std::vector<std::string> remarksOf(const std::string& text) const
    {
        std::vector<std::string> all;
        const auto draft = read(text);
        EXPECT_TRUE(draft);
        for (const Remark& remark : draft ? draft->remarks : std::vector<Remark>{})
            all.push_back(remark.what + ": " + say(remark.why));
        return all;
    }

    const TempDir home;
    const std::filesystem::path folder = home.path() / ".ssh";
};

TEST_F(ConfigHostTest, NeverRunsWhatTheFileWouldHaveSshRun)
{
    const std::string touch = "touch " + (home.path() / "ran").string();
    EXPECT_THAT(remarksOf("Host web\n ProxyCommand " + touch + "\n ProxyJump gate\n LocalCommand " + touch
                    + "\n PermitLocalCommand yes\nMatch exec \"" + touch + "\"\n User wrong\n"),
        ElementsAre(HasSubstr("Match exec: A profile holds no commands"),
            HasSubstr("proxycommand: A profile holds no commands"), HasSubstr("localcommand: ")));
    const auto draft
        = read("Host web\n ProxyCommand x\n ProxyJump gate\nMatch exec \"" + touch + "\"\n User wrong\n");
    ASSERT_TRUE(draft);
    EXPECT_THAT(draft->profile.via, IsEmpty()) << "The first of the two counts.";
    EXPECT_EQ(draft->profile.account, "me");
    EXPECT_FALSE(std::filesystem::exists(home.path() / "ran"));
}

TEST_F(ConfigHostTest, ListensForThisMachineOnlyAndSaysSo)
{
    EXPECT_THAT(remarksOf("Host web\n LocalForward *:8080 h:80\n ForwardAgent yes\n StrictHostKeyChecking "
                          "no\n Ciphers x\n"),
        ElementsAre(HasSubstr("Made localhost:8080"), HasSubstr("forwardagent: "),
            HasSubstr("stricthostkeychecking: "), HasSubstr("ciphers: Underpass has no such option")));
}

TEST_F(ConfigHostTest, FindsJumpHostsInTheSameFile)
{
    const auto draft = read(
        "Host web\n ProxyJump gate,ben@10.0.0.1:2200\n User anna\n IdentityFile /k\nHost gate\n HostName "
        "gate.example\n Port 2222\n User carl\n IdentityFile ~/g\n");
    ASSERT_TRUE(draft);
    const auto& via = draft->profile.via;
    ASSERT_EQ(via.size(), 2U);
    EXPECT_EQ(via[0].server, (Endpoint{"gate.example", 2222}));
    EXPECT_EQ(via[0].account, "carl");
    EXPECT_THAT(via[0].credentials.keyFiles, ElementsAre("~/g"));
    EXPECT_EQ(via[1].server, (Endpoint{"10.0.0.1", 2200}));
    EXPECT_EQ(via[1].account, "ben");
    EXPECT_THAT(via[1].credentials.keyFiles, IsEmpty());
}

TEST_F(ConfigHostTest, SaysWhatItDoesNotTakeOfAJumpHost)
{
    EXPECT_THAT(
        remarksOf("Host web\n ProxyJump gate\n User anna\nHost gate\n User carl\n ProxyCommand nc %h %p\n"),
        testing::Contains(HasSubstr("gate: ")));
}

TEST_F(ConfigHostTest, PutsWhatIsKnownInPlaceOfTokens)
{
    const auto draft = read(
        "Host web\n HostName %h.example\n User anna\n IdentityFile ~/.ssh/%n-%h-%r-%u\n IdentityFile %d/k\n");
    ASSERT_TRUE(draft);
    EXPECT_THAT(draft->profile.credentials.keyFiles,
        ElementsAre("~/.ssh/web-web.example-anna-me", home.path().string() + "/k"));
}

TEST_F(ConfigHostTest, NamesWhatIsNearWhereThereIsNoSuchHost)
{
    const auto draft = read("Host webs mail\nHost *\n User anna\n");
    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(draft.error().detail, HasSubstr("did you mean webs?"));
    EXPECT_EQ(
        readConfigHost(folder / "none", {home.path(), "me"}, "web").error().code, ErrorCode::FileUnreadable);
}

TEST_F(ConfigHostTest, EndsWhereFilesIncludeEachOther)
{
    writeText(folder / "loop", "Include loop loop\nPort 2\n");
    const auto draft = read("Host web\nInclude loop\n");
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->profile.server.port, 2);
}

} // namespace
} // namespace underpass
