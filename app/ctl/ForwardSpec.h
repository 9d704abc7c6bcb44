// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <string_view>

namespace underpass {

// "L:1110=mail.example.org:110", "R:8080=localhost:80", "D:1080"; a listen address may stand before the
// listen port.
[[nodiscard]] Result<Forward> parseForward(std::string_view text);

// What follows -L, -R or -D of ssh(1): "1110:mail.example.org:110", "127.0.0.1:1110:[2001:db8::1]:110",
// "1080".
[[nodiscard]] Result<Forward> parseSshForward(ForwardKind kind, std::string_view text);

} // namespace underpass
