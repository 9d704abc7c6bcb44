// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Control.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include <asio/io_context.hpp>

namespace underpass {

// Lets other programs of the same account ask this process about its tunnels. One socket per process,
// "ctl-<pid>", in a folder that is open to its owner only; both sides check that the other one runs under the
// same account. On Linux processes of several PID namespaces (containers) may meet in one folder: of two with
// one number the second is "ctl-<pid>.2", and so on.
class ControlServer
{
public:
    using Handler = std::function<ControlReply(const ControlRequest&)>;

    // `handler` is called on `loop`'s thread, which is also where this object is made and destroyed.
    [[nodiscard]] static Result<std::unique_ptr<ControlServer>> open(
        asio::io_context& loop, const std::filesystem::path& folder, Handler handler);
    // Removes the socket; calls nothing afterwards. A reply on its way is still sent while `loop` runs.
    ~ControlServer();

private:
    struct State;
    explicit ControlServer(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

struct ControlPeer
{
    std::int64_t processId = 0; // As it counts itself.
    std::filesystem::path socket;
};

// Where this process has its socket. On Windows a marker: the pipe named after it is in no folder.
[[nodiscard]] std::filesystem::path ownControlSocket(const std::filesystem::path& folder);

// Whether nobody listens there any more, which is how a process is told that has ended: its number may mean
// nothing here. Never waits.
[[nodiscard]] bool isGone(const ControlPeer& peer);

// The processes that can be asked. Removes the sockets of processes that are gone.
[[nodiscard]] std::vector<ControlPeer> findControlPeers(const std::filesystem::path& folder);

// Asks one of them, and waits for the reply. ProcessHangs where none came within `patience`;
// OtherAccountsProcess where another account runs it: it is told nothing.
[[nodiscard]] Result<ControlReply> askControlPeer(
    const ControlPeer& peer, const ControlRequest& request, std::chrono::milliseconds patience);

} // namespace underpass
