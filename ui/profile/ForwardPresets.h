// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <QString>

#include <functional>
#include <vector>

namespace underpass {

// A service that people forward often, one of core's table: at this port of the server itself, or, with no
// service at all, any address through a SOCKS proxy.
struct ForwardPreset
{
    const char* name; // See presetText().
    std::uint16_t port;
    std::uint16_t localPort;
    ForwardKind kind = ForwardKind::Local; // Local or Dynamic.
};
inline constexpr std::uint16_t socksPort = 1080; // Of the last one: RFC 1928.
[[nodiscard]] const std::vector<ForwardPreset>& forwardPresets();
[[nodiscard]] QString presetText(const ForwardPreset& preset); // The names of protocols stay as they are.

// A forward to this service. `isTaken` says which local ports are no choice.
[[nodiscard]] Forward makeForward(
    const ForwardPreset& preset, const std::function<bool(std::uint16_t)>& isTaken);

// The server's port 8080 leads to a web server on this PC: a beginning for any remote forward.
[[nodiscard]] Forward makeRemoteForward();

} // namespace underpass
