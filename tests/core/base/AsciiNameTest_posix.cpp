// SPDX-License-Identifier: MIT
#include "core/base/AsciiName.h"
#include "core/base/Endpoint.h"
#include "core/base/Error.h"

#include <gtest/gtest.h>

namespace underpass {

// Wine's IdnToAscii() looks at neither.
TEST(AsciiName, IsNothingForWhatReadsBothWaysOrBeginsWithAMark)
{
    for (const char* host : {"a\u05d0.example", "\u0301a.example"}) {
        EXPECT_EQ(asciiName(host), std::nullopt) << host;
        EXPECT_FALSE(parseHost(host)) << host;
    }
}

} // namespace underpass
