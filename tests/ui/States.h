// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/TunnelState.h"

#include <array>
#include <vector>

namespace underpass {

inline Error lost()
{
    return {ErrorCode::LinkLost, "mail.example.org:22", "secret detail"};
}

inline ForwardState pop3(bool listening)
{
    ForwardState state;
    state.forward.listen = {"localhost", 1110};
    state.forward.target = Endpoint{"mail.example.org", 110};
    state.listen = state.forward.listen;
    state.listening = listening;
    return state;
}

inline Question question()
{
    Question asked;
    asked.profileId = "mail";
    asked.server = {"mail.example.org", 22};
    asked.account = "anna";
    asked.what = PasswordQuestion{};
    return asked;
}

// One state for each light, in the order of Light.
inline std::array<TunnelState, 7> stateOfEachLight()
{
    const TimePoint start{};
    return {Stopped{}, Online{1, start, {pop3(true)}, {}}, Connecting{2},
        Waiting{1, start + std::chrono::seconds{5}, lost()}, Online{1, start, {pop3(false)}, {}},
        NeedsUser{1, question()}, Failed{lost()}};
}

} // namespace underpass
