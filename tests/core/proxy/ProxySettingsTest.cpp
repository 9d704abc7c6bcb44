// SPDX-License-Identifier: MIT
#include "core/proxy/ProxySettings.h"

#include <map>

#include <gtest/gtest.h>

namespace underpass {
namespace {

const Endpoint server{"mail.example.org", 22};
const Proxy direct{};

Proxy http(const std::string& host, std::uint16_t port)
{
    return {ProxyKind::Http, {host, port}, ""};
}

Result<Proxy> from(const std::map<std::string, std::string>& variables, const Endpoint& to = server)
{
    return proxyFromVariables(
        [&](const char* name) { return variables.contains(name) ? variables.at(name) : std::string{}; }, to);
}

TEST(ProxySettings, WithoutVariablesThereIsNoProxy)
{
    EXPECT_EQ(from({}), direct);
    EXPECT_EQ(from({{"http_proxy", "http://a:1"}}), direct); // For pages in clear text only.
}

TEST(ProxySettings, VariablesComeInTheirOrder)
{
    EXPECT_EQ(from({{"all_proxy", "socks5://s:1"}}), (Proxy{ProxyKind::Socks5, {"s", 1}, ""}));
    EXPECT_EQ(from({{"all_proxy", "socks5://s:1"}, {"https_proxy", "http://h:2"}}), http("h", 2));
    EXPECT_EQ(from({{"HTTPS_PROXY", "http://upper:1"}, {"https_proxy", "lower:2"}}), http("lower", 2));
    EXPECT_EQ(from({{"ALL_PROXY", "http://upper:1"}}), http("upper", 1));
}

TEST(ProxySettings, APasswordInAVariableIsLeftOut)
{
    EXPECT_EQ(from({{"https_proxy", "http://anna:se:same@h:2"}}), (Proxy{ProxyKind::Http, {"h", 2}, "anna"}));
    EXPECT_EQ(from({{"https_proxy", "anna:sesame@h:2"}}), (Proxy{ProxyKind::Http, {"h", 2}, "anna"}));
}

TEST(ProxySettings, AVariableThatCannotBeReadIsNamedAndNotRepeated)
{
    const auto refused = from({{"https_proxy", "ftp://anna:sesame@h:2"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(refused.error().subject.find("https_proxy"), std::string::npos);
    EXPECT_EQ(sentence(refused.error()).find("sesame"), std::string::npos);
}

TEST(ProxySettings, ANameBeyondAsciiIsAnExceptionHoweverItIsWritten)
{
    const Endpoint munich{"mail.münchen.example", 22};
    for (const char* exceptions : {"mail.münchen.example", ".MÜNCHEN.example", "*.xn--mnchen-3ya.example"})
        EXPECT_EQ(from({{"https_proxy", "h:2"}, {"no_proxy", exceptions}}, munich), direct) << exceptions;
    EXPECT_EQ(from({{"https_proxy", "h:2"}, {"no_proxy", "munchen.example"}}, munich), http("h", 2));
    EXPECT_EQ(from({{"https_proxy", "h:2"}, {"no_proxy", "münchen.example"}}, {"xn--mnchen-3ya.example", 22}),
        direct);
}

TEST(ProxySettings, ExceptionsGoDirectly)
{
    EXPECT_EQ(from({{"https_proxy", "h:2"}, {"no_proxy", "localhost, .example.org"}}), direct);
    EXPECT_EQ(from({{"https_proxy", "h:2"}, {"NO_PROXY", "*"}}), direct);
    EXPECT_EQ(from({{"https_proxy", "h:2"}, {"no_proxy", "example.com"}}), http("h", 2));
}

TEST(ProxySettings, AnExceptionNamesAHostOrADomain)
{
    for (const char* list : {"mail.example.org", "MAIL.Example.org", "example.org", ".example.org",
             "*.example.org", "a,example.org:22", "a;mail.*", "*", "a example.org"})
        EXPECT_TRUE(isException(list, server)) << list;
    for (const char* list :
        {"", ",", ".", "ample.org", "mail", "example.org:23", "mail.example.org.uk", "<local>", "192.*"})
        EXPECT_FALSE(isException(list, server)) << list;
}

TEST(ProxySettings, AnExceptionNamesAnAddressWholeOrByItsBeginning)
{
    EXPECT_TRUE(isException("10.*", {"10.1.2.3", 22}));
    EXPECT_TRUE(isException("10.1.2.3:22", {"10.1.2.3", 22}));
    EXPECT_FALSE(isException("2.3", {"10.1.2.3", 22}));
    EXPECT_TRUE(isException("::1", {"::1", 22}));
    EXPECT_TRUE(isException("[::1]", {"::1", 22}));
    EXPECT_TRUE(isException("[::1]:22", {"::1", 22}));
    EXPECT_FALSE(isException("[::1]:23", {"::1", 22}));
    EXPECT_TRUE(isException("<local>", {"fileserver", 22}));
    EXPECT_FALSE(isException("<local>", {"::1", 22}));
}

TEST(ProxySettings, AnExceptionNamesTheNetworkOfAnAddress)
{
    for (const char* list : {"10.0.0.0/8", "x,10.1.2.0/24", "10.1.2.3/32", "0.0.0.0/0", "10.1.9.9/16"})
        EXPECT_TRUE(isException(list, {"10.1.2.3", 22})) << list;
    for (const char* list :
        {"10.0.0.0/16", "192.168.0.0/16", "10.0.0.0/33", "10.0.0.0/", "/8", "fd00::/8", "::/0"})
        EXPECT_FALSE(isException(list, {"10.1.2.3", 22})) << list;
    EXPECT_TRUE(isException("fd00::/8", {"fd12::1", 22}));
    EXPECT_FALSE(isException("fd00::/8", {"fe80::1", 22}));
    EXPECT_FALSE(isException("10.0.0.0/8", server));
}

TEST(ProxySettings, WindowsListsOneProxyOrOnePerProtocol)
{
    EXPECT_EQ(proxyFromWindowsList("", "", server), direct);
    EXPECT_EQ(proxyFromWindowsList("proxy:8080", "", server), http("proxy", 8080));
    EXPECT_EQ(proxyFromWindowsList("http=a:80;https=b:81;socks=c:82", "", server), http("b", 81));
    EXPECT_EQ(
        proxyFromWindowsList("http=a:80;socks=c:82", "", server), (Proxy{ProxyKind::Socks5, {"c", 82}, ""}));
    EXPECT_EQ(proxyFromWindowsList("http=a:80", "", server), direct);
    EXPECT_EQ(proxyFromWindowsList("proxy:8080", "*.example.org;<local>", server), direct);
}

} // namespace
} // namespace underpass
