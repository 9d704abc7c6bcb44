// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Event.h"
#include "core/net/Stream.h"
#include "core/ssh/engine/Transport.h"
#include "core/tunnel/Session.h"
#include "tests/libssh2/Internals.h"
#include "tests/support/Packets.h"

#include <cstring>
#include <functional>
#include <memory>
#include <string>

#include <asio/error.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>

namespace underpass::test {

// What the test and the stream share: the network between us and a server that the test plays.
struct Wire
{
    explicit Wire(const asio::any_io_executor& executor)
        : worker(executor)
        , changed(executor)
    { }

    void send(const std::string& bytes)
    {
        toUs += bytes;
        changed.notify();
    }
    void takeAll()
    {
        takesBytes = true;
        changed.notify();
    }

    asio::any_io_executor worker;
    Event changed;
    std::string toUs; // Not read yet.
    std::string fromUs;
    std::size_t read = 0; // By us, in all.
    bool takesBytes = true; // Else writes wait.
    bool closed = false;
    bool goneOnceRead = false; // Writes fail once there is nothing more to read.
    std::function<std::string()> endlessly; // More for us to read whenever there is nothing.
    std::function<std::optional<std::uint64_t>()> acked = [] { return std::nullopt; };
    std::uint64_t unacked = 0;
};

class WireStream : public Stream
{
public:
    explicit WireStream(std::shared_ptr<Wire> wire)
        : m_wire(std::move(wire))
    { }
    asio::awaitable<std::size_t> readSome(std::span<char> into, std::error_code& failed) override
    {
        co_await asio::post(m_wire->worker, asio::use_awaitable); // As a real one: others have their turn.
        while (!hasMore() && !m_wire->closed)
            co_await m_wire->changed.wait();
        if (m_wire->closed) {
            failed = asio::error::operation_aborted;
            co_return 0;
        }
        const std::size_t size = std::min(into.size(), m_wire->toUs.size());
        std::memcpy(into.data(), m_wire->toUs.data(), size);
        m_wire->toUs.erase(0, size);
        m_wire->read += size;
        co_return size;
    }
    asio::awaitable<std::size_t> write(std::span<const char> bytes, std::error_code& failed) override
    {
        while (!m_wire->takesBytes && !m_wire->closed)
            co_await m_wire->changed.wait();
        if (m_wire->closed)
            failed = asio::error::operation_aborted;
        else if (m_wire->goneOnceRead && m_wire->toUs.empty())
            failed = asio::error::connection_reset;
        m_wire->fromUs.append(bytes.data(), bytes.size());
        co_return bytes.size();
    }
    std::optional<std::uint64_t> acked() override { return m_wire->acked(); }
    std::uint64_t unacked() override { return m_wire->unacked; }
    void close() override
    {
        m_wire->closed = true;
        m_wire->changed.notify();
    }
    asio::awaitable<void> finished() override { co_return; }
    std::optional<Error> trouble() const override { return std::nullopt; }
    asio::any_io_executor executor() override { return m_wire->worker; }
    asio::ip::tcp::socket::native_handle_type bottomSocket() override { return 0; }

private:
    [[nodiscard]] bool hasMore()
    {
        if (m_wire->toUs.empty() && m_wire->endlessly)
            m_wire->toUs = m_wire->endlessly();
        return !m_wire->toUs.empty();
    }

    std::shared_ptr<Wire> m_wire;
};

class NoObserver : public SessionObserver
{
public:
    void asked(const Question&) override { }
    void answered() override { }
    void opened() override { }
    void silent(TimePoint) override { }
    void heard() override { }
    void forwardTrouble(ForwardNumber, const std::optional<Error>&) override { }
};

// A session without keys whose server is the test: packets are in clear text (RFC 4253 section 6).
inline std::unique_ptr<Transport> scriptedTransport(
    const std::shared_ptr<Wire>& wire, Stage stage, const KeyLimits& limits = {})
{
    auto engine = Engine::create({}, std::make_shared<WindowBudget>(), limits);
    pretend(engine.value()->session(), stage);
    return std::make_unique<Transport>(
        std::make_unique<WireStream>(wire), std::move(*engine), Endpoint{"stranger.example", 22});
}

// Until nothing more happens by itself.
inline void settle(asio::io_context& loop)
{
    loop.restart();
    while (loop.poll() > 0)
        loop.restart();
}

} // namespace underpass::test
