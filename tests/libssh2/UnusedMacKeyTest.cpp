// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <gtest/gtest.h>

namespace underpass::test {

// kex.c derives a MAC key for every cipher, and frees it where the method says that it has not kept it.
TEST(UnusedMacKey, IsGivenBackByCiphersThatAuthenticateByThemselves)
{
    ScriptedPeer peer;
    int gcm = 0;
    CipherInfo cipher{};
    for (std::size_t i = 0; cipherAt(i, &cipher) != 0; i++) {
        const int givesBack = givesUnusedMacKeyBack(peer.session(), cipher.name);
        EXPECT_NE(givesBack, 0) << cipher.name;
        gcm += givesBack == 1 && std::string(cipher.name).find("gcm") != std::string::npos ? 1 : 0;
    }
    EXPECT_EQ(gcm, 2) << "aes128-gcm and aes256-gcm";
}

} // namespace underpass::test
