// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kServiceAccept = 6;
constexpr unsigned char kGlobalRequest = 80;
constexpr unsigned char kFailure = 82;

// Writes down every request.
class AskingPeer : public ScriptedPeer
{
public:
    explicit AskingPeer(Stage stage = LoggedIn)
        : ScriptedPeer(stage)
    {
        s_heard.clear();
        libssh2_global_request_each(session(),
            [](LIBSSH2_SESSION*, const char* name, size_t nameLength, const unsigned char* data,
                size_t length, void**) {
                s_heard.push_back(std::string(name, nameLength) + ": " + std::string(data, data + length));
            });
    }
    [[nodiscard]] static const std::vector<std::string>& heard() { return s_heard; }

private:
    inline static std::vector<std::string> s_heard;
};

} // namespace

TEST(IncomingRequest, IsHandedOnWhole)
{
    AskingPeer peer;
    peer.deliver(Message(kGlobalRequest).string("hostkeys-00@openssh.com").byte(0).string("one").byte('x'));
    peer.deliver(Message(kGlobalRequest).string("").byte(0));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    const std::string one("\0\0\0\x03one", 7);
    EXPECT_EQ(peer.heard(), (std::vector<std::string>{"hostkeys-00@openssh.com: " + one + "x", ": "}));
    EXPECT_TRUE(peer.takeSentPayloads().empty());
}

TEST(IncomingRequest, IsRefusedAndHeardOnceWhereTheAnswerHasToWait)
{
    AskingPeer peer;
    peer.refuseSends(true);
    peer.deliver(Message(kGlobalRequest).string("name").byte(1).byte('d'));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_TRUE(peer.takeSentPayloads().empty());
    peer.refuseSends(false);
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(peer.heard(), std::vector<std::string>{"name: d"});
    const auto sent = peer.takeSentPayloads();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent.front(), Bytes{kFailure});
}

TEST(IncomingRequest, IsHeardOfNoMoreThanThereIs)
{
    AskingPeer peer;
    for (const Bytes& broken :
        {Bytes(Message(kGlobalRequest)), Bytes(Message(kGlobalRequest).number(0xffffffff)),
            Bytes(Message(kGlobalRequest).number(5).byte('x')),
            Bytes(Message(kGlobalRequest).string("name"))}) {
        peer.deliver(broken);
        EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    }
    EXPECT_TRUE(peer.heard().empty());
}

TEST(IncomingRequest, IsNotHeardBeforeTheLogInIsOver)
{
    AskingPeer peer{LoggingIn};
    peer.deliver(Message(kServiceAccept).string("ssh-userauth"));
    peer.deliver(Message(kGlobalRequest).string("name").byte(0));
    (void)libssh2_userauth_list(peer.session(), "anna", 4);
    EXPECT_TRUE(peer.heard().empty());
}

TEST(SessionIdentifier, IsThereOnceThereAreKeysAndStaysWhatItIs)
{
    std::size_t size = 1;
    ScriptedPeer without;
    EXPECT_EQ(libssh2_session_identifier(without.session(), &size), nullptr);
    EXPECT_EQ(size, 0U);
    ExchangingPeer peer{ExchangingPeer::Offer{}};
    const unsigned char* id = libssh2_session_identifier(peer.session(), &size);
    ASSERT_TRUE(id);
    const Bytes before(id, id + size);
    EXPECT_EQ(before, peer.sessionId());
    EXPECT_EQ(peer.exchangeAgain({}), 0);
    id = libssh2_session_identifier(peer.session(), &size);
    EXPECT_EQ(Bytes(id, id + size), before);
}

} // namespace underpass::test
