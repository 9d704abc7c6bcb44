// SPDX-License-Identifier: MIT
#include "core/base/AsciiName.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr std::size_t longestTyped = 1024; // In UTF-8 more bytes than as A-labels; this is far too many.

} // namespace

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

std::optional<std::string> asciiName(std::string_view host)
{
    if (isAscii(host))
        return std::string{host};
    if (host.size() > longestTyped || host.find('\0') != std::string_view::npos)
        return std::nullopt;
    auto name = aLabelsBySystem(std::string{host});
    return name && isAscii(*name) && !name->empty() ? std::move(name) : std::nullopt;
}

std::string asciiHost(const std::string& host)
{
    return asciiName(host).value_or(host);
}

Endpoint withAsciiHost(Endpoint endpoint)
{
    endpoint.host = asciiHost(endpoint.host);
    return endpoint;
}

} // namespace underpass
