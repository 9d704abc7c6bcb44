// SPDX-License-Identifier: MIT
#include "core/control/ControlSocket.h"

#include "core/control/ControlTalk.h"
#include "core/system/OwnProgram.h"
#include "core/system/Paths.h"
#include "core/system/UserIds.h"

#include <cerrno>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <system_error>

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

// Where a process that hangs has let nobody in for long, there is no room, which Asio's own call would wait
// for.
std::error_code connectNow(Protocol::socket& socket, const fs::path& path)
{
    std::error_code error;
    socket.open(Protocol{}, error);
    socket.non_blocking(true, error);
    const Protocol::endpoint there{path.string()};
    if (error || ::connect(socket.native_handle(), there.data(), static_cast<socklen_t>(there.size())) == 0)
        return error;
    return {errno, std::generic_category()};
}

// As long as the longest name that it may get.
fs::path unusedName(const fs::path& folder)
{
    constexpr std::uint32_t tenDigits = 1'000'000'000;
    const std::uint32_t any = std::random_device{}() % tenDigits;
    return folder / ("new-" + std::to_string(tenDigits + any));
}

// Gives a socket that listens already the name by which it is found: whoever looks finds it answering, or not
// at all. Takes the name of one that is gone, and no other's.
std::error_code nameIt(const fs::path& socket, fs::path& name)
{
    constexpr int mostNamesakes = 9;
    const std::string first = name.string();
    for (int nth = 1;; ++nth) {
        if (nth > 1)
            name = first + "." + std::to_string(nth);
        std::error_code ignored;
        if (isGone({0, name}))
            fs::remove(name, ignored);
        if (::link(socket.c_str(), name.c_str()) == 0)
            return {};
        if (errno != EEXIST || nth == mostNamesakes)
            return {errno, std::generic_category()};
    }
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
    const fs::path unnamed = unusedName(folder);
    if (!fitsSocketAddress(unnamed))
        return fail(ErrorCode::FileUnwritable, path.string(), "the path is too long for a socket");

    auto state = std::make_shared<State>(loop, path, std::move(handler));
    std::error_code error;
    state->acceptor.open(Protocol{}, error);
    if (!error)
        state->acceptor.bind(Protocol::endpoint{unnamed.string()}, error);
    if (!error)
        state->acceptor.listen(Protocol::acceptor::max_listen_connections, error);
    ::chmod(unnamed.c_str(), 0600);
    if (!error)
        error = nameIt(unnamed, state->path);
    std::error_code ignored;
    fs::remove(unnamed, ignored);
    if (error)
        return fail(ErrorCode::FileUnwritable, path.string(), error.message());
    state->accept();
    return std::unique_ptr<ControlServer>{new ControlServer{std::move(state)}};
}

bool isGone(const ControlPeer& peer)
{
    if (!fitsSocketAddress(peer.socket))
        return false;
    asio::io_context loop;
    Protocol::socket socket{loop};
    const std::error_code error = connectNow(socket, peer.socket);
    return error.value() == ECONNREFUSED || error.value() == ENOENT;
}

Result<ControlReply> askControlPeer(
    const ControlPeer& peer, const ControlRequest& request, std::chrono::milliseconds patience)
{
    const std::string subject = "process " + std::to_string(peer.processId);
    if (!fitsSocketAddress(peer.socket))
        return fail(ErrorCode::InvalidInput, peer.socket.string(), "the path is too long for a socket");
    asio::io_context loop;
    Protocol::socket socket{loop};
    const std::error_code error = connectNow(socket, peer.socket);
    if (error.value() == EAGAIN)
        return fail(ErrorCode::ProcessHangs, std::to_string(peer.processId));
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
