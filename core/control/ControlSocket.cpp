// SPDX-License-Identifier: MIT
#include "core/control/ControlSocket.h"

#include "core/system/ProcessAlive.h"

#include <string>

namespace underpass {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "ctl-";

} // namespace

fs::path ownControlSocket(const fs::path& folder)
{
    return folder / (std::string{prefix} + std::to_string(ownProcessId()));
}

std::vector<ControlPeer> findControlPeers(const fs::path& folder)
{
    std::vector<ControlPeer> peers;
    std::error_code error;
    for (fs::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
        const auto process = processInName(entry->path().filename().string(), prefix);
        if (!process)
            continue;
        std::error_code ignored;
        if (hasEnded(*process))
            fs::remove(entry->path(), ignored);
        else
            peers.push_back({*process, entry->path()});
    }
    return peers;
}

} // namespace underpass
