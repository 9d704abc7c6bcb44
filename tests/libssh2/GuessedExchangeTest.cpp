// SPDX-License-Identifier: MIT
#include "tests/libssh2/SigningServer.h"

#include <array>
#include <tuple>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr unsigned char kReply = 31;
constexpr std::size_t kX25519Size = 32;

constexpr const char* kStrict = ",kex-strict-s-v00@openssh.com";

// Of a server that prefers an exchange we have not, and has sent its first packet already.
Bytes guessingKexInit(const std::string& exchange, const std::string& marker = "")
{
    Bytes message = kexInit("guessed-exchange," + exchange + marker);
    message.at(message.size() - 5) = 1; // first_kex_packet_follows
    return message;
}

std::string x25519Secret(EVP_PKEY* ours, const unsigned char* theirs)
{
    EVP_PKEY* peer = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, theirs, kX25519Size);
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(ours, nullptr);
    std::array<unsigned char, kX25519Size> secret{};
    std::size_t size = secret.size();
    EVP_PKEY_derive_init(context);
    EVP_PKEY_derive_set_peer(context, peer);
    EVP_PKEY_derive(context, secret.data(), &size);
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(peer);
    return {secret.begin(), secret.end()};
}

class GuessedExchange : public testing::TestWithParam<const char*>
{ };

class WrongGuess : public testing::TestWithParam<std::tuple<std::string, std::string>>
{ };

} // namespace

TEST_P(WrongGuess, IsIgnored)
{
    const auto& [exchange, marker] = GetParam();
    ScriptedPeer peer;
    SigningServer server{peer, exchange};
    EXPECT_FALSE(server.begin(guessingKexInit(exchange, marker)).empty());
    peer.deliver(Message(kReply).string("a guess"));
    EXPECT_EQ(server.handshake(), LIBSSH2_ERROR_EAGAIN);
    EXPECT_TRUE(peer.takeSent().empty()) << "The client has nothing to say to it.";
    peer.deliver(Message(kReply).string("not another one"));
    EXPECT_EQ(server.handshake(), LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE);
}

TEST_P(WrongGuess, IsAnyMessageOfAnExchange)
{
    const auto& [exchange, marker] = GetParam();
    for (const unsigned char type : Bytes{30, 33, 49}) {
        ScriptedPeer peer;
        SigningServer server{peer, exchange};
        EXPECT_FALSE(server.begin(guessingKexInit(exchange, marker)).empty());
        peer.deliver(Message(type).string("a guess"));
        EXPECT_EQ(server.handshake(), LIBSSH2_ERROR_EAGAIN);
        EXPECT_TRUE(peer.takeSent().empty()) << +type;
    }
}

INSTANTIATE_TEST_SUITE_P(Exchanges, WrongGuess,
    testing::Combine(testing::Values("curve25519-sha256", "ecdh-sha2-nistp256",
                         "diffie-hellman-group14-sha256", "diffie-hellman-group-exchange-sha256"),
        testing::Values("", kStrict)));

TEST(WrongGuessInStrictExchange, LeavesItsPlaceToNothingElse)
{
    for (const unsigned char type : Bytes{2, 4, 8, 29}) {
        ScriptedPeer peer;
        SigningServer server{peer, "curve25519-sha256"};
        EXPECT_FALSE(server.begin(guessingKexInit("curve25519-sha256", kStrict)).empty());
        peer.deliver(Message(type).string("no guess"));
        EXPECT_EQ(server.handshake(), LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE) << +type;
    }
}

TEST_P(GuessedExchange, GoesOnWithTheServersAnswer)
{
    ScriptedPeer peer;
    SigningServer server{peer, "curve25519-sha256"};
    const Bytes init = server.begin(guessingKexInit("curve25519-sha256", GetParam()));
    ASSERT_EQ(init.size(), 1 + 4 + kX25519Size);
    peer.deliver(Message(kReply).string("a guess"));

    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519");
    std::string value(kX25519Size, '\0');
    std::size_t size = value.size();
    EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(value.data()), &size);
    server.hashes(std::string(init.begin() + 1, init.end()));
    server.reply(kReply, sshString(value), mpint(x25519Secret(key, init.data() + 5)), EVP_sha256());
    EVP_PKEY_free(key);
    EXPECT_TRUE(server.isBelieved());
}

INSTANTIATE_TEST_SUITE_P(Strictness, GuessedExchange, testing::Values("", kStrict));

} // namespace underpass::test
