// SPDX-License-Identifier: MIT
#pragma once

#include "core/Profile.h"

#include <QString>

#include <functional>
#include <span>

namespace underpass {

// A service that people forward often.
struct ForwardPreset
{
    const char* name; // Untranslated where it is a protocol's name.
    std::uint16_t port;
    std::uint16_t localPort; // Free of what systems use themselves.
};
[[nodiscard]] std::span<const ForwardPreset> forwardPresets();

// A local forward to this service on the server itself. `isTaken` says which local ports are no choice.
[[nodiscard]] Forward makeForward(
    const ForwardPreset& preset, const std::function<bool(std::uint16_t)>& isTaken);

} // namespace underpass
