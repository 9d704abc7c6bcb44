// SPDX-License-Identifier: MIT
#include "core/platform/ControlSocket.h"

#include "core/platform/Account.h"
#include "core/platform/ControlPipe.h"
#include "core/platform/Paths.h"
#include "core/platform/WinText.h"

#include <charconv>
#include <optional>
#include <string>

#include <asio/buffer.hpp>
#include <asio/read_until.hpp>
#include <asio/steady_timer.hpp>
#include <asio/windows/object_handle.hpp>
#include <asio/windows/stream_handle.hpp>
#include <asio/write.hpp>

namespace underpass {

namespace fs = std::filesystem;
using Stream = asio::windows::stream_handle;

namespace {

constexpr std::chrono::seconds clientPatience{5};
constexpr std::string_view prefix = "ctl-";

std::optional<DWORD> processOf(const fs::path& marker)
{
    const std::string file = marker.filename().string();
    if (!file.starts_with(prefix))
        return std::nullopt;
    DWORD process = 0;
    const char* end = file.data() + file.size();
    const auto [read, error] = std::from_chars(file.data() + prefix.size(), end, process);
    if (error != std::errc{} || read != end || process == 0)
        return std::nullopt;
    return process;
}

bool isGone(DWORD process)
{
    const Handle opened{::OpenProcess(SYNCHRONIZE, FALSE, process)};
    if (!opened)
        return ::GetLastError() == ERROR_INVALID_PARAMETER;
    return ::WaitForSingleObject(opened.get(), 0) == WAIT_OBJECT_0;
}

// The pipe itself is in no folder, so a file there, which Windows removes when we end, says that we have one.
Handle makeMarker(const fs::path& path)
{
    OwnerOnly security;
    if (!security)
        return {};
    return Handle{::CreateFileW(path.c_str(), GENERIC_WRITE | DELETE, FILE_SHARE_READ | FILE_SHARE_DELETE,
        security.get(), CREATE_ALWAYS, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr)};
}

// One connected client: reads one line, answers one line. Keeps itself alive through its handlers.
class Client : public std::enable_shared_from_this<Client>
{
public:
    Client(Stream stream, std::weak_ptr<const ControlServer::Handler> handler)
        : m_stream(std::move(stream))
        , m_deadline(m_stream.get_executor())
        , m_handler(std::move(handler))
    { }

    void start()
    {
        m_deadline.expires_after(clientPatience);
        m_deadline.async_wait([self = shared_from_this()](const std::error_code& error) {
            if (!error)
                self->close();
        });
        asio::async_read_until(m_stream, asio::dynamic_buffer(m_line, longestControlRequest + 1), '\n',
            [self = shared_from_this()](const std::error_code& error, std::size_t length) {
                if (error)
                    return self->close();
                self->m_line.resize(length - 1);
                self->answer();
            });
    }

private:
    void answer()
    {
        const auto handler = m_handler.lock();
        const auto request = readRequest(m_line);
        if (!handler || !request)
            return close();
        m_line = writeReply((*handler)(*request)) + '\n';
        asio::async_write(m_stream, asio::buffer(m_line),
            [self = shared_from_this()](const std::error_code& error, std::size_t) {
                if (error)
                    return self->close();
                self->waitForHangUp();
            });
    }

    // Closing our end drops what the client has not read yet, so it closes first.
    void waitForHangUp()
    {
        m_line.resize(1);
        m_stream.async_read_some(asio::buffer(m_line),
            [self = shared_from_this()](const std::error_code&, std::size_t) { self->close(); });
    }

    void close()
    {
        std::error_code ignored;
        m_stream.close(ignored);
        m_deadline.cancel();
    }

    Stream m_stream;
    asio::steady_timer m_deadline;
    std::weak_ptr<const ControlServer::Handler> m_handler;
    std::string m_line;
};

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
            if (connected)
                std::make_shared<Client>(Stream{self->loop, connected.release()}, self->handler)->start();
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
    const fs::path path = folder / (std::string{prefix} + std::to_string(::GetCurrentProcessId()));
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

std::vector<ControlPeer> findControlPeers(const fs::path& folder)
{
    std::vector<ControlPeer> peers;
    std::error_code error;
    for (fs::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
        const auto process = processOf(entry->path());
        if (!process)
            continue;
        std::error_code ignored;
        if (isGone(*process))
            fs::remove(entry->path(), ignored);
        else
            peers.push_back({*process, entry->path()});
    }
    return peers;
}

Result<ControlReply> askControlPeer(
    const ControlPeer& peer, const ControlRequest& request, std::chrono::milliseconds patience)
{
    const std::string subject = "process " + std::to_string(peer.processId);
    auto pipe = connectControlPipe(controlPipeName(peer.socket), patience);
    if (!pipe)
        return fail(pipe.error().code, subject, pipe.error().detail);
    asio::io_context loop;
    Stream stream{loop, pipe->release()};
    std::string line = writeRequest(request) + '\n';
    std::string reply;
    bool complete = false;
    asio::async_write(stream, asio::buffer(line), [&](const std::error_code& writing, std::size_t) {
        if (writing)
            return;
        asio::async_read_until(stream, asio::dynamic_buffer(reply, longestControlReply + 1), '\n',
            [&](const std::error_code& reading, std::size_t length) {
                complete = !reading;
                reply.resize(complete ? length - 1 : 0);
            });
    });
    loop.run_for(patience);
    if (complete)
        return readReply(reply);
    // Cancelled operations still need their buffers until they have been told so.
    std::error_code ignored;
    stream.close(ignored);
    loop.restart();
    loop.run();
    return fail(ErrorCode::ServerSilent, subject, "no complete reply on the control pipe");
}

} // namespace underpass
