// SPDX-License-Identifier: MIT
#include "core/control/Running.h"

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
            all.push_back({peer, std::move(tunnel)});
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

std::optional<ControlPeer> findManager(
    const std::filesystem::path& runtime, const std::filesystem::path& profiles)
{
    for (const ControlPeer& peer : findControlPeers(runtime)) {
        const auto reply = askControlPeer(peer, {ControlCommand::Status, {}}, patience);
        std::error_code ignored;
        if (reply && !reply->profiles.empty()
            && std::filesystem::equivalent(reply->profiles, profiles, ignored))
            return peer;
    }
    return std::nullopt;
}

Result<void> askProcess(const ControlPeer& peer, const ControlRequest& request)
{
    const auto reply = askControlPeer(peer, request, patience);
    if (!reply)
        return fail(reply);
    if (!reply->refused.empty())
        return fail(ErrorCode::InvalidInput, "process " + std::to_string(peer.processId), reply->refused);
    return {};
}

} // namespace underpass
