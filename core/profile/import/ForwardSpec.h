// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// "L:1110=mail.example.org:110", "R:8080=localhost:80", "D:1080"; a listen address may stand before the
// listen port. Also as toString() has it.
[[nodiscard]] Result<Forward> parseForward(std::string_view text);
// The same of a forward, without what is said of it elsewhere (who may use it, whether it is required).
[[nodiscard]] std::string specOf(const Forward& forward);

// What follows -L, -R or -D of ssh(1): "1110:mail.example.org:110", "127.0.0.1:1110:[2001:db8::1]:110",
// "1080". Both take an empty address and "*" for every address there is; on this machine a profile has no
// such place, so see settleListen().
[[nodiscard]] Result<Forward> parseSshForward(ForwardKind kind, std::string_view text);

// Where "every address" of this machine is listened at, once it is known who may connect: at 0.0.0.0 for
// everyone, else at localhost, and then with a word about it.
[[nodiscard]] std::optional<Sentence> settleListen(Forward& forward);
// Has a forward of this machine listen at localhost; what was changed, where that is something else.
[[nodiscard]] std::optional<Sentence> keepOnThisMachine(Forward& forward);

} // namespace underpass
