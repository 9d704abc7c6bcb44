// SPDX-License-Identifier: MIT
#include "core/ssh/login/Certificate.h"

#include "tests/support/KeyTool.h"
#include "tests/support/TempDir.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

TEST(CertificateOfOpenSsh, IsReadForEveryKindOfKey)
{
    const TempDir folder;
    const auto authority = makeKeyFile(folder.path(), "authority");
    for (const std::string type : {"ed25519", "rsa", "ecdsa"}) {
        const auto key = makeKeyFile(folder.path(), "key-" + type, {"-t", type});
        certify(key, authority, {"-V", "20200101000000Z:20300101000000Z", "-n", "anna"});
        const auto found = certificateBeside(key.string());
        ASSERT_TRUE(found && *found) << type;
        EXPECT_EQ((*found)->path, key.string() + "-cert.pub");
        EXPECT_TRUE(isCertificate((*found)->blob));
        EXPECT_EQ((*found)->validAfter, 1577836800U) << type;
        EXPECT_EQ((*found)->validBefore, 1893456000U) << type;
    }
}

} // namespace
} // namespace underpass::test
