// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <optional>
#include <string>

namespace underpass {

// In what a caller of a dynamic forward may say where it wants to go.
enum class DynamicProtocol {
    Socks4, // And 4a, where the name is looked up at the far end.
    Socks5, // RFC 1928.
    HttpConnect, // RFC 9110 section 9.3.6.
};

// What the caller is told once the server has answered: that the target is there, or why it is not. `refusal`
// is as Channel::opening() gives it; what the protocol has no word for becomes a general failure.
[[nodiscard]] std::string answerTo(DynamicProtocol protocol, const std::optional<Error>& refusal);

// One answer of each protocol, also for requests that never reach the server.
namespace socks5 {
enum Reply : unsigned char { // RFC 1928 section 6.
    Granted = 0,
    Failed = 1,
    NotAllowed = 2,
    NetworkUnreachable = 3,
    HostUnreachable = 4,
    ConnectionRefused = 5,
    NoSuchCommand = 7,
    NoSuchAddressType = 8,
};
} // namespace socks5
[[nodiscard]] std::string socks5Answer(socks5::Reply reply);
[[nodiscard]] std::string socks4Answer(bool isGranted);
// `status` is "403 Forbidden", `words` are for people, plain text; `field` is one more header line, with its
// end.
[[nodiscard]] std::string httpRefusal(
    const std::string& status, const std::string& words, const std::string& field = {});

} // namespace underpass
