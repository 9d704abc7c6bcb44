// SPDX-License-Identifier: MIT
#include "app/ctl/PortFix.h"
#include "app/ctl/TunnelCommands.h"
#include "core/control/ForwardWords.h"
#include "core/control/ReportJson.h"
#include "core/control/Running.h"
#include "core/control/TunnelEnd.h"

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

Json toJson(const AllRunning& all, const std::vector<TunnelEnd>& ends)
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
    return {{"version", 1}, {"tunnels", std::move(tunnels)}, {"hanging", std::move(hanging)},
        {"failures", std::move(failures)}};
}

void print(const Setting& setting, const AllRunning& all, const std::vector<TunnelEnd>& ends)
{
    for (const Running& running : all.tunnels)
        tell(setting, running);
    if (all.tunnels.empty() && all.hanging.empty())
        std::cout << "No tunnel is running.\n";
    for (const TunnelEnd& end : ends)
        std::cout << end.name << " failed at " << localTime(end.at, std::chrono::system_clock::now()) << ": "
                  << end.sentence << '\n';
}

} // namespace

ExitCode showStatus(const Setting& setting, Output output)
{
    const AllRunning all = findAllRunning(setting.paths.runtime);
    const std::vector<TunnelEnd> failures = failuresOf(setting, all);
    if (output == Output::Json)
        std::cout << toJson(all, failures).dump(2) << '\n';
    else
        print(setting, all, failures);
    for (const std::int64_t process : all.hanging)
        complain(hangs(process));
    return all.hanging.empty() ? ExitCode::Ok : exitCodeFor(ErrorCode::ProcessHangs);
}

} // namespace underpass
