// SPDX-License-Identifier: MIT
#include "core/ssh/trust/KeySignature.h"

#include "core/base/Wire.h"
#include "tests/core/ssh/trust/SigningKey.h"

#include <gtest/gtest.h>

#include <openssl/sha.h>

namespace underpass::test {
namespace {

std::string digest(std::string_view bytes)
{
    std::string made(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
        reinterpret_cast<unsigned char*>(made.data()));
    return made;
}

std::string secondString(std::string_view bytes)
{
    WireReader reader{bytes};
    (void)reader.string();
    return std::string{reader.string().value_or("")};
}

// OpenSSH's PROTOCOL.u2f, for sk-ssh-ed25519@openssh.com.
struct Token
{
    std::string application = "ssh:";
    char flags = 1;
    std::uint32_t counter = 7;
    std::string behind = {};

    [[nodiscard]] HostKey publicHalf(const SigningKey& key) const
    {
        WireWriter blob;
        blob.string("sk-ssh-ed25519@openssh.com");
        blob.string(secondString(key.publicHalf().blob));
        blob.string(application);
        return {"sk-ssh-ed25519@openssh.com", blob.take()};
    }
    [[nodiscard]] std::string noticed() const
    {
        WireWriter beside;
        beside.byte(flags);
        beside.number(counter);
        return beside.take();
    }
    // `by` says in the signature what it noticed; this token is what signs.
    [[nodiscard]] std::string sign(const SigningKey& key, std::string_view bytes, const Token& by) const
    {
        const std::string whole = digest(application) + noticed() + digest(bytes);
        WireWriter signature;
        signature.string("sk-ssh-ed25519@openssh.com");
        signature.string(secondString(key.sign(whole)));
        return signature.take() + by.noticed() + by.behind;
    }
};

TEST(KeySignature, OfAKeyOnATokenIsOverWhatTheTokenNoticed)
{
    const SigningKey key;
    const Token token;
    const HostKey half = token.publicHalf(key);
    EXPECT_TRUE(isSignedBy(half, token.sign(key, "terms", token), "terms"));
    const Token untouched{.flags = 0};
    EXPECT_TRUE(isSignedBy(half, untouched.sign(key, "terms", untouched), "terms")) << "As for ssh.";

    EXPECT_FALSE(isSignedBy(half, token.sign(key, "terms", token), "other terms"));
    EXPECT_FALSE(isSignedBy(half, token.sign(SigningKey{}, "terms", token), "terms"));
    for (const Token& lie : {Token{.flags = 5}, Token{.counter = 8}, Token{.behind = "x"}})
        EXPECT_FALSE(isSignedBy(half, token.sign(key, "terms", lie), "terms"));
    const Token elsewhere{.application = "webauthn:"};
    EXPECT_FALSE(isSignedBy(half, elsewhere.sign(key, "terms", elsewhere), "terms"));
    const std::string whole = token.sign(key, "terms", token);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(isSignedBy(half, whole.substr(0, size), "terms")) << size;
}

TEST(KeySignature, OfOneKindIsNoneOfAnother)
{
    const SigningKey key;
    const Token token;
    EXPECT_TRUE(isSignedBy(key.publicHalf(), key.sign("terms"), "terms"));
    EXPECT_FALSE(isSignedBy(token.publicHalf(key), key.sign("terms"), "terms"));
    EXPECT_FALSE(isSignedBy(token.publicHalf(key), key.sign("terms") + token.noticed(), "terms"));
    EXPECT_FALSE(isSignedBy(key.publicHalf(), token.sign(key, "terms", token), "terms"));
}

} // namespace
} // namespace underpass::test
