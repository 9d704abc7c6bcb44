// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"
#include "core/tunnel/Spell.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// What is kept of a tunnel: that it came up or went down, and why. One file for each profile in the state
// folder, "history-<id>.jsonl", a line for each, readable by its owner only, for 30 days and of bounded size.
// Several processes may write at once. The calls that take a folder block on the disk.
struct HistoryRecord
{
    std::chrono::sys_seconds at; // UTC.
    std::int64_t process = 0;
    std::uint64_t number = 0; // JournalEvent's; 0 where it is no event of its own.
    std::string event; // name(TunnelState), or `stillUp`.
    std::string cause = {}; // name(ErrorCode), or empty.
    std::string sentence = {};
    std::uint64_t turnedAway = 0; // How many callers were, since it came up.
    std::string subject = {}; // Error::subject of the cause.

    bool operator==(const HistoryRecord&) const = default;
};
inline constexpr const char* stillUp = "still-up"; // Now and then, for those who lose power.
inline constexpr std::chrono::days longestHistory{30};
inline constexpr std::size_t largestHistory = std::size_t{256} * 1024; // Bytes; then the older half goes.

// What an event of a record says of its tunnel: it is up; nothing runs any more.
[[nodiscard]] bool saysUp(std::string_view event);
[[nodiscard]] bool saysOver(std::string_view event);

struct History
{
    std::vector<HistoryRecord> records; // The newest last.
    std::size_t unreadable = 0; // Lines that make no sense; the others are as good as ever.
};

[[nodiscard]] Result<void> keepHistory(
    const std::filesystem::path& state, const ProfileId& id, const HistoryRecord& record);
// Without what is too old. Nothing was kept: no records.
[[nodiscard]] Result<History> readHistory(
    const std::filesystem::path& state, const ProfileId& id, std::chrono::sys_seconds now);
[[nodiscard]] Result<void> forgetHistory(const std::filesystem::path& state, const ProfileId& id);
[[nodiscard]] std::vector<ProfileId> keptHistories(
    const std::filesystem::path& state); // In order of their names.

// Pure. `runsIt`: whether this process runs the tunnel now.
[[nodiscard]] std::vector<Spell> spellsOf(
    const std::vector<HistoryRecord>& records, const std::function<bool(std::int64_t process)>& runsIt);

} // namespace underpass
