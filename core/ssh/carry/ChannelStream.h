// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Event.h"
#include "core/net/TaskGroup.h"
#include "core/ssh/carry/Channel.h"
#include "core/ssh/engine/ExchangeWatch.h"
#include "core/ssh/engine/Patience.h"
#include "core/ssh/engine/Transport.h"

#include <memory>

namespace underpass {

// The way on from a jump host: a direct-tcpip channel of the session with it, as a stream for the session
// with the next server. Owns the session with the jump host, reads and writes it as long as the stream lives,
// and ends it together with the stream. Nobody watches a silent jump host: the last session's questions pass
// through all of them. Lives on one worker thread; close() and finished() come before the end.
class ChannelStream : public Stream
{
public:
    // Over a jump host that has been logged in to; it is taken over once the channel is open. Errors:
    // JumpHostRefused, JumpHostCannotReach, and what ends its session.
    [[nodiscard]] static asio::awaitable<Result<std::unique_ptr<Stream>>> open(
        std::unique_ptr<Transport>& jumpHost, Endpoint next, const Patience& patience);

    [[nodiscard]] asio::awaitable<std::size_t> readSome(
        std::span<char> into, std::error_code& failed) override;
    [[nodiscard]] asio::awaitable<std::size_t> write(
        std::span<const char> bytes, std::error_code& failed) override;
    [[nodiscard]] std::optional<std::uint64_t> acked() override { return m_jumpHost->stream().acked(); }
    [[nodiscard]] std::uint64_t unacked() override
    {
        return m_jumpHost->stream().unacked() + m_jumpHost->engine().output().gathered() + m_unwritten;
    }
    void close() override;
    [[nodiscard]] asio::awaitable<void> finished() override;
    [[nodiscard]] std::optional<Error> trouble() const override;
    [[nodiscard]] asio::any_io_executor executor() override { return m_jumpHost->stream().executor(); }
    [[nodiscard]] asio::ip::tcp::socket::native_handle_type bottomSocket() override
    {
        return m_jumpHost->stream().bottomSocket();
    }

private:
    ChannelStream(
        std::unique_ptr<Transport> jumpHost, std::unique_ptr<Channel> channel, const Patience& patience);

    [[nodiscard]] asio::awaitable<void> readJumpHost();
    [[nodiscard]] asio::awaitable<void> writeJumpHost();
    [[nodiscard]] bool isOver() const { return m_closed || m_jumpHost->ended(); }
    [[nodiscard]] std::error_code whyOver() const;
    void drive();
    void outputGrew();
    void wakeAll();

    std::unique_ptr<Transport> m_jumpHost;
    ExchangeWatch m_exchange;
    std::unique_ptr<Channel> m_channel; // After m_jumpHost: it ends before its engine.
    Event m_arrived; // Something came from the jump host: bytes, or room in the channel's window.
    Event m_outputReady;
    Event m_outputSent;
    std::size_t m_unwritten = 0; // Of what write() was given, for want of room.
    bool m_closed = false;
    TaskGroup m_tasks;
};

} // namespace underpass
