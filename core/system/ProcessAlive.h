// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace underpass {

[[nodiscard]] std::int64_t ownProcessId();

// Whether the process of ours that had this number is over. One of another account under it means that the
// number was given away again. Thread-safe.
[[nodiscard]] bool hasEnded(std::int64_t process);

// The same of any process of this account, at the latest when `patience` has passed. Blocks.
[[nodiscard]] bool waitForEnd(std::int64_t process, std::chrono::milliseconds patience);

// The process after which a file is named: `prefix` and its number.
[[nodiscard]] std::optional<std::int64_t> processInName(std::string_view fileName, std::string_view prefix);

} // namespace underpass
