// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/ControlSocket.h"

#include <memory>
#include <string>

#include <asio/buffer.hpp>
#include <asio/read_until.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>

namespace underpass {

// What is said on a control socket, whatever carries it: the client writes one line, the server answers one,
// the client hangs up. `Stream` is one of Asio's, connected to the same account.

// The server's side of one connection. Keeps itself alive through its handlers, `clientPatience` at most.
template <typename Stream> class ControlClient : public std::enable_shared_from_this<ControlClient<Stream>>
{
public:
    static constexpr std::chrono::seconds clientPatience{5};

    // `process` is whose the connection is.
    ControlClient(Stream stream, std::int64_t process, std::weak_ptr<const ControlServer::Handler> handler)
        : m_stream(std::move(stream))
        , m_process(process)
        , m_deadline(m_stream.get_executor())
        , m_handler(std::move(handler))
    { }

    void start()
    {
        m_deadline.expires_after(clientPatience);
        m_deadline.async_wait([self = this->shared_from_this()](const std::error_code& error) {
            if (!error)
                self->close();
        });
        asio::async_read_until(m_stream, asio::dynamic_buffer(m_line, longestControlRequest + 1), '\n',
            [self = this->shared_from_this()](const std::error_code& error, std::size_t length) {
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
        auto request = readRequest({m_line.data(), m_line.size()});
        WipedLine{}.swap(m_line);
        if (!handler || !request)
            return close();
        request->from = m_process;
        m_reply = writeReply((*handler)(*request)) + '\n';
        asio::async_write(m_stream, asio::buffer(m_reply),
            [self = this->shared_from_this()](const std::error_code& error, std::size_t) {
                if (error)
                    return self->close();
                self->waitForHangUp();
            });
    }

    // Closing our end of a pipe drops what the client has not read yet, so it closes first.
    void waitForHangUp()
    {
        m_reply.resize(1);
        m_stream.async_read_some(asio::buffer(m_reply),
            [self = this->shared_from_this()](const std::error_code&, std::size_t) { self->close(); });
    }

    void close()
    {
        std::error_code ignored;
        m_stream.close(ignored);
        m_deadline.cancel();
    }

    Stream m_stream;
    std::int64_t m_process;
    asio::steady_timer m_deadline;
    std::weak_ptr<const ControlServer::Handler> m_handler;
    WipedLine m_line;
    std::string m_reply;
};

// What was typed is only for the very program that asked for it.
inline std::unexpected<Error> failToTellSecrets(const std::string& subject)
{
    return fail(
        ErrorCode::InvalidInput, subject, "it runs another program than this one, and is told no secrets");
}

// The client's side: asks, and waits for the reply. `loop` runs nothing but this stream.
template <typename Stream>
Result<ControlReply> askOver(Stream& stream, asio::io_context& loop, const ControlPeer& peer,
    const ControlRequest& request, std::chrono::milliseconds patience)
{
    WipedLine line = writeRequest(request);
    line.push_back('\n');
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
    const bool isSilent = !loop.stopped(); // Else it hung up.
    // Cancelled operations still need their buffers until they have been told so.
    std::error_code ignored;
    stream.close(ignored);
    loop.restart();
    loop.run();
    if (isSilent)
        return fail(ErrorCode::ProcessHangs, std::to_string(peer.processId));
    return fail(ErrorCode::ServerClosed, "process " + std::to_string(peer.processId),
        "no complete reply on the control socket");
}

} // namespace underpass
