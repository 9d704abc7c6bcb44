// SPDX-License-Identifier: MIT
#include "core/proxy/HttpProxyClient.h"
#include "core/proxy/SocksClient.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace underpass;

// Whatever a proxy says, in pieces of whatever size, ends in an error, an open way, or a wish for more.
void talk(ProxyTalk& words, std::string_view proxy, std::size_t piece)
{
    (void)words.output();
    while (words.wanted() != 0 && !proxy.empty()) {
        const std::size_t size = std::min({words.wanted(), piece, proxy.size()});
        const auto taken = words.read(proxy.substr(0, size));
        if (!taken && taken.error().subject != "proxy:1080")
            std::abort();
        if (!taken)
            return;
        proxy.remove_prefix(size);
        (void)words.output();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    const std::size_t piece = 1 + data[0] / 2U;
    std::optional<ProxyLogIn> logIn;
    if (data[0] % 2 != 0)
        logIn.emplace("anna", Secret{"open sesame"});
    HttpProxyClient http{{"proxy", 1080}, {"mail.example.org", 22}, logIn};
    talk(http, bytes, piece);
    SocksClient socks{{"proxy", 1080}, {"mail.example.org", 22}, std::move(logIn)};
    talk(socks, bytes, piece);
    return 0;
}
