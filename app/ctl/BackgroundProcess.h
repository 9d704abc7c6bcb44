// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/CallersWays.h"
#include "app/ctl/PersonElsewhere.h"
#include "app/ctl/Setting.h"
#include "app/ctl/TunnelHost.h"
#include "core/control/TunnelUses.h"
#include "core/system/AtomicFile.h"

#include <map>
#include <memory>
#include <string>

#include <asio/steady_timer.hpp>

namespace underpass {

// Runs every tunnel of these profiles that has neither window nor terminal, from the first `connect` until
// the last one has ended. One for these profiles: a second one ends at once. The tray program may have those
// that carry nothing.
class BackgroundProcess
{
public:
    explicit BackgroundProcess(Setting setting);
    [[nodiscard]] ExitCode run();

private:
    void changed(const ProfileId& id);
    void lookAround();
    void lookAroundAfter(std::chrono::milliseconds pause);
    void endIfIdle();
    void end();
    [[nodiscard]] std::string answer(const ControlRequest& request, ControlReply& reply);
    [[nodiscard]] std::string connect(const ControlRequest& request, ControlReply& reply);
    [[nodiscard]] std::string start(const ControlRequest& request, ControlReply& reply); // Why not.
    [[nodiscard]] std::string attend(const ControlRequest& request, ControlReply& reply);
    [[nodiscard]] std::string handOver(const ControlRequest& request, ControlReply& reply);
    void giveAway(const ControlRequest& to);
    [[nodiscard]] TunnelHere::Voice voiceOf(const ProfileId& id);
    void note(const ProfileId& id, const std::string& sentence);

    Setting m_setting;
    std::unique_ptr<FileLock> m_isTheOne;
    PersonElsewhere m_person;
    CallersWays m_ways;
    TunnelUses m_uses;
    std::map<ProfileId, ControlRequest> m_givenAway; // Ended, or just ending, and not collected yet.
    TunnelHost m_host;
    asio::steady_timer m_nextLook;
};

} // namespace underpass
