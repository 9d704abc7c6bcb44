// SPDX-License-Identifier: MIT
#include "app/tray/FirstInstance.h"

#include "app/tray/Appearance.h"
#include "core/control/Running.h"

#include <chrono>
#include <functional>
#include <thread>

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr int attempts = 20; // The first one may still be on its way up.

// One program for each folder of profiles: usually that is one.
QString lockFor(const std::filesystem::path& runtime, const std::filesystem::path& profiles)
{
    const auto number = std::hash<std::string>{}(profiles.string());
    return QString::fromStdString((runtime / ("tray-" + std::to_string(number) + ".lock")).string());
}

} // namespace

std::unique_ptr<QLockFile> becomeFirstInstance(
    const std::filesystem::path& runtime, const std::filesystem::path& profiles)
{
    auto lock = std::make_unique<QLockFile>(lockFor(runtime, profiles));
    lock->setStaleLockTime(0); // Stale only when its process is gone.
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (lock->tryLock(0))
            return lock;
        if (const auto manager = findManager(runtime, profiles)) {
            letComeForward(manager->processId);
            if (askProcess(*manager, {ControlCommand::Show, {}}))
                return nullptr;
        }
        std::this_thread::sleep_for(100ms);
    }
    return nullptr;
}

} // namespace underpass
