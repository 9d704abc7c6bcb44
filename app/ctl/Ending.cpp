// SPDX-License-Identifier: MIT
#include "app/ctl/Ending.h"

#include "core/base/Clock.h"
#include "core/control/Running.h"
#include "core/system/ProcessAlive.h"

#include <cstdint>
#include <iostream>
#include <thread>
#include <utility>

namespace underpass {

namespace {

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds patienceWithEnd{15};
constexpr std::chrono::seconds untilAWord{3}; // Nobody waits longer in silence.

std::string waitsForEnd(std::int64_t process)
{
    return "Waiting for process " + std::to_string(process) + " to end it.\n";
}

} // namespace

ExitCode waitUntilStopped(const ControlPeer& process, const ProfileId& id)
{
    const auto begin = Clock::now();
    bool hasSaidSo = false;
    for (;; std::this_thread::sleep_for(betweenLooks)) {
        const auto running = findRunningIn(process, id);
        if (!running)
            return complain(running.error());
        if (!*running)
            return ExitCode::Ok;
        if (Clock::now() > begin + patienceWithEnd)
            return complain("Process " + std::to_string(process.processId) + " does not end the tunnel.",
                ExitCode::Internal);
        if (Clock::now() > begin + untilAWord && !std::exchange(hasSaidSo, true))
            std::cerr << waitsForEnd(process.processId) << std::flush;
    }
}

ExitCode endProcess(const ControlPeer& peer)
{
    if (const auto asked = askProcess(peer, {ControlCommand::Quit, {}}); !asked)
        return isGone(peer) ? ExitCode::Ok : complain(asked.error());
    if (waitForEnd(peer.processId, untilAWord))
        return ExitCode::Ok;
    std::cerr << waitsForEnd(peer.processId) << std::flush;
    if (waitForEnd(peer.processId, patienceWithEnd - untilAWord))
        return ExitCode::Ok;
    return complain("Process " + std::to_string(peer.processId) + " does not end.", ExitCode::Internal);
}

} // namespace underpass
