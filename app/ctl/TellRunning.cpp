// SPDX-License-Identifier: MIT
#include "app/ctl/TellRunning.h"

#include "core/base/OldAlgorithms.h"
#include "core/control/Running.h"
#include "core/control/StateWords.h"
#include "core/tunnel/TunnelState.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <thread>

namespace underpass {

namespace {

constexpr std::chrono::seconds patience{3};
constexpr std::chrono::milliseconds betweenLooks{50};

struct Told
{
    ControlPeer process;
    std::string refused; // Why the process does not go by the profiles.
};

bool runs(const ControlReply& reply, const ProfileId& id)
{
    const auto found = std::ranges::find(reply.tunnels, id, &TunnelReport::id);
    return found != reply.tunnels.end() && found->state != name(TunnelState{Stopped{}})
        && found->state != name(TunnelState{Failed{}});
}

// Tells all; returns those that run this tunnel.
std::vector<Told> tellAll(const Setting& setting, const ProfileId& id)
{
    std::vector<Told> running;
    for (const ControlPeer& peer : findControlPeers(setting.paths.runtime)) {
        const auto reply
            = askControlPeer(peer, {.command = ControlCommand::ProfilesChanged, .profile = id}, patience);
        if (!reply)
            std::cerr << "Process " << peer.processId
                      << " does not answer, so what was saved may not be in force "
                      << "there: " << sentence(reply.error()) << '\n';
        else if (runs(*reply, id))
            running.push_back({peer, reply->refused});
    }
    return running;
}

} // namespace

void tellOfNew(const Setting& setting)
{
    (void)tellAll(setting, {});
}

void tellOfEdit(const Setting& setting, const Profile& before, const Profile& after)
{
    const EditEffect effect = effectOf(before, after);
    for (const auto& [process, refused] : tellAll(setting, after.id)) {
        const std::string its = "Its tunnel, process " + std::to_string(process.processId) + ", ";
        if (!refused.empty()) {
            std::cout << its << "goes on as it was: " << refused << '\n';
            continue;
        }
        std::cout << its;
        if (effect.anew.empty())
            std::cout << "goes by it from now on.\n";
        else
            std::cout << "connects anew with it (" << listed(effect.anew) << ").\n";
        if (effect.anew.empty() && !effect.later.empty())
            std::cout << countsLater(effect.later) << " \"underpassctl reconnect " << after.id
                      << "\" makes one now.\n";
    }
}

std::vector<ControlPeer> whoRuns(const Setting& setting, const ProfileId& id)
{
    std::vector<ControlPeer> all;
    for (const ControlPeer& peer : findControlPeers(setting.paths.runtime)) {
        const auto reply = askControlPeer(peer, {ControlCommand::Status, {}}, patience);
        if (reply && runs(*reply, id))
            all.push_back(peer);
    }
    return all;
}

void tellOfRemoval(const Setting& setting, const ProfileId& id, const std::vector<ControlPeer>& ranIt)
{
    (void)tellAll(setting, id);
    const auto isAmong = [&](const std::vector<ControlPeer>& all, const ControlPeer& process) {
        return std::ranges::find(all, process.processId, &ControlPeer::processId) != all.end();
    };
    const auto deadline = Clock::now() + patience;
    std::vector<ControlPeer> running = whoRuns(setting, id);
    while (std::ranges::any_of(ranIt, [&](const ControlPeer& each) { return isAmong(running, each); })
        && Clock::now() < deadline) {
        std::this_thread::sleep_for(betweenLooks);
        running = whoRuns(setting, id);
    }
    for (const ControlPeer& process : ranIt) {
        const bool isRunning = isAmong(running, process);
        std::cout << (isRunning ? "Its tunnel still runs in process " : "Its tunnel has ended in process ")
                  << process.processId
                  << (isRunning ? ". End it with \"underpassctl disconnect\".\n" : ".\n");
    }
}

} // namespace underpass
