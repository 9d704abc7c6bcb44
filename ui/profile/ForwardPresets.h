// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <QString>

#include <functional>
#include <span>

namespace underpass {

// A service that people forward often: at this port of the server itself, or, with no service at all, any
// address through a SOCKS proxy.
struct ForwardPreset
{
    const char* name; // See presetText().
    std::uint16_t port;
    std::uint16_t localPort; // Free of what systems use themselves.
    ForwardKind kind = ForwardKind::Local; // Local or Dynamic.
};
[[nodiscard]] std::span<const ForwardPreset> forwardPresets();
[[nodiscard]] QString presetText(const ForwardPreset& preset); // The names of protocols stay as they are.

// A forward to this service. `isTaken` says which local ports are no choice.
[[nodiscard]] Forward makeForward(
    const ForwardPreset& preset, const std::function<bool(std::uint16_t)>& isTaken);

// The server's port 8080 leads to a web server on this PC: a beginning for any remote forward.
[[nodiscard]] Forward makeRemoteForward();

} // namespace underpass
