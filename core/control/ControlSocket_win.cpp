// SPDX-License-Identifier: MIT
#include "core/control/ControlSocket.h"

#include "core/base/Error.h"
#include "core/control/ControlPipe.h"
#include "core/control/ControlTalk.h"
#include "core/system/Account.h"
#include "core/system/OwnProgram.h"
#include "core/system/Paths.h"
#include "core/system/ProcessAlive.h"
#include "core/system/WinText.h"

#include <string>

#include <asio/windows/object_handle.hpp>
#include <asio/windows/stream_handle.hpp>

namespace underpass {

namespace fs = std::filesystem;
using Stream = asio::windows::stream_handle;

namespace {

// The pipe itself is in no folder, so a file there, which Windows removes when we end, says that we have one.
Handle makeMarker(const fs::path& path)
{
    OwnerOnly security;
    if (!security)
        return {};
    return Handle{::CreateFileW(path.c_str(), GENERIC_WRITE | DELETE, FILE_SHARE_READ | FILE_SHARE_DELETE,
        security.get(), CREATE_ALWAYS, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr)};
}

} // namespace

struct ControlServer::State : std::enable_shared_from_this<State>
{
    State(asio::io_context& context, std::wstring name, Handle file, Handler answer)
        : loop(context)
        , pipe(std::move(name))
        , marker(std::move(file))
        , handler(std::make_shared<const Handler>(std::move(answer)))
        , arrival(context)
    { }

    // `waiting` is an instance of the pipe that nobody has connected to yet.
    void accept(underpass::Handle waiting)
    {
        auto connecting = std::make_shared<PipeConnecting>(std::move(waiting));
        if (!connecting->event())
            return;
        arrival = asio::windows::object_handle{loop, connecting->duplicateEvent()};
        arrival.async_wait([self = shared_from_this(), connecting](const std::error_code& error) {
            if (!self->handler || error)
                return;
            auto connected = connecting->take();
            self->accept(openControlPipe(self->pipe, Instance::Further));
            ULONG process = 0;
            if (connected && ::GetNamedPipeClientProcessId(connected.get(), &process))
                std::make_shared<ControlClient<Stream>>(
                    Stream{self->loop, connected.release()}, process, self->handler)
                    ->start();
        });
    }

    asio::io_context& loop;
    std::wstring pipe;
    underpass::Handle marker;
    std::shared_ptr<const Handler> handler;
    asio::windows::object_handle arrival;
};

ControlServer::ControlServer(std::shared_ptr<State> state)
    : m_state(std::move(state))
{ }

ControlServer::~ControlServer()
{
    std::error_code ignored;
    m_state->handler.reset();
    m_state->arrival.close(ignored);
    m_state->marker = underpass::Handle{};
}

Result<std::unique_ptr<ControlServer>> ControlServer::open(
    asio::io_context& loop, const fs::path& folder, Handler handler)
{
    if (auto made = makePrivateFolder(folder); !made)
        return fail(made);
    const fs::path path = ownControlSocket(folder);
    const std::wstring pipe = controlPipeName(path);
    underpass::Handle first = openControlPipe(pipe, Instance::First);
    if (!first)
        return failWithLastError(ErrorCode::FileUnwritable, toUtf8(pipe));
    underpass::Handle marker = makeMarker(path);
    if (!marker)
        return failWithLastError(ErrorCode::FileUnwritable, path.string());
    auto state = std::make_shared<State>(loop, pipe, std::move(marker), std::move(handler));
    state->accept(std::move(first));
    return std::unique_ptr<ControlServer>{new ControlServer{std::move(state)}};
}

// Windows removes the marker of a process that ends; one that is still there may be left from a crash.
bool isGone(const ControlPeer& peer)
{
    return hasEnded(peer.processId);
}

Result<ControlReply> askControlPeer(
    const ControlPeer& peer, const ControlRequest& request, std::chrono::milliseconds patience)
{
    const std::string subject = "process " + std::to_string(peer.processId);
    auto pipe = connectControlPipe(controlPipeName(peer.socket), patience);
    if (!pipe && pipe.error().code == ErrorCode::ProcessHangs)
        return fail(ErrorCode::ProcessHangs, std::to_string(peer.processId));
    if (!pipe)
        return fail(pipe.error().code, subject, pipe.error().detail);
    ULONG process = 0;
    if (request.answer && !(::GetNamedPipeServerProcessId(pipe->get(), &process) && runsOwnProgram(process)))
        return failToTellSecrets(subject);
    asio::io_context loop;
    Stream stream{loop, pipe->release()};
    return askOver(stream, loop, peer, request, patience);
}

} // namespace underpass
