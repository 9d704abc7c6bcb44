// SPDX-License-Identifier: MIT
#include "core/proxy/ProxySettings.h"

#include "core/base/AsciiName.h"
#include "core/profile/ProxyUrl.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <asio/ip/address.hpp>
#include <asio/ip/network_v4.hpp>
#include <asio/ip/network_v6.hpp>

namespace underpass {
namespace {

std::vector<std::string> partsOf(std::string_view text, std::string_view between)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(between), text.size());
        if (end != 0)
            words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(),
        [](char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; });
    return text;
}

bool isAddress(const std::string& host)
{
    return host.find(':') != std::string::npos
        || std::ranges::all_of(host, [](char each) { return (each >= '0' && each <= '9') || each == '.'; });
}

// "10.0.0.0/8", whatever bits follow.
bool isInNetwork(const std::string& network, const std::string& host)
{
    std::error_code failed;
    const auto address = asio::ip::make_address(host, failed);
    if (failed)
        return false;
    if (address.is_v6()) {
        const auto range = asio::ip::make_network_v6(network, failed);
        return !failed
            && asio::ip::network_v6{address.to_v6(), range.prefix_length()}.canonical() == range.canonical();
    }
    const auto range = asio::ip::make_network_v4(network, failed);
    return !failed
        && asio::ip::network_v4{address.to_v4(), range.prefix_length()}.canonical() == range.canonical();
}

bool names(std::string pattern, const Endpoint& server)
{
    if (pattern == "<local>")
        return server.host.find('.') == std::string::npos && !isAddress(server.host);
    if (pattern.find('/') != std::string::npos)
        return isInNetwork(pattern, server.host);
    if (const auto end = pattern.find("]:"); end != std::string::npos) {
        if (pattern.substr(end + 2) != std::to_string(server.port))
            return false;
        pattern.resize(end + 1);
    }
    if (const auto colon = pattern.rfind(':');
        colon != std::string::npos && pattern.find(':') == colon) { // More colons: an IPv6 address.
        if (pattern.substr(colon + 1) != std::to_string(server.port))
            return false;
        pattern.resize(colon);
    }
    if (pattern.starts_with('[') && pattern.ends_with(']'))
        pattern = pattern.substr(1, pattern.size() - 2);
    if (pattern == "*")
        return true;
    if (pattern.ends_with('*'))
        return server.host.starts_with(pattern.substr(0, pattern.size() - 1));
    pattern.erase(0, std::min(pattern.find_first_not_of("*."), pattern.size()));
    if (pattern.empty())
        return false;
    pattern = asciiHost(pattern);
    return server.host == pattern || (!isAddress(server.host) && server.host.ends_with("." + pattern));
}

// "http://anna:secret@proxy:8080" without ":secret".
std::string withoutPassword(std::string url)
{
    const auto scheme = url.find("://");
    const auto begin = scheme == std::string::npos ? 0 : scheme + 3;
    const auto at = url.rfind('@');
    const auto colon = url.find(':', begin);
    if (at != std::string::npos && at > begin && colon < at)
        url.erase(colon, at - colon);
    return url;
}

std::optional<Result<Proxy>> readSetting(const std::string& setting, const std::string& value)
{
    if (value.empty())
        return std::nullopt;
    auto proxy = parseProxyUrl(withoutPassword(value));
    if (!proxy)
        return fail(ErrorCode::InvalidInput, "the system's setting " + setting, proxy.error().detail);
    return proxy;
}

} // namespace

bool isException(std::string_view exceptions, const Endpoint& server)
{
    return std::ranges::any_of(partsOf(lowerCase(std::string{exceptions}), ",; \t"),
        [known = withAsciiHost(server)](const std::string& pattern) { return names(pattern, known); });
}

Result<Proxy> proxyFromVariables(
    const std::function<std::string(const char*)>& variable, const Endpoint& server)
{
    for (const char* name : {"no_proxy", "NO_PROXY"}) {
        if (isException(variable(name), server))
            return Proxy{};
    }
    for (const char* name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
        if (auto found = readSetting(name, variable(name)))
            return std::move(*found);
    }
    return Proxy{};
}

Result<Proxy> proxyFromWindowsList(
    std::string_view proxies, std::string_view exceptions, const Endpoint& server)
{
    if (isException(exceptions, server))
        return Proxy{};
    const auto words = partsOf(proxies, "; \t");
    for (const std::string_view wanted : {"https=", "socks=", ""}) {
        for (const std::string& word : words) {
            const bool fits
                = wanted.empty() ? word.find('=') == std::string::npos : lowerCase(word).starts_with(wanted);
            if (!fits)
                continue;
            const std::string value = word.substr(wanted.size());
            const bool isSocks = wanted == "socks=" && value.find("://") == std::string::npos;
            if (auto found = readSetting("proxy", (isSocks ? "socks5://" : "") + value))
                return std::move(*found);
        }
    }
    return Proxy{};
}

} // namespace underpass
