// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Control.h"
#include "core/control/TurnedAwayLines.h"
#include "core/profile/Profile.h"
#include "core/system/Log.h"
#include "core/tunnel/TakenOver.h"
#include "core/tunnel/TunnelState.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

// One tunnel that this process runs: keeps what is known of it, and says what is new to whoever looks on and
// to its log. Lives on one thread, and does no work of the tunnel's own.
class TunnelHere
{
public:
    // Those who look on, if any do.
    struct Voice
    {
        std::function<void(const std::string&)> say;
        std::function<void(const Notice&)> tell; // None where the prompter does it.
        std::function<std::string(const ForwardReport&)> hint; // What to do about a port.
    };
    TunnelHere(Profile profile, Log log, Voice voice);

    void apply(const TunnelState& state);
    // Whether the running tunnel is to take the edited profile over; what is wrong with it is noted once.
    [[nodiscard]] bool obey(const Profile& edited);
    void took(const TakenOver& taken);
    void note(const std::string& sentence) const;

    [[nodiscard]] const Profile& profile() const { return m_profile; }
    [[nodiscard]] const TunnelState& state() const { return m_state; }
    [[nodiscard]] const Log& log() const { return m_log; }
    // Why the edited profile is not in force.
    [[nodiscard]] const std::optional<Error>& unusable() const { return m_unusable; }
    // `fileTrouble`: what is wrong with the whole profile file.
    [[nodiscard]] TunnelReport report(const std::optional<Error>& fileTrouble) const;

private:
    void tell(const TunnelState& before) const;
    [[nodiscard]] std::string notInForce(const std::optional<Error>& fileTrouble) const;

    Profile m_profile;
    Log m_log;
    Voice m_voice;
    TunnelState m_state;
    TurnedAwayLines m_turnedAway;
    std::optional<Error> m_unusable;
    std::vector<std::string> m_later; // Fields that count from the next connection on.
};

} // namespace underpass
