// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/TunnelState.h"

#include <QString>

#include <optional>

namespace underpass {

// What the sentence of a state is about, where that is trouble: the end of the last connection, or a forward
// that does not work.
[[nodiscard]] std::optional<Error> troubleShown(const TunnelState& state);
// What the terminal says in brackets: what was tried, what the server offers, what the system said. English,
// for support; bounded, plain text; empty where there is none.
[[nodiscard]] QString detailText(const Error& error);

// What a person can do about an error in the profile itself.
enum class Remedy { None, Edit, ChooseKeyFile };
[[nodiscard]] Remedy remedyOf(const Error& error);

} // namespace underpass
