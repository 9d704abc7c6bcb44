// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace underpass::test {

// One process tells another, which it has forked or was forked by, to go on.
class Signal
{
public:
    Signal()
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0)
            m_ends = {-1, -1};
    }
    ~Signal()
    {
        for (const int end : m_ends)
            ::close(end);
    }
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;

    void give() const { (void)!::write(m_ends[1], "", 1); }
    // False when the other one does not, because it has failed.
    [[nodiscard]] bool wait() const
    {
        constexpr int patience = 60'000; // ms
        pollfd readable{m_ends[0], POLLIN, 0};
        char byte = 0;
        return ::poll(&readable, 1, patience) == 1 && ::read(m_ends[0], &byte, 1) == 1;
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace underpass::test
