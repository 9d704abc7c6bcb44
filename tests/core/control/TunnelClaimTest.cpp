// SPDX-License-Identifier: MIT
#include "core/control/TunnelClaim.h"

#include "core/base/Error.h"
#include "tests/support/TemporaryFolder.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(TunnelClaim, IsOneForEachProfileAndFreeAgainWithItsEnd)
{
    const TemporaryFolder folder;
    auto first = claimTunnel(folder.path(), "mail");
    ASSERT_TRUE(first && *first);
    auto second = claimTunnel(folder.path(), "mail");
    ASSERT_TRUE(second) << sentence(second.error());
    EXPECT_EQ(*second, nullptr);
    const auto other = claimTunnel(folder.path(), "web");
    EXPECT_TRUE(other && *other);
    first->reset();
    second = claimTunnel(folder.path(), "mail");
    EXPECT_TRUE(second && *second);
}

TEST(TunnelClaim, OfAProcessThatRunsManyIsItsOwnUntilItReleasesIt)
{
    const TemporaryFolder folder;
    TunnelClaims claims{folder.path()};
    TunnelClaims others{folder.path()};
    EXPECT_TRUE(claims.claim("mail").value());
    EXPECT_TRUE(claims.claim("mail").value());
    EXPECT_FALSE(others.claim("mail").value());
    claims.release("mail");
    EXPECT_TRUE(others.claim("mail").value());
    EXPECT_FALSE(claims.claim("mail").value());
}

} // namespace
} // namespace underpass
