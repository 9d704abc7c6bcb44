// SPDX-License-Identifier: MIT
#include "core/control/ControlSocket.h"

#include "core/control/ControlTalk.h"
#include "core/system/OwnProgram.h"
#include "core/system/Paths.h"
#include "core/system/UserIds.h"

#include <cstdint>
#include <optional>
#include <string>

#include <asio/local/stream_protocol.hpp>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace underpass {

namespace fs = std::filesystem;
using Protocol = asio::local::stream_protocol;

namespace {

// The process at the other end; nothing where it is not this account's.
std::optional<std::int64_t> processAt(Protocol::socket& socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0
        || relationOf(peer.uid) != Caller::Relation::Me)
        return std::nullopt;
    return peer.pid;
}

bool fitsSocketAddress(const fs::path& path)
{
    return path.native().size() < sizeof(sockaddr_un::sun_path);
}

} // namespace

struct ControlServer::State : std::enable_shared_from_this<State>
{
    State(asio::io_context& loop, fs::path where, Handler answer)
        : acceptor(loop)
        , path(std::move(where))
        , handler(std::make_shared<const Handler>(std::move(answer)))
    { }

    void accept()
    {
        acceptor.async_accept([self = shared_from_this()](
                                  const std::error_code& error, Protocol::socket socket) {
            if (!self->acceptor.is_open())
                return;
            if (const auto process = error ? std::nullopt : processAt(socket))
                std::make_shared<ControlClient<Protocol::socket>>(std::move(socket), *process, self->handler)
                    ->start();
            self->accept();
        });
    }

    Protocol::acceptor acceptor;
    fs::path path;
    std::shared_ptr<const Handler> handler;
};

ControlServer::ControlServer(std::shared_ptr<State> state)
    : m_state(std::move(state))
{ }

ControlServer::~ControlServer()
{
    std::error_code ignored;
    m_state->acceptor.close(ignored);
    m_state->handler.reset();
    fs::remove(m_state->path, ignored);
}

Result<std::unique_ptr<ControlServer>> ControlServer::open(
    asio::io_context& loop, const fs::path& folder, Handler handler)
{
    if (auto made = makePrivateFolder(folder); !made)
        return fail(made);
    const fs::path path = ownControlSocket(folder);
    if (!fitsSocketAddress(path))
        return fail(ErrorCode::FileUnwritable, path.string(), "the path is too long for a socket");

    auto state = std::make_shared<State>(loop, path, std::move(handler));
    std::error_code error;
    fs::remove(path, error); // Left by a process that had our number before us.
    state->acceptor.open(Protocol{}, error);
    if (!error)
        state->acceptor.bind(Protocol::endpoint{path.string()}, error);
    if (!error)
        state->acceptor.listen(Protocol::acceptor::max_listen_connections, error);
    if (error)
        return fail(ErrorCode::FileUnwritable, path.string(), error.message());
    ::chmod(path.c_str(), 0600);
    state->accept();
    return std::unique_ptr<ControlServer>{new ControlServer{std::move(state)}};
}

Result<ControlReply> askControlPeer(
    const ControlPeer& peer, const ControlRequest& request, std::chrono::milliseconds patience)
{
    const std::string subject = "process " + std::to_string(peer.processId);
    if (!fitsSocketAddress(peer.socket))
        return fail(ErrorCode::InvalidInput, peer.socket.string(), "the path is too long for a socket");
    asio::io_context loop;
    Protocol::socket socket{loop};
    std::error_code error;
    socket.connect(Protocol::endpoint{peer.socket.string()}, error);
    if (error)
        return fail(ErrorCode::ConnectRefused, subject, error.message());
    const auto process = processAt(socket);
    if (!process)
        return fail(
            ErrorCode::OtherAccountsProcess, subject, "the control socket belongs to another account");
    if (request.answer && !runsOwnProgram(*process))
        return failToTellSecrets(subject);
    return askOver(socket, loop, peer, request, patience);
}

} // namespace underpass
