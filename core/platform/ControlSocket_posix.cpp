// SPDX-License-Identifier: MIT
#include "core/platform/ControlSocket.h"

#include "core/platform/Paths.h"

#include <asio/buffer.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/read_until.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>
#include <string>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace underpass {

namespace fs = std::filesystem;
using Protocol = asio::local::stream_protocol;

namespace {

constexpr std::chrono::seconds clientPatience{5};
constexpr std::string_view prefix = "ctl-";

bool isSameAccount(Protocol::socket& socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == ::geteuid();
}

bool fitsSocketAddress(const fs::path& path)
{
    return path.native().size() < sizeof(sockaddr_un::sun_path);
}

std::optional<pid_t> processOf(const fs::path& socket)
{
    const std::string file = socket.filename().string();
    if (!file.starts_with(prefix))
        return std::nullopt;
    pid_t process = 0;
    const char* end = file.data() + file.size();
    const auto [read, error] = std::from_chars(file.data() + prefix.size(), end, process);
    if (error != std::errc{} || read != end || process <= 0)
        return std::nullopt;
    return process;
}

// A process of another account under this number means that ours is gone and the number was given away again.
bool isGone(pid_t process)
{
    return ::kill(process, 0) != 0;
}

// One accepted connection: reads one line, answers one line. Keeps itself alive through its handlers.
class Client : public std::enable_shared_from_this<Client>
{
public:
    Client(Protocol::socket socket, std::weak_ptr<const ControlServer::Handler> handler)
        : m_socket(std::move(socket))
        , m_deadline(m_socket.get_executor())
        , m_handler(std::move(handler))
    { }

    void start()
    {
        m_deadline.expires_after(clientPatience);
        m_deadline.async_wait([self = shared_from_this()](const std::error_code& error) {
            if (!error)
                self->close();
        });
        asio::async_read_until(m_socket, asio::dynamic_buffer(m_line, longestControlRequest + 1), '\n',
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
        asio::async_write(m_socket, asio::buffer(m_line),
            [self = shared_from_this()](const std::error_code&, std::size_t) { self->close(); });
    }

    void close()
    {
        std::error_code ignored;
        m_socket.close(ignored);
        m_deadline.cancel();
    }

    Protocol::socket m_socket;
    asio::steady_timer m_deadline;
    std::weak_ptr<const ControlServer::Handler> m_handler;
    std::string m_line;
};

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
        acceptor.async_accept(
            [self = shared_from_this()](const std::error_code& error, Protocol::socket socket) {
                if (!self->acceptor.is_open())
                    return;
                if (!error && isSameAccount(socket))
                    std::make_shared<Client>(std::move(socket), self->handler)->start();
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
    const fs::path path = folder / (std::string{prefix} + std::to_string(::getpid()));
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
    if (!fitsSocketAddress(peer.socket))
        return fail(ErrorCode::InvalidInput, peer.socket.string(), "the path is too long for a socket");
    asio::io_context loop;
    Protocol::socket socket{loop};
    std::error_code error;
    socket.connect(Protocol::endpoint{peer.socket.string()}, error);
    if (error)
        return fail(ErrorCode::ConnectRefused, subject, error.message());
    if (!isSameAccount(socket))
        return fail(ErrorCode::CallerRefused, subject, "the control socket belongs to another account");

    std::string line = writeRequest(request) + '\n';
    std::string reply;
    bool complete = false;
    asio::async_write(socket, asio::buffer(line), [&](const std::error_code& writing, std::size_t) {
        if (writing)
            return;
        asio::async_read_until(socket, asio::dynamic_buffer(reply, longestControlReply + 1), '\n',
            [&](const std::error_code& reading, std::size_t length) {
                complete = !reading;
                reply.resize(complete ? length - 1 : 0);
            });
    });
    loop.run_for(patience);
    if (!complete)
        return fail(ErrorCode::ServerSilent, subject, "no complete reply on the control socket");
    return readReply(reply);
}

} // namespace underpass
