// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentConnection.h"

#include "core/base/Wire.h"
#include "core/net/Deadline.h"
#include "core/ssh/login/AgentProtocol.h"
#include "core/system/Paths.h"
#include "core/system/UserIds.h"

#include <array>
#include <cstdlib>

#include <asio/local/stream_protocol.hpp>
#include <asio/read.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>
#include <sys/socket.h>
#include <unistd.h>

namespace underpass {
namespace {

class UnixAgent : public AgentConnection
{
public:
    UnixAgent(asio::local::stream_protocol::socket socket, std::string path)
        : m_socket(std::move(socket))
        , m_path(std::move(path))
    { }

    asio::awaitable<Result<std::string>> request(
        std::string message, std::chrono::milliseconds patience) override
    {
        const Deadline deadline{m_socket.get_executor(), patience, [this] { close(); }};
        std::error_code failed;
        co_await asio::async_write(
            m_socket, asio::buffer(message), asio::redirect_error(asio::use_awaitable, failed));
        std::string reply(4, '\0');
        if (!failed)
            co_await asio::async_read(
                m_socket, asio::buffer(reply), asio::redirect_error(asio::use_awaitable, failed));
        WireReader reader{reply};
        const auto size = reader.number().value_or(0);
        if (!failed && (size == 0 || size > agentMessageLimit))
            co_return fail(ErrorCode::AgentUnavailable, m_path, "it does not speak the agent protocol");
        if (!failed) {
            reply.resize(size);
            co_await asio::async_read(
                m_socket, asio::buffer(reply), asio::redirect_error(asio::use_awaitable, failed));
        }
        if (deadline.passed())
            co_return fail(ErrorCode::AgentUnavailable, m_path, "it does not answer");
        if (failed)
            co_return fail(ErrorCode::AgentUnavailable, m_path, failed.message());
        co_return reply;
    }

    void close() override
    {
        std::error_code ignored;
        m_socket.close(ignored);
    }

private:
    asio::local::stream_protocol::socket m_socket;
    std::string m_path;
};

// A foreign agent could be offered our challenge, and tell its owner which servers we use.
bool isOurs(int socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return false;
    const auto relation = relationOf(peer.uid);
    return relation == Caller::Relation::Me || relation == Caller::Relation::SystemService;
}

} // namespace

Result<std::unique_ptr<AgentConnection>> connectAgent(
    const asio::any_io_executor& worker, const std::string& named)
{
    if (named == "pageant" || named.starts_with('\\'))
        return fail(ErrorCode::AgentUnavailable, named, "there are such agents on Windows only");
    const char* usual = std::getenv("SSH_AUTH_SOCK");
    const std::string path = !named.empty() ? withHomeFolder(named) : usual ? usual : "";
    if (path.empty())
        return fail(ErrorCode::AgentUnavailable, "SSH_AUTH_SOCK", "no agent is running");
    asio::local::stream_protocol::socket socket{worker};
    std::error_code failed;
    if (path.size() >= 100)
        return fail(ErrorCode::AgentUnavailable, path, "the path is too long for a socket");
    socket.connect(asio::local::stream_protocol::endpoint{path}, failed);
    if (failed)
        return fail(ErrorCode::AgentUnavailable, path, failed.message());
    if (!isOurs(socket.native_handle()))
        return fail(ErrorCode::AgentUnavailable, path, "it belongs to another user");
    return std::make_unique<UnixAgent>(std::move(socket), path);
}

} // namespace underpass
