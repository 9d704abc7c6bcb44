// SPDX-License-Identifier: MIT
#include "core/ssh/trust/PublicKeyLine.h"

#include <gtest/gtest.h>

namespace underpass {

namespace {

// RFC 8709's shape with 32 bytes of zero as the key.
const std::string zeroKey
    = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

} // namespace

TEST(PublicKey, IsReadWithAndWithoutAComment)
{
    const auto key = parsePublicKey(zeroKey + " anna's server");
    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(key->type, "ssh-ed25519");
    EXPECT_EQ(key->blob.size(), 4U + 11U + 4U + 32U);
    EXPECT_EQ(key->blob.substr(4, 11), "ssh-ed25519");
    EXPECT_EQ(parsePublicKey(zeroKey), key);
}

TEST(PublicKey, IsRefusedWhereItsTypeIsAnotherOrTheTextIsDamaged)
{
    EXPECT_FALSE(parsePublicKey("ssh-rsa" + zeroKey.substr(11)).has_value());
    EXPECT_FALSE(parsePublicKey(zeroKey.substr(0, 40)).has_value());
    EXPECT_FALSE(parsePublicKey("ssh-ed25519 AAAA!AAA").has_value());
    EXPECT_FALSE(parsePublicKey("ssh-ed25519").has_value());
    EXPECT_FALSE(parsePublicKey("").has_value());
}

} // namespace underpass
