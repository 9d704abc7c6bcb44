// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/ControlSocket.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace underpass {

// A tunnel that some process of this account runs.
struct Running
{
    ControlPeer process;
    TunnelReport tunnel;
    bool isInBackground = false; // With others, and nobody sits there: ControlReply::isBackground.
};

// What the processes of this account say.
struct AllRunning
{
    std::vector<Running> tunnels;
    std::vector<std::int64_t> hanging; // They live and do not answer: what they run, nobody knows.
};

// Asks all of them at once, for three seconds at most. One that is just ending is left out. Blocks.
[[nodiscard]] AllRunning findAllRunning(const std::filesystem::path& runtime);

// The process that hangs, as an error that says what to do.
[[nodiscard]] Error hangs(std::int64_t process);

// Nothing: nobody runs it. One that has failed is told only where nobody else runs it. Fails with
// ProcessHangs where that cannot be said, because a process hangs. Blocks as above.
[[nodiscard]] Result<std::optional<Running>> findRunning(
    const std::filesystem::path& runtime, const ProfileId& id);

// The same, of one process, which may be over.
[[nodiscard]] Result<std::optional<Running>> findRunningIn(const ControlPeer& peer, const ProfileId& id);

// The process that has a window: the tray program. Fails as above.
[[nodiscard]] Result<std::optional<ControlPeer>> findManager(const std::filesystem::path& runtime);

// The process that runs the tunnels without a window or terminal of their own. Fails as above.
[[nodiscard]] Result<std::optional<ControlPeer>> findBackground(const std::filesystem::path& runtime);

// Fails also where the process refuses.
[[nodiscard]] Result<void> askProcess(const ControlPeer& peer, const ControlRequest& request);

} // namespace underpass
