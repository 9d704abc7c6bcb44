// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <cstdint>
#include <string_view>

namespace underpass {

// `why` a server let nobody in before it introduced itself, with a sentence more where it said nothing at all
// and its port is usually that of another service: a remote desktop (RDP), as others that wait to be spoken
// to in their own language, hangs up without a word. Pure.
[[nodiscard]] Error withUsualService(Error why, std::string_view firstBytes, std::uint16_t port);

} // namespace underpass
