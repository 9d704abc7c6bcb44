// SPDX-License-Identifier: MIT
#include "core/proxy/Challenges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Challenges, AreTheSchemesOfAllFieldsOnceAndInTheirOrder)
{
    EXPECT_THAT(challengesIn("HTTP/1.1 407 x\r\nVia: Basic\r\nproxy-AUTHENTICATE:NTLM\r\n"
                             "Proxy-Authenticate: Basic realm=\"x\"\r\nProxy-Authenticate: ntlm\r\n\r\n"),
        ElementsAre("ntlm", "basic"));
    EXPECT_THAT(challengesIn("HTTP/1.1 407 x\n\n"), IsEmpty());
    EXPECT_THAT(challengesIn(""), IsEmpty());
}

TEST(Challenges, AreNotParametersNorWhatStandsInQuotes)
{
    EXPECT_THAT(challengesIn("Proxy-Authenticate: Digest realm=\"a \\\" , Basic b\", nonce=\"c\", qop=auth, "
                             "Negotiate dG9rZW4= , Basic realm=\"\"\r\n"),
        ElementsAre("digest", "negotiate", "basic"));
    EXPECT_THAT(challengesIn("Proxy-Authenticate: Digest realm=\"Basic, Basic"), ElementsAre("digest"));
    EXPECT_THAT(challengesIn("Proxy-Authenticate: ,, ,"), IsEmpty());
}

TEST(Challenges, AreBounded)
{
    std::string line = "Proxy-Authenticate: ";
    for (int i = 0; i < 1000; ++i)
        line += "s" + std::to_string(i) + ",";
    EXPECT_EQ(challengesIn(line).size(), 16U);
}

} // namespace
} // namespace underpass
