// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <cstring>

#include <gtest/gtest.h>

namespace underpass::test {

namespace {

constexpr unsigned char kRequest = 50;
constexpr unsigned char kFailure = 51;
constexpr unsigned char kSuccess = 52;
constexpr unsigned char kChangeRequest = 60;

Bytes changeRequest(const std::string& prompt)
{
    return Message(kChangeRequest).string(prompt).string("en");
}

Bytes newPassword(const std::string& password)
{
    return Message(kRequest)
        .string("anna")
        .string("ssh-connection")
        .string("password")
        .byte(1)
        .string("old")
        .string(password);
}

// A person who is told that a password has expired, and may need time for a new one.
class ExpiredPeer : public ScriptedPeer
{
public:
    enum class Person { Thinks, Answers, Declines };
    ExpiredPeer()
        : ScriptedPeer(LoggingIn)
    {
        EXPECT_EQ(logIn(), LIBSSH2_ERROR_EAGAIN);
        (void)takeSent();
    }
    int logIn()
    {
        s_asked = this;
        return libssh2_userauth_password_ex(session(), "anna", 4, "old", 3, &ExpiredPeer::change);
    }

    Person person = Person::Thinks;
    std::string password;
    std::vector<std::string> heard;

private:
    static void change(LIBSSH2_SESSION* session, char** password, int* length, void**)
    {
        size_t size = 0;
        const char* prompt = libssh2_userauth_password_prompt(session, &size);
        s_asked->heard.push_back(prompt ? std::string(prompt, size) : "(nothing)");
        if (s_asked->person == Person::Thinks)
            libssh2_userauth_password_defer(session);
        if (s_asked->person != Person::Answers)
            return;
        *password = strdup(s_asked->password.c_str());
        *length = static_cast<int>(s_asked->password.size());
    }

    inline static ExpiredPeer* s_asked = nullptr;
};

} // namespace

TEST(NewPassword, WaitsForAPersonWithoutSendingAnything)
{
    ExpiredPeer peer;
    peer.deliver(changeRequest("It has expired."));
    for (int turn = 0; turn < 3; turn++) {
        EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
        EXPECT_TRUE(peer.takeSent().empty());
    }
    peer.person = ExpiredPeer::Person::Answers;
    peer.password = "new";
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.heard, std::vector<std::string>(4, "It has expired."));
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{newPassword("new")});
    peer.deliver(Message(kSuccess));
    EXPECT_EQ(peer.logIn(), 0);
}

TEST(NewPassword, IsAskedForAgainWhereTheServerDoesNotTakeIt)
{
    ExpiredPeer peer;
    peer.person = ExpiredPeer::Person::Answers;
    peer.password = "weak";
    peer.deliver(changeRequest("It has expired."));
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    (void)peer.takeSent();
    peer.person = ExpiredPeer::Person::Thinks;
    peer.deliver(changeRequest("Too short."));
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.heard.back(), "Too short.");
    EXPECT_TRUE(peer.takeSent().empty());
    peer.person = ExpiredPeer::Person::Answers;
    peer.password = "strong";
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{newPassword("strong")});
    peer.deliver(Message(kFailure).string("password").byte(0));
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_AUTHENTICATION_FAILED);
}

// Without the patch the second call reads what the first one has given back.
TEST(NewPassword, ThatNobodyGivesLeavesTheSessionAsItWas)
{
    ExpiredPeer peer;
    peer.person = ExpiredPeer::Person::Declines;
    peer.deliver(changeRequest("It has expired."));
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_PASSWORD_EXPIRED);
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.takeSentPayloads().size(), 1U);
    peer.deliver(Message(kSuccess));
    EXPECT_EQ(peer.logIn(), 0);
}

TEST(NewPassword, IsAskedForWithoutWordsWhereTheServersAreCutOff)
{
    ExpiredPeer peer;
    peer.deliver(Message(kChangeRequest).number(1000).byte('x'));
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.heard, std::vector<std::string>{"(nothing)"});
}

TEST(NewPassword, HasNoWordsOutsideOfTheQuestion)
{
    const ExpiredPeer peer;
    size_t size = 1;
    EXPECT_EQ(libssh2_userauth_password_prompt(peer.session(), &size), nullptr);
    EXPECT_EQ(size, 0U);
}

// What the question took from memory is given back; the asan preset would see it otherwise.
TEST(NewPassword, MayBeGivenUpWhileThePersonThinks)
{
    ExpiredPeer peer;
    peer.deliver(changeRequest("It has expired."));
    EXPECT_EQ(peer.logIn(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_EQ(peer.heard.size(), 1U);
}

} // namespace underpass::test
