// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <ostream>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kDisconnect = 1;
constexpr unsigned char kPublicKeyOk = 60;
constexpr unsigned char kInfoRequest = 60;

int sign(
    LIBSSH2_SESSION*, unsigned char** signature, std::size_t* size, const unsigned char*, std::size_t, void**)
{
    *size = 4;
    *signature = static_cast<unsigned char*>(std::malloc(*size));
    std::fill_n(*signature, *size, static_cast<unsigned char>('s'));
    return 0;
}

void answerNothing(const char*, int, const char*, int, int, const LIBSSH2_USERAUTH_KBDINT_PROMPT*,
    LIBSSH2_USERAUTH_KBDINT_RESPONSE*, void**)
{ }

int withPassword(LIBSSH2_SESSION* session)
{
    return libssh2_userauth_password_ex(session, "anna", 4, "x", 1, nullptr);
}

int withKey(LIBSSH2_SESSION* session)
{
    const Bytes message = Message(0).string("ssh-ed25519").string("the key itself");
    const Bytes blob(message.begin() + 1, message.end());
    return libssh2_userauth_publickey(session, "anna", blob.data(), blob.size(), &sign, nullptr);
}

int withAnswers(LIBSSH2_SESSION* session)
{
    return libssh2_userauth_keyboard_interactive_ex(session, "anna", 4, &answerNothing);
}

// A way to log in, and what the server has said before it is waited for once more.
struct Wait
{
    const char* name;
    std::function<int(LIBSSH2_SESSION*)> logIn;
    Bytes before = {};
};

void PrintTo(const Wait& wait, std::ostream* out)
{
    *out << wait.name;
}

class EndedLogIn : public testing::TestWithParam<Wait>
{
protected:
    EndedLogIn()
    {
        EXPECT_EQ(logIn(), LIBSSH2_ERROR_EAGAIN);
        if (GetParam().before.empty())
            return;
        peer.deliver(GetParam().before);
        EXPECT_EQ(logIn(), LIBSSH2_ERROR_EAGAIN);
    }
    int logIn() { return GetParam().logIn(peer.session()); }

    ScriptedPeer peer{LoggingIn};
};

} // namespace

TEST_P(EndedLogIn, IsNoRefusalWhereTheServerSaysGoodbye)
{
    peer.deliver(Message(kDisconnect).number(11).string("going down").string(""));
    EXPECT_EQ(logIn(), LIBSSH2_ERROR_SOCKET_DISCONNECT);
}

TEST_P(EndedLogIn, IsNoRefusalWhereTheServerBreaksTheRules)
{
    Bytes packet = Message(0).number(1);
    packet.insert(packet.end(), 12, 0); // One byte long, and that is the padding's length.
    packet.erase(packet.begin());
    peer.feed(packet);
    const int code = logIn();
    EXPECT_LT(code, 0);
    EXPECT_NE(code, LIBSSH2_ERROR_EAGAIN);
    EXPECT_NE(code, LIBSSH2_ERROR_AUTHENTICATION_FAILED);
    EXPECT_NE(code, LIBSSH2_ERROR_PUBLICKEY_UNVERIFIED);
}

INSTANTIATE_TEST_SUITE_P(Ways, EndedLogIn,
    testing::Values(Wait{"Password", withPassword}, Wait{"KeyOffer", withKey},
        Wait{"Signature", withKey, Message(kPublicKeyOk).string("ssh-ed25519").string("the key itself")},
        Wait{"Answers", withAnswers},
        Wait{
            "FurtherAnswers", withAnswers, Message(kInfoRequest).string("").string("").string("").number(0)}),
    [](const testing::TestParamInfo<Wait>& wait) { return wait.param.name; });

} // namespace underpass::test
