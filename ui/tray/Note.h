// SPDX-License-Identifier: MIT
#pragma once

#include "ui/words/StateText.h"

#include <QString>

#include <chrono>
#include <optional>

namespace underpass {

// A notification. The title has at most 63 UTF-16 units and the text 199: Windows cuts more without a word.
struct Note
{
    QString title;
    QString text;
    Light light = Light::Off; // The picture beside it, and the state in which it is still news.
    ProfileId profile = {}; // What a click on it should show.

    bool operator==(const Note&) const = default;
};

// What has to be remembered of one tunnel to tell what it did by itself from what the person did.
struct Story
{
    bool unattended = false; // The present attempt began by itself, after a wait.
    std::optional<TimePoint> lostAt; // When a tunnel that was online was lost; until it is back.
    bool lossTold = false;

    bool operator==(const Story&) const = default;
};

constexpr std::chrono::seconds lossPatience{30}; // A loss that is mended sooner is no news.

// The story after a step from one state to another.
[[nodiscard]] Story continued(
    const Story& story, const TunnelState& before, const TunnelState& after, TimePoint now);

// Whether that step is news, given the story until then. A click on connect or disconnect never is, nor is a
// question that was declined.
[[nodiscard]] std::optional<Note> noteFor(
    const QString& profile, const Story& story, const TunnelState& before, const TunnelState& after);

// The window was closed, and the program is not over.
[[nodiscard]] Note noteOfHiding();

// Whether being in this state is news by now: a loss that lasts.
[[nodiscard]] std::optional<Note> noteOfLoss(
    const QString& profile, const Story& story, const TunnelState& state, TimePoint now);

} // namespace underpass
