// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Stream.h"

namespace underpass {

class TcpStream : public Stream
{
public:
    explicit TcpStream(asio::ip::tcp::socket socket)
        : m_socket(std::move(socket))
    { }

    [[nodiscard]] asio::awaitable<std::size_t> readSome(
        std::span<char> into, std::error_code& failed) override;
    [[nodiscard]] asio::awaitable<std::size_t> write(
        std::span<const char> bytes, std::error_code& failed) override;
    [[nodiscard]] std::optional<std::uint64_t> acked() override;
    [[nodiscard]] std::uint64_t unacked() override;
    void close() override;
    [[nodiscard]] asio::awaitable<void> finished() override;
    [[nodiscard]] std::optional<Error> trouble() const override { return std::nullopt; }
    [[nodiscard]] asio::any_io_executor executor() override { return m_socket.get_executor(); }
    [[nodiscard]] asio::ip::tcp::socket::native_handle_type bottomSocket() override
    {
        return m_socket.native_handle();
    }

private:
    asio::ip::tcp::socket m_socket;
    std::uint64_t m_written = 0;
};

} // namespace underpass
