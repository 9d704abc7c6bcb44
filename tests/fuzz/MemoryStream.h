// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Stream.h"
#include "tests/fuzz/Conversation.h"

#include <algorithm>

#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>

namespace underpass::fuzz {

// A Stream whose other end is a ServerSide.
class MemoryStream : public Stream
{
public:
    MemoryStream(asio::any_io_executor worker, ServerSide& server, int anySocket)
        : m_worker(std::move(worker))
        , m_server(server)
        , m_anySocket(anySocket)
    { }

    asio::awaitable<std::size_t> readSome(std::span<char> into, std::error_code& failed) override
    {
        co_await asio::post(m_worker, asio::use_awaitable);
        while (m_rest.empty() && !m_closed) {
            auto more = m_server.say();
            if (!more) {
                failed = asio::error::eof;
                co_return 0;
            }
            m_rest = std::move(*more);
        }
        if (m_closed) {
            failed = asio::error::operation_aborted;
            co_return 0;
        }
        const std::size_t size = std::min(into.size(), m_rest.size());
        std::copy_n(m_rest.begin(), size, into.begin());
        m_rest.erase(0, size);
        co_return size;
    }

    asio::awaitable<std::size_t> write(std::span<const char> bytes, std::error_code& failed) override
    {
        co_await asio::post(m_worker, asio::use_awaitable);
        if (m_closed)
            failed = asio::error::operation_aborted;
        else
            m_server.heard({bytes.data(), bytes.size()});
        co_return bytes.size();
    }

    std::optional<std::uint64_t> acked() override { return std::nullopt; }
    std::uint64_t unacked() override { return 0; }

    void close() override { m_closed = true; }
    asio::awaitable<void> finished() override { co_return; }
    std::optional<Error> trouble() const override { return std::nullopt; }
    asio::any_io_executor executor() override { return m_worker; }
    asio::ip::tcp::socket::native_handle_type bottomSocket() override { return m_anySocket; }

private:
    asio::any_io_executor m_worker;
    ServerSide& m_server;
    int m_anySocket; // For libssh2, which wants to see one.
    std::string m_rest;
    bool m_closed = false;
};

} // namespace underpass::fuzz
