// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <cstdint>
#include <string>
#include <vector>

namespace underpass {

// What Windows shows of the agents that there may be, and what that means. Pure.

// How far its service "ssh-agent" is. It is installed disabled.
enum class AgentService { Unknown, Missing, Disabled, Stopped, Running };

// Why an agent could not be asked: what GetLastError() said about its pipe, its window or its process.
// AgentOutOfReach where that has more rights than we have (ERROR_ACCESS_DENIED, also by UIPI), which is so
// when it was started as administrator; else AgentUnavailable. `message`: the system's own.
[[nodiscard]] Error whyNotAsked(
    const std::string& agent, std::uint32_t lastError, const std::string& message);

// Why no agent answered, by what came of each that was tried: one that is there and out of reach, else one
// that is there and failed, else that none runs, where Windows' own is off.
[[nodiscard]] Error whyNoAgent(const std::vector<Error>& tried, AgentService service);

// The detail of an agent that is not there.
inline constexpr const char* notThere = "no agent is running";

} // namespace underpass
