// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace underpass {

// Below FileWatch: hears when something in a folder changes (inotify(7); FindFirstChangeNotification). One
// thread listens and waits; any other may call stop().
class FolderEar
{
public:
    enum class Heard { Nothing, Change, Stop };

    virtual ~FolderEar() = default;
    // These from now on, instead of those before. False where one of them cannot be listened to.
    [[nodiscard]] virtual bool listenTo(const std::vector<std::filesystem::path>& folders) = 0;
    // Waits so long, without a limit where there is none.
    [[nodiscard]] virtual Heard wait(std::optional<std::chrono::milliseconds> patience) = 0;
    virtual void stop() = 0; // Every wait from now on is over.
};

// Null where the system has none left.
[[nodiscard]] std::unique_ptr<FolderEar> openFolderEar();

} // namespace underpass
