// SPDX-License-Identifier: MIT
#include <libssh2_underpass.h>

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using Bytes = std::vector<unsigned char>;

int derive(Bytes& key, std::string_view passphrase, std::string_view salt, unsigned rounds)
{
    return libssh2_bcrypt_pbkdf(passphrase.data(), passphrase.size(),
        reinterpret_cast<const unsigned char*>(salt.data()), salt.size(), key.data(), key.size(), rounds);
}

} // namespace

// The values that OpenBSD's own function makes of these.
TEST(Bcrypt, MakesTheKeyThatOpenSshMakes)
{
    Bytes key(32);
    EXPECT_EQ(derive(key, "password", "salt", 4), 0);
    EXPECT_EQ(key,
        (Bytes{0x5b, 0xbf, 0x0c, 0xc2, 0x93, 0x58, 0x7f, 0x1c, 0x36, 0x35, 0x55, 0x5c, 0x27, 0x79, 0x65, 0x98,
            0xd4, 0x7e, 0x57, 0x90, 0x71, 0xbf, 0x42, 0x7e, 0x9d, 0x8f, 0xbe, 0x84, 0x2a, 0xba, 0x34, 0xd9}));
}

TEST(Bcrypt, RefusesWhatMakesNoKey)
{
    Bytes key(32);
    Bytes none;
    Bytes tooLong(1025);
    EXPECT_EQ(derive(key, "", "salt", 4), LIBSSH2_ERROR_INVAL);
    EXPECT_EQ(derive(key, "password", "", 4), LIBSSH2_ERROR_INVAL);
    EXPECT_EQ(derive(key, "password", "salt", 0), LIBSSH2_ERROR_INVAL);
    EXPECT_EQ(derive(none, "password", "salt", 4), LIBSSH2_ERROR_INVAL);
    EXPECT_EQ(derive(tooLong, "password", "salt", 4), LIBSSH2_ERROR_INVAL);
}

} // namespace underpass::test
