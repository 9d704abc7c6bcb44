// SPDX-License-Identifier: MIT
#include "core/proxy/SystemProxy.h"

#include "core/base/AsciiName.h"
#include "core/proxy/ProxySettings.h"
#include "core/system/WinText.h"

#include <memory>
#include <optional>

// clang-format off
#include <windows.h>
#include <winhttp.h>
// clang-format on

namespace underpass {
namespace {

struct FreeGlobal
{
    void operator()(wchar_t* text) const { GlobalFree(text); }
};
using GlobalText = std::unique_ptr<wchar_t, FreeGlobal>;

std::string utf8(const GlobalText& text)
{
    return text ? toUtf8(text.get()) : std::string{};
}

struct InternetOptions
{
    bool detect = false;
    GlobalText script;
    GlobalText proxies;
    GlobalText exceptions;
};

std::optional<InternetOptions> internetOptions()
{
    WINHTTP_CURRENT_USER_IE_PROXY_CONFIG found{};
    if (!WinHttpGetIEProxyConfigForCurrentUser(&found))
        return std::nullopt;
    return InternetOptions{found.fAutoDetect != FALSE, GlobalText{found.lpszAutoConfigUrl},
        GlobalText{found.lpszProxy}, GlobalText{found.lpszProxyBypass}};
}

struct CloseInternet
{
    void operator()(HINTERNET handle) const { WinHttpCloseHandle(handle); }
};

// What the configuration script says; nothing where there is none, or it cannot be had.
std::optional<Result<Proxy>> askScript(const InternetOptions& options, const Endpoint& server)
{
    const std::unique_ptr<void, CloseInternet> session{WinHttpOpen(
        L"Underpass", WINHTTP_ACCESS_TYPE_NO_PROXY, WINHTTP_NO_PROXY_NAME, WINHTTP_NO_PROXY_BYPASS, 0)};
    if (!session)
        return std::nullopt;
    WINHTTP_AUTOPROXY_OPTIONS how{};
    how.dwFlags = (options.detect ? WINHTTP_AUTOPROXY_AUTO_DETECT : 0U)
        | (options.script ? WINHTTP_AUTOPROXY_CONFIG_URL : 0U);
    how.dwAutoDetectFlags
        = options.detect ? WINHTTP_AUTO_DETECT_TYPE_DHCP | WINHTTP_AUTO_DETECT_TYPE_DNS_A : 0U;
    how.lpszAutoConfigUrl = options.script.get();
    how.fAutoLogonIfChallenged = FALSE; // Whoever answers WPAD must not get the Windows log-in.
    const std::wstring url
        = toWide("https://" + toString(withAsciiHost(server)) + "/"); // Scripts judge by URL.
    WINHTTP_PROXY_INFO found{};
    if (!WinHttpGetProxyForUrl(session.get(), url.c_str(), &how, &found))
        return std::nullopt;
    const GlobalText proxies{found.lpszProxy};
    const GlobalText exceptions{found.lpszProxyBypass};
    if (found.dwAccessType != WINHTTP_ACCESS_TYPE_NAMED_PROXY)
        return Result<Proxy>{Proxy{}};
    return proxyFromWindowsList(utf8(proxies), utf8(exceptions), server);
}

} // namespace

Result<Proxy> systemProxyFor(const Endpoint& server)
{
    const auto options = internetOptions();
    if (!options)
        return Proxy{};
    if (options->detect || options->script) {
        if (auto answer = askScript(*options, server))
            return std::move(*answer);
    }
    return proxyFromWindowsList(utf8(options->proxies), utf8(options->exceptions), server);
}

} // namespace underpass
