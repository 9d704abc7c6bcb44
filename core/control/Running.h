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
};

// Asks every process. One that does not answer, because it is just ending, is left out.
[[nodiscard]] std::vector<Running> findAllRunning(const std::filesystem::path& runtime);
[[nodiscard]] std::optional<Running> findRunning(const std::filesystem::path& runtime, const ProfileId& id);

// The process that manages the profiles of this folder: the tray program.
[[nodiscard]] std::optional<ControlPeer> findManager(
    const std::filesystem::path& runtime, const std::filesystem::path& profiles);

// Fails also where the process refuses.
[[nodiscard]] Result<void> askProcess(const ControlPeer& peer, const ControlRequest& request);

} // namespace underpass
