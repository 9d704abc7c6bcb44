// SPDX-License-Identifier: MIT
#include "app/ctl/Running.h"

namespace underpass {

namespace {

constexpr std::chrono::seconds patience{3};

} // namespace

std::vector<Running> findAllRunning(const std::filesystem::path& runtime)
{
    std::vector<Running> all;
    for (const ControlPeer& peer : findControlPeers(runtime)) {
        auto reply = askControlPeer(peer, {ControlCommand::Status, {}}, patience);
        if (!reply)
            continue;
        for (TunnelReport& tunnel : reply->tunnels)
            all.push_back({peer.processId, peer.socket, std::move(tunnel)});
    }
    return all;
}

std::optional<Running> findRunning(const std::filesystem::path& runtime, const ProfileId& id)
{
    for (Running& running : findAllRunning(runtime)) {
        if (running.tunnel.id == id)
            return std::move(running);
    }
    return std::nullopt;
}

Result<void> askRunning(const Running& running, const ControlRequest& request)
{
    const auto reply = askControlPeer({running.process, running.socket}, request, patience);
    if (!reply)
        return fail(reply);
    if (!reply->refused.empty())
        return fail(ErrorCode::InvalidInput, running.tunnel.id, reply->refused);
    return {};
}

} // namespace underpass
