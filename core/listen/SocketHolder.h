// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>

namespace underpass {

// A process and its descriptor of a socket (Linux: /proc/PID/fd, proc(5)).
struct SocketHolder
{
    std::int32_t process = 0;
    std::int32_t descriptor = 0;

    bool operator==(const SocketHolder&) const = default;
};

// Finds who holds a socket, of the processes that we may look into: our own, or all when we are root. Looking
// into all of them takes milliseconds, and into one with hundreds of descriptors half of one. So it remembers
// what it saw: a program that connects once usually connects again, often many times at once. Everything
// remembered is looked at again before it is told. Reads /proc, so call it off the network path. Thread-safe;
// one look at a time, because the next one profits from it.
class SocketHolders
{
public:
    [[nodiscard]] std::optional<SocketHolder> find(std::uint64_t inode);

private:
    using Inodes = std::map<std::uint64_t, SocketHolder>;

    [[nodiscard]] std::optional<SocketHolder> findWhereItMayBe(std::uint64_t inode, std::string_view link);
    [[nodiscard]] std::optional<SocketHolder> lookInto(std::int32_t process, std::uint64_t inode);

    std::mutex m_mutex;
    SocketHolder m_last; // Process 0: none yet.
    Inodes m_seen; // Of the process that was looked into last.
};

} // namespace underpass
