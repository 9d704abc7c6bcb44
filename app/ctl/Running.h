// SPDX-License-Identifier: MIT
#pragma once

#include "core/platform/ControlSocket.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace underpass {

// A tunnel that some process of this account runs.
struct Running
{
    std::int64_t process = 0;
    std::filesystem::path socket;
    TunnelReport tunnel;
};

// Asks every process. One that does not answer, because it is just ending, is left out.
[[nodiscard]] std::vector<Running> findAllRunning(const std::filesystem::path& runtime);
[[nodiscard]] std::optional<Running> findRunning(const std::filesystem::path& runtime, const ProfileId& id);

// Fails also where the process refuses.
[[nodiscard]] Result<void> askRunning(const Running& running, const ControlRequest& request);

} // namespace underpass
