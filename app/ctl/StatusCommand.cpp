// SPDX-License-Identifier: MIT
#include "app/ctl/ForEach.h"
#include "app/ctl/PortFix.h"
#include "app/ctl/TunnelCommands.h"
#include "core/base/CleanText.h"
#include "core/control/ForwardWords.h"
#include "core/control/ReportJson.h"
#include "core/control/Running.h"
#include "core/control/TunnelEnd.h"
#include "core/profile/Profiles.h"
#include "core/tunnel/TunnelState.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <utility>

namespace underpass {

namespace {

using Json = nlohmann::json;
using underpass::toJson;

Json toJson(const Running& running)
{
    Json tunnel = toJson(running.tunnel);
    tunnel["process"] = running.process.processId;
    return tunnel;
}

void tell(const Setting& setting, const Running& running)
{
    const TunnelReport& tunnel = running.tunnel;
    std::cout << tunnel.name << ": " << tunnel.sentence;
    if (tunnel.roundTripMs)
        std::cout << " The server answered the last keepalive within " << std::lround(*tunnel.roundTripMs)
                  << " ms.";
    std::cout << "  (process " << running.process.processId << ")\n";
    if (!tunnel.notInForce.empty())
        std::cout << "  " << tunnel.notInForce << '\n';
    for (const ForwardReport& forward : tunnel.forwards)
        std::cout << "  " << forward.spec << ": " << forward.words << portHint(setting, tunnel.id, forward)
                  << (forward.turnedAway.empty() ? "" : "\n    " + forward.turnedAway) << '\n';
}

// Of the profiles that are still there, and that nobody runs meanwhile.
std::vector<TunnelEnd> failuresOf(const Setting& setting, const AllRunning& all)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::vector<TunnelEnd> ends = keptEnds(setting.paths.state, now);
    std::erase_if(ends, [&](const TunnelEnd& end) {
        return !loadProfile(setting, end.id) || std::ranges::any_of(all.tunnels, [&](const Running& running) {
            return running.tunnel.id == end.id;
        });
    });
    return ends;
}

// Of the selected profiles, those that nobody runs.
using Still = std::vector<Profile>;

bool isRunning(const TunnelReport& tunnel)
{
    return tunnel.state != name(TunnelState{Stopped{}}) && tunnel.state != name(TunnelState{Failed{}});
}

// A tunnel goes on without the profile that was removed, and is still meant by its id or name.
Result<std::vector<Profile>> meant(const Setting& setting, const Selection& selection, const AllRunning& all)
{
    auto profiles = loadSelected(setting, {});
    if (!profiles)
        return fail(profiles);
    for (const Running& running : all.tunnels) {
        if (find(*profiles, running.tunnel.id) == nullptr) {
            Profile gone;
            gone.id = running.tunnel.id;
            gone.name = running.tunnel.name;
            profiles->push_back(std::move(gone));
        }
    }
    return selected(*profiles, selection);
}

// Leaves of both lists what is meant.
Result<Still> keepSelected(
    const Setting& setting, const Selection& selection, AllRunning& all, std::vector<TunnelEnd>& ends)
{
    if (selection.isNothing())
        return Still{};
    auto profiles = meant(setting, selection, all);
    if (!profiles)
        return fail(profiles);
    std::erase_if(
        all.tunnels, [&](const Running& running) { return find(*profiles, running.tunnel.id) == nullptr; });
    std::erase_if(ends, [&](const TunnelEnd& end) { return find(*profiles, end.id) == nullptr; });
    std::erase_if(*profiles, [&](const Profile& profile) {
        return std::ranges::any_of(all.tunnels, [&](const Running& running) {
            return running.tunnel.id == profile.id && isRunning(running.tunnel);
        });
    });
    return profiles;
}

Json toJson(const AllRunning& all, const std::vector<TunnelEnd>& ends, const Still& still)
{
    Json tunnels = Json::array();
    for (const Running& running : all.tunnels)
        tunnels.push_back(toJson(running));
    Json hanging = Json::array();
    for (const std::int64_t process : all.hanging)
        hanging.push_back({{"process", process}, {"sentence", sentence(hangs(process))}});
    Json failures = Json::array();
    for (const TunnelEnd& end : ends) {
        failures.push_back({{"id", end.id}, {"name", end.name}, {"at", utcTime(end.at)},
            {"trouble", end.trouble}, {"sentence", end.sentence}});
    }
    Json notRunning = Json::array();
    for (const Profile& profile : still)
        notRunning.push_back({{"id", profile.id}, {"name", profile.name}});
    return {{"version", 1}, {"tunnels", std::move(tunnels)}, {"hanging", std::move(hanging)},
        {"failures", std::move(failures)}, {"notRunning", std::move(notRunning)}};
}

void print(
    const Setting& setting, const AllRunning& all, const std::vector<TunnelEnd>& ends, const Still& still)
{
    for (const Running& running : all.tunnels)
        tell(setting, running);
    for (const Profile& profile : still) {
        if (std::ranges::find(ends, profile.id, &TunnelEnd::id) == ends.end())
            std::cout << cleanText(profile.name) << " is not running.\n";
    }
    if (all.tunnels.empty() && all.hanging.empty() && still.empty())
        std::cout << "No tunnel is running.\n";
    for (const TunnelEnd& end : ends)
        std::cout << end.name << " failed at " << localTime(end.at, std::chrono::system_clock::now()) << ": "
                  << end.sentence << '\n';
}

} // namespace

ExitCode showStatus(const Setting& setting, const Selection& selection, Output output)
{
    AllRunning all = findAllRunning(setting.paths.runtime);
    std::vector<TunnelEnd> failures = failuresOf(setting, all);
    const auto still = keepSelected(setting, selection, all, failures);
    if (!still)
        return complain(still.error());
    if (output == Output::Json)
        std::cout << toJson(all, failures, *still).dump(2) << '\n';
    else
        print(setting, all, failures, *still);
    for (const std::int64_t process : all.hanging)
        complain(hangs(process));
    if (!all.hanging.empty())
        return exitCodeFor(ErrorCode::ProcessHangs);
    return still->empty() ? ExitCode::Ok : ExitCode::NotRunning;
}

} // namespace underpass
