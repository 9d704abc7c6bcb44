// SPDX-License-Identifier: MIT
#include "core/profile/ProxyUrl.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(ProxyUrl, ReadsWhatPeopleWrite)
{
    EXPECT_EQ(parseProxyUrl("none"), Proxy{});
    EXPECT_EQ(parseProxyUrl("system"), (Proxy{ProxyKind::System, {}, {}}));
    EXPECT_EQ(parseProxyUrl("socks5://anna@proxy.example:1081"),
        (Proxy{ProxyKind::Socks5, {"proxy.example", 1081}, "anna"}));
    EXPECT_EQ(
        parseProxyUrl("socks5h://proxy.example"), (Proxy{ProxyKind::Socks5, {"proxy.example", 1080}, ""}));
    EXPECT_EQ(parseProxyUrl("http://proxy.example/"), (Proxy{ProxyKind::Http, {"proxy.example", 8080}, ""}));
    EXPECT_EQ(parseProxyUrl("[::1]:3128"), (Proxy{ProxyKind::Http, {"::1", 3128}, ""}));
}

TEST(ProxyUrl, IsReadBackAsItWasWritten)
{
    for (const Proxy& proxy : {Proxy{}, Proxy{ProxyKind::System, {}, {}},
             Proxy{ProxyKind::Socks5, {"::1", 1080}, "anna@example.org"},
             Proxy{ProxyKind::Http, {"proxy.example", 8080}, ""}})
        EXPECT_EQ(parseProxyUrl(toString(proxy)), proxy) << toString(proxy);
}

TEST(ProxyUrl, RefusesAPasswordWithoutRepeatingIt)
{
    const auto refused = parseProxyUrl("http://anna:sesame@proxy.example");
    ASSERT_FALSE(refused);
    EXPECT_EQ(sentence(refused.error()).find("sesame"), std::string::npos);
}

TEST(ProxyUrl, RefusesWhatItDoesNotKnow)
{
    for (const char* text : {"", "ftp://proxy.example", "http://", "socks5://two words", "http://proxy:x"})
        EXPECT_FALSE(parseProxyUrl(text)) << text;
}

} // namespace
} // namespace underpass
