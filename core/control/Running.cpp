// SPDX-License-Identifier: MIT
#include "core/control/Running.h"

#include "core/base/Error.h"
#include "core/tunnel/TunnelState.h"

#include <future>
#include <string>
#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::seconds patience{3};

struct Answered
{
    ControlPeer peer;
    Result<ControlReply> reply;
};

// At once, so that several that hang cost no more than one.
std::vector<Answered> askAll(const std::filesystem::path& runtime)
{
    std::vector<std::future<Answered>> asked;
    for (const ControlPeer& peer : findControlPeers(runtime)) {
        asked.push_back(std::async(std::launch::async,
            [peer] { return Answered{peer, askControlPeer(peer, {ControlCommand::Status, {}}, patience)}; }));
    }
    std::vector<Answered> answers;
    for (std::future<Answered>& each : asked)
        answers.push_back(each.get());
    return answers;
}

bool isHanging(const Answered& answer)
{
    return !answer.reply && answer.reply.error().code == ErrorCode::ProcessHangs && !isGone(answer.peer);
}

std::optional<std::int64_t> oneThatHangs(const std::vector<Answered>& answers)
{
    for (const Answered& answer : answers) {
        if (isHanging(answer))
            return answer.peer.processId;
    }
    return std::nullopt;
}

std::optional<Running> findIn(Answered& answer, const ProfileId& id)
{
    for (TunnelReport& tunnel : answer.reply ? answer.reply->tunnels : std::vector<TunnelReport>{}) {
        if (tunnel.id == id)
            return Running{answer.peer, std::move(tunnel), answer.reply->isBackground};
    }
    return std::nullopt;
}

} // namespace

Error hangs(std::int64_t process)
{
    return {ErrorCode::ProcessHangs, std::to_string(process), ""};
}

AllRunning findAllRunning(const std::filesystem::path& runtime)
{
    AllRunning all;
    for (Answered& answer : askAll(runtime)) {
        if (isHanging(answer))
            all.hanging.push_back(answer.peer.processId);
        for (TunnelReport& tunnel : answer.reply ? answer.reply->tunnels : std::vector<TunnelReport>{})
            all.tunnels.push_back({answer.peer, std::move(tunnel), answer.reply->isBackground});
    }
    return all;
}

Result<std::optional<Running>> findRunning(const std::filesystem::path& runtime, const ProfileId& id)
{
    std::vector<Answered> answers = askAll(runtime);
    std::optional<Running> failed;
    for (Answered& answer : answers) {
        auto running = findIn(answer, id);
        if (running && running->tunnel.state != name(TunnelState{Failed{}}))
            return running;
        if (running)
            failed = std::move(running);
    }
    if (const auto hanging = oneThatHangs(answers))
        return std::unexpected(hangs(*hanging));
    return failed;
}

Result<std::optional<Running>> findRunningIn(const ControlPeer& peer, const ProfileId& id)
{
    Answered answer{peer, askControlPeer(peer, {ControlCommand::Status, {}}, patience)};
    if (isHanging(answer))
        return std::unexpected(hangs(peer.processId));
    return findIn(answer, id);
}

Result<std::optional<ControlPeer>> findManager(const std::filesystem::path& runtime)
{
    const std::vector<Answered> answers = askAll(runtime);
    for (const Answered& answer : answers) {
        if (answer.reply && !answer.reply->profiles.empty())
            return answer.peer;
    }
    if (const auto hanging = oneThatHangs(answers))
        return std::unexpected(hangs(*hanging));
    return std::nullopt;
}

Result<std::optional<ControlPeer>> findBackground(const std::filesystem::path& runtime)
{
    const std::vector<Answered> answers = askAll(runtime);
    for (const Answered& answer : answers) {
        if (answer.reply && answer.reply->isBackground)
            return answer.peer;
    }
    if (const auto hanging = oneThatHangs(answers))
        return std::unexpected(hangs(*hanging));
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
