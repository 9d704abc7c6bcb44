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
        const std::string name = entry->path().filename().string();
        const auto process = processInName(name.substr(0, name.find('.')), prefix);
        if (!process)
            continue;
        const ControlPeer peer{*process, entry->path()};
        std::error_code ignored;
        if (isGone(peer))
            fs::remove(peer.socket, ignored);
        else
            peers.push_back(peer);
    }
    return peers;
}

} // namespace underpass
