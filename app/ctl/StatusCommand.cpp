// SPDX-License-Identifier: MIT
#include "app/ctl/PortFix.h"
#include "app/ctl/TunnelCommands.h"
#include "core/control/ReportJson.h"
#include "core/control/Running.h"

#include <nlohmann/json.hpp>

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

Json toJson(const AllRunning& all)
{
    Json tunnels = Json::array();
    for (const Running& running : all.tunnels)
        tunnels.push_back(toJson(running));
    Json hanging = Json::array();
    for (const std::int64_t process : all.hanging)
        hanging.push_back({{"process", process}, {"sentence", sentence(hangs(process))}});
    return {{"version", 1}, {"tunnels", std::move(tunnels)}, {"hanging", std::move(hanging)}};
}

void print(const Setting& setting, const AllRunning& all)
{
    for (const Running& running : all.tunnels)
        tell(setting, running);
    if (all.tunnels.empty() && all.hanging.empty())
        std::cout << "No tunnel is running.\n";
}

} // namespace

ExitCode showStatus(const Setting& setting, Output output)
{
    const AllRunning all = findAllRunning(setting.paths.runtime);
    if (output == Output::Json)
        std::cout << toJson(all).dump(2) << '\n';
    else
        print(setting, all);
    for (const std::int64_t process : all.hanging)
        complain(hangs(process));
    return all.hanging.empty() ? ExitCode::Ok : exitCodeFor(ErrorCode::ProcessHangs);
}

} // namespace underpass
