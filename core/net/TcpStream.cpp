// SPDX-License-Identifier: MIT
#include "core/net/TcpStream.h"

#include "core/net/AckAtOnce.h"
#include "core/net/AckedBytes.h"

#include <limits>

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace underpass {
namespace {

// asio::transfer_all() would ask the system for 64 KB at a time.
std::size_t everythingAtOnce(const std::error_code& failed, std::size_t)
{
    return failed ? 0 : std::numeric_limits<int>::max();
}

} // namespace

// These two are no coroutines: they hand on the operation's own awaitable, so that a call through Stream
// costs no frame more than one on the socket.
asio::awaitable<std::size_t> TcpStream::readSome(std::span<char> into, std::error_code& failed)
{
    ackAtOnce(m_socket);
    return m_socket.async_read_some(
        asio::buffer(into.data(), into.size()), asio::redirect_error(asio::use_awaitable, failed));
}

asio::awaitable<std::size_t> TcpStream::write(std::span<const char> bytes, std::error_code& failed)
{
    m_written += bytes.size();
    return asio::async_write(m_socket, asio::buffer(bytes.data(), bytes.size()), everythingAtOnce,
        asio::redirect_error(asio::use_awaitable, failed));
}

std::optional<std::uint64_t> TcpStream::acked()
{
    return ackedBytes(static_cast<std::uintptr_t>(m_socket.native_handle()));
}

std::uint64_t TcpStream::unacked()
{
    const std::uint64_t arrived = acked().value_or(m_written);
    return arrived < m_written ? m_written - arrived : 0;
}

void TcpStream::close()
{
    std::error_code ignored;
    m_socket.close(ignored);
}

asio::awaitable<void> TcpStream::finished()
{
    co_return;
}

} // namespace underpass
