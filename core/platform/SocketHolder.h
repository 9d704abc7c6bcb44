// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace underpass {

// A process and its descriptor of a socket (Linux: /proc/PID/fd, proc(5)). Small enough for a lock-free
// std::atomic.
struct SocketHolder
{
    std::int32_t process = 0; // 0: none.
    std::int32_t descriptor = 0;

    bool operator==(const SocketHolder&) const = default;
};

// Who holds the socket with this inode, of the processes that we may look into: our own, or all when we are
// root. Looking into all of them takes milliseconds, so the holder of an earlier socket says where to look
// first: a program that connects once usually connects again, with the same descriptor or the next. Reads
// /proc, so call it off the network path. Thread-safe.
[[nodiscard]] std::optional<SocketHolder> findSocketHolder(std::uint64_t inode, const SocketHolder& likely);

} // namespace underpass
