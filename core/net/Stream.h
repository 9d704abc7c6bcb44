// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <system_error>

#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {

// Bytes both ways, in order, whatever carries them: a TCP connection, or a channel of the SSH connection
// before this one. One read and one write at a time; close() ends both. Lives on one worker thread.
class Stream
{
public:
    virtual ~Stream() = default;

    // At least one byte, or a failure: asio::error::eof where the other side has ended. `into` and `failed`
    // outlive the wait.
    [[nodiscard]] virtual asio::awaitable<std::size_t> readSome(std::span<char> into, std::error_code& failed)
        = 0;
    // All of it, or a failure.
    [[nodiscard]] virtual asio::awaitable<std::size_t> write(
        std::span<const char> bytes, std::error_code& failed)
        = 0;

    // What the other end's system has acknowledged in all, of this stream and all else on the connection at
    // the bottom, and what it has not of what was written here, with all that waits before it. In bytes; the
    // first is nothing where our system does not say, and then the second is 0.
    [[nodiscard]] virtual std::optional<std::uint64_t> acked() = 0;
    [[nodiscard]] virtual std::uint64_t unacked() = 0;

    virtual void close() = 0;
    // After close(): when this is over, nothing of the stream runs any more and it may be destroyed.
    [[nodiscard]] virtual asio::awaitable<void> finished() = 0;

    // What broke below this stream, where that explains a failure better than its code does.
    [[nodiscard]] virtual std::optional<Error> trouble() const = 0;

    [[nodiscard]] virtual asio::any_io_executor executor() = 0;
    // The socket at the very bottom, for libraries that want to see one.
    [[nodiscard]] virtual asio::ip::tcp::socket::native_handle_type bottomSocket() = 0;
};

} // namespace underpass
