// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

namespace {

constexpr unsigned char kServiceAccept = 6;
constexpr unsigned char kFailure = 51;
constexpr unsigned char kSuccess = 52;
constexpr unsigned char kBanner = 53;

Bytes banner(const std::string& text)
{
    return Message(kBanner).string(text).string("en");
}

// Writes down every banner.
class TalkingPeer : public ScriptedPeer
{
public:
    TalkingPeer()
        : ScriptedPeer(LoggingIn)
    {
        s_heard.clear();
        libssh2_userauth_banner_each(
            session(), [](LIBSSH2_SESSION*, const char* text, size_t length, void**) {
                s_heard.emplace_back(text, length);
            });
    }
    const char* askForMethods() { return libssh2_userauth_list(session(), "anna", 4); }
    int logIn() { return libssh2_userauth_password_ex(session(), "anna", 4, "secret", 6, nullptr); }
    [[nodiscard]] static const std::vector<std::string>& heard() { return s_heard; }

private:
    inline static std::vector<std::string> s_heard;
};

} // namespace

TEST(Banner, IsHeardBeforeTheFirstAnswerAndAfterIt)
{
    TalkingPeer peer;
    peer.deliver(Message(kServiceAccept).string("ssh-userauth"));
    peer.deliver(banner("one"));
    peer.deliver(banner("two"));
    EXPECT_EQ(peer.askForMethods(), nullptr);
    EXPECT_EQ(peer.heard(), (std::vector<std::string>{"one", "two"}));
    peer.deliver(Message(kFailure).string("password").byte(0));
    EXPECT_STREQ(peer.askForMethods(), "password");
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(banner("three"));
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.heard().back(), "three");
    peer.deliver(Message(kSuccess));
    EXPECT_EQ(peer.logIn(), 0);
}

TEST(Banner, LeavesNothingInTheQueue)
{
    TalkingPeer peer;
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    for (int i = 0; i < 10; i++)
        peer.deliver(banner("again"));
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.heard().size(), 10U);
    EXPECT_EQ(queuedPackets(peer.session()), 0U);
}

TEST(Banner, EndsTheSessionWhereItIsCutOff)
{
    for (const Bytes& broken :
        {Bytes(Message(kBanner)), Bytes(Message(kBanner).number(0xffffffff).byte('x'))}) {
        TalkingPeer peer;
        EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
        peer.deliver(broken);
        EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_PROTO);
        EXPECT_TRUE(peer.heard().empty());
    }
}

TEST(Banner, EndsTheSessionOfAServerThatSaysItForEver)
{
    TalkingPeer peer;
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    int code = LIBSSH2_ERROR_EAGAIN;
    for (int i = 0; i < 100 && code == LIBSSH2_ERROR_EAGAIN; i++) {
        peer.deliver(banner(std::string(8000, 'x')));
        code = peer.logIn();
    }
    EXPECT_EQ(code, LIBSSH2_ERROR_PROTO);
    EXPECT_LT(peer.heard().size(), 40U);
}

TEST(Banner, AfterTheLogInIsAnsweredAsNothingThatAnybodyKnows)
{
    TalkingPeer peer;
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(Message(kSuccess));
    ASSERT_EQ(peer.logIn(), 0);
    peer.deliver(banner("late"));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_TRUE(peer.heard().empty());
}

} // namespace underpass::test
