// SPDX-License-Identifier: MIT
#include "app/tray/FirstInstance.h"

#include "app/tray/Appearance.h"
#include "core/base/Clock.h"
#include "core/control/Running.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <thread>

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 5s; // The first one may still be on its way up, or just ending.

bool showsItself(const std::filesystem::path& runtime, std::int64_t process, Clock::duration within)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(within);
    for (const ControlPeer& peer : findControlPeers(runtime)) {
        if (peer.processId == process)
            return askControlPeer(peer, {ControlCommand::Show, {}}, std::max(left, 100ms)).has_value();
    }
    return false;
}

} // namespace

Result<std::unique_ptr<QLockFile>> becomeFirstInstance(const std::filesystem::path& runtime)
{
    const auto deadline = Clock::now() + patience;
    auto lock = std::make_unique<QLockFile>(QString::fromStdString((runtime / "tray.lock").string()));
    lock->setStaleLockTime(0); // Stale only when its process is gone.
    qint64 first = 0;
    for (; Clock::now() < deadline; std::this_thread::sleep_for(100ms)) {
        if (lock->tryLock(0))
            return lock;
        QString host;
        QString program;
        if (!lock->getLockInfo(&first, &host, &program))
            continue;
        letComeForward(first);
        if (showsItself(runtime, first, deadline - Clock::now()))
            return nullptr;
    }
    if (first == 0)
        return fail(ErrorCode::FileUnwritable, lock->fileName().toStdString());
    return std::unexpected(hangs(first));
}

} // namespace underpass
