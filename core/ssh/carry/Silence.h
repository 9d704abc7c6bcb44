// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>

namespace underpass {

// What to do about a server from which nothing comes.
enum class Silence { Ask, Report, AskAgain, GiveUp };

struct SilenceStep
{
    Silence action;
    int thirds; // Of a keepalive interval, since it was last heard.

    [[nodiscard]] constexpr std::chrono::milliseconds after(std::chrono::milliseconds keepalive) const
    {
        return keepalive * thirds / 3;
    }
};

inline constexpr std::array<SilenceStep, 4> silenceSteps{
    {{Silence::Ask, 3}, {Silence::Report, 4}, {Silence::AskAgain, 6}, {Silence::GiveUp, 9}}};

} // namespace underpass
