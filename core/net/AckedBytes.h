// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace underpass {

// How many of the bytes sent on this TCP connection the other end's system has acknowledged so far: evidence
// that they arrived, not that anybody reads them. Nothing where our system does not say: Linux before 4.1
// (tcp(7), TCP_INFO), Windows before 10 1703 (SIO_TCP_INFO), and Wine.
// `socket` is the system's handle, as a number: Linux's header about these sockets agrees with no other.
[[nodiscard]] std::optional<std::uint64_t> ackedBytes(std::uintptr_t socket);

} // namespace underpass
