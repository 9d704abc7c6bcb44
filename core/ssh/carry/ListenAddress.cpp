// SPDX-License-Identifier: MIT
#include "core/ssh/carry/ListenAddress.h"

#include "core/base/AsciiName.h"

#include <optional>

#include <asio/ip/address.hpp>

namespace underpass {
namespace {

std::optional<asio::ip::address> addressIn(std::string_view text)
{
    std::error_code failed;
    const auto address = asio::ip::make_address(std::string{text}, failed);
    return failed ? std::nullopt : std::optional{address};
}

bool isEveryAddress(std::string_view text)
{
    const auto address = addressIn(text);
    return text.empty() || (address && address->is_unspecified());
}

} // namespace

std::string addressToBind(std::string_view host)
{
    return host == "*" ? std::string{} : asciiHost(std::string{host});
}

int closeness(std::string_view bound, std::string_view connected)
{
    if (bound == connected)
        return 3;
    const auto asked = addressIn(bound);
    const auto told = addressIn(connected);
    if ((asked && asked == told) || (isLoopback(bound) && isLoopback(connected)))
        return 2;
    const bool isNameOfIt = !asked && !isLoopback(bound) && told;
    return isEveryAddress(bound) || isEveryAddress(connected) || isNameOfIt ? 1 : 0;
}

} // namespace underpass
