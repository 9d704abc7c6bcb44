// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <cstring>

#include <gtest/gtest.h>

namespace underpass::test {

namespace {

constexpr unsigned char kSuccess = 52;
constexpr unsigned char kInfoRequest = 60;
constexpr unsigned char kInfoResponse = 61;

// libssh2's callback knows the session's owner only; a person who may need time belongs to that.
class AskedPeer : public ScriptedPeer
{
public:
    AskedPeer()
        : ScriptedPeer(LoggingIn)
    { }

    int logIn()
    {
        s_asked = this;
        return libssh2_userauth_keyboard_interactive_ex(session(), "anna", 4, &AskedPeer::respond);
    }

    bool hasAnswer = false;
    std::vector<std::string> heard;

private:
    static void respond(const char* name, int nameLength, const char*, int, int count,
        const LIBSSH2_USERAUTH_KBDINT_PROMPT* prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE* responses, void**)
    {
        std::string all(name, static_cast<std::size_t>(nameLength));
        for (int i = 0; i < count; i++) {
            all += "|" + std::string(reinterpret_cast<const char*>(prompts[i].text), prompts[i].length);
        }
        s_asked->heard.push_back(all);
        if (!s_asked->hasAnswer) {
            libssh2_userauth_keyboard_interactive_defer(s_asked->session());
            return;
        }
        for (int i = 0; i < count; i++) {
            responses[i].text = strdup("123456");
            responses[i].length = 6;
        }
    }

    inline static AskedPeer* s_asked = nullptr;
};

Bytes question()
{
    return Message(kInfoRequest)
        .string("Second factor")
        .string("Look at your telephone.")
        .string("")
        .number(2)
        .string("Code: ")
        .byte(0)
        .string("Again: ")
        .byte(1);
}

} // namespace

TEST(Interactive, WaitsForAPersonWithoutSendingAnything)
{
    AskedPeer peer;
    ASSERT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    (void)peer.takeSent();
    peer.deliver(question());
    for (int turn = 0; turn < 3; turn++) {
        EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
        EXPECT_TRUE(peer.takeSent().empty());
    }
    peer.hasAnswer = true;
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.heard, std::vector<std::string>(4, "Second factor|Code: |Again: "));
    EXPECT_EQ(peer.takeSentPayloads(),
        std::vector<Bytes>{Message(kInfoResponse).number(2).string("123456").string("123456")});
    peer.deliver(Message(kSuccess));
    EXPECT_EQ(peer.logIn(), 0);
}

TEST(Interactive, AsksASecondTimeAfterADeferredAnswer)
{
    AskedPeer peer;
    ASSERT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(question());
    ASSERT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    peer.hasAnswer = true;
    ASSERT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    (void)peer.takeSent();
    peer.hasAnswer = false;
    peer.deliver(
        Message(kInfoRequest).string("Once more").string("").string("").number(1).string("PIN").byte(0));
    ASSERT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_TRUE(peer.takeSent().empty());
    EXPECT_EQ(peer.heard.back(), "Once more|PIN");
}

// What the question took from memory is given back; the asan preset would see it otherwise.
TEST(Interactive, MayBeGivenUpWhileThePersonThinks)
{
    AskedPeer peer;
    ASSERT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(question());
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.heard.size(), 1U);
}

} // namespace underpass::test
