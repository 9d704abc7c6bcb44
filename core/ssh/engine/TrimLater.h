// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Deadline.h"

#include <cstddef>
#include <functional>
#include <memory>

namespace underpass {

// Trims the process's memory unless that was done within the last ten seconds; false then. Any thread.
[[nodiscard]] bool trimMemoryRarely();

// Gives back to the system what a crowd of connections has left, once many of a session have ended, or one
// whose program did not read: a while after that, so that it is done once for all of them. Lives on its
// session's worker thread.
class TrimLater
{
public:
    static constexpr std::size_t crowd = 32;

    // `trim` says false when it is to be called again.
    explicit TrimLater(asio::any_io_executor worker,
        std::chrono::milliseconds delay = std::chrono::seconds{2},
        std::function<bool()> trim = trimMemoryRarely)
        : m_worker(std::move(worker))
        , m_delay(delay)
        , m_trim(std::move(trim))
    { }

    void ended(bool leftUnread); // One connection.
    void over(); // It was the last one: nobody waits any more.

private:
    void wait();
    void trim();

    const asio::any_io_executor m_worker;
    const std::chrono::milliseconds m_delay;
    const std::function<bool()> m_trim;
    std::size_t m_ended = 0; // Since the last time.
    std::unique_ptr<Deadline> m_wait; // Engaged while enough have ended.
};

} // namespace underpass
