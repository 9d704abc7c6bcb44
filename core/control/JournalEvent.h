// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace underpass {

// What can happen to a tunnel, but for its state, whose name is an event as well: `online`, `waiting`, ...
inline constexpr const char* forwardEvent = "forward"; // A forward is doing better or worse.
inline constexpr const char* callerEvent = "caller-turned-away";
inline constexpr const char* noticeEvent = "notice";
inline constexpr const char* editedEvent = "edited"; // Its profile was, and what became of that.

// One thing that happened. Values for programs are empty where they make no sense.
struct JournalEvent
{
    std::uint64_t number = 0; // Counted from 1 by the process in which it happened; 0: not counted yet.
    std::string event; // Stable name.
    std::chrono::sys_seconds at; // UTC.
    ProfileId id = {};
    std::string name = {}; // The profile's.
    std::string state = {}; // name(TunnelState), once it had happened.
    std::string cause = {}; // name(ErrorCode)
    std::string sentence = {};
    std::string forward = {}; // specOf(), where it is about one.
    std::string forwardState = {}; // name(ForwardHealth)
    std::string user = {}; // Who was turned away, as far as it is known; by which rule.
    std::string program = {};
    std::string rule = {};
    std::uint64_t times = 0; // How often, since the last event about him.

    bool operator==(const JournalEvent&) const = default;
};

// Between our processes. Strings read have been through cleanText(); nothing where it is no event.
[[nodiscard]] nlohmann::json toJson(const JournalEvent& event);
[[nodiscard]] std::optional<JournalEvent> readEvent(const nlohmann::json& object);

} // namespace underpass
