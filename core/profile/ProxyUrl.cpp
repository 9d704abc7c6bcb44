// SPDX-License-Identifier: MIT
#include "core/profile/ProxyUrl.h"

#include "core/base/CleanText.h"

namespace underpass {
namespace {

constexpr std::uint16_t socksPort = 1080;
constexpr std::uint16_t httpPort = 8080;

std::optional<ProxyKind> kindOf(std::string_view scheme)
{
    if (scheme == "socks5" || scheme == "socks5h" || scheme == "socks")
        return ProxyKind::Socks5;
    if (scheme == "http" || scheme == "https")
        return ProxyKind::Http;
    return std::nullopt;
}

} // namespace

Result<Proxy> parseProxyUrl(std::string_view text)
{
    if (text == "none")
        return Proxy{};
    if (text == "system")
        return Proxy{ProxyKind::System, {}, {}};
    Proxy proxy{ProxyKind::Http, {}, {}};
    if (const auto colon = text.find("://"); colon != std::string_view::npos) {
        const auto kind = kindOf(text.substr(0, colon));
        if (!kind)
            return fail(ErrorCode::InvalidInput, "the proxy", "it begins with socks5:// or http://");
        proxy.kind = *kind;
        text.remove_prefix(colon + 3);
    }
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        proxy.account = text.substr(0, at);
        text.remove_prefix(at + 1);
        if (proxy.account.find(':') != std::string::npos)
            return fail(ErrorCode::InvalidInput, "the proxy",
                "a password does not belong here: leave it out, and Underpass asks for it and keeps it "
                "safely");
    }
    if (text.ends_with('/'))
        text.remove_suffix(1);
    auto server = Endpoint::parse(text, proxy.kind == ProxyKind::Socks5 ? socksPort : httpPort);
    if (!server)
        return fail(ErrorCode::InvalidInput, "the proxy \"" + cleanText(text) + "\"", server.error().detail);
    proxy.server = std::move(*server);
    return proxy;
}

std::string toString(const Proxy& proxy)
{
    if (proxy.kind == ProxyKind::None || proxy.kind == ProxyKind::System)
        return name(proxy.kind);
    return std::string{name(proxy.kind)} + "://" + (proxy.account.empty() ? "" : proxy.account + "@")
        + toString(proxy.server);
}

} // namespace underpass
