// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/Loopback.h"
#include "tests/support/OtherProcess.h"

#include <array>

namespace underpass::test {

// Another process that listens on a port of this address: any free one, or the one given.
class PortHolder
{
public:
    explicit PortHolder(const char* address, std::uint16_t port = 0)
        : m_process([&] {
            asio::io_context worker;
            const auto listening = listenOn(worker, Endpoint{address, port});
            const std::uint16_t got = listening ? listening->front().local_endpoint().port() : 0;
            if (::write(m_report.ends[1], &got, sizeof got) != sizeof got)
                return 1;
            return ::pause();
        })
    {
        if (::read(m_report.ends[0], &m_port, sizeof m_port) != sizeof m_port)
            m_port = 0;
    }

    [[nodiscard]] std::uint16_t port() const { return m_port; } // 0: it could not listen.
    [[nodiscard]] pid_t processId() const { return m_process.id(); }

private:
    struct Pipe
    {
        Pipe() { (void)(::pipe(ends.data()) == 0); }
        ~Pipe()
        {
            ::close(ends[0]);
            ::close(ends[1]);
        }
        Pipe(const Pipe&) = delete;
        Pipe& operator=(const Pipe&) = delete;
        std::array<int, 2> ends{-1, -1};
    };

    Pipe m_report;
    OtherProcess m_process;
    std::uint16_t m_port = 0;
};

} // namespace underpass::test
