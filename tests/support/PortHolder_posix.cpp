// SPDX-License-Identifier: MIT
#include "tests/support/PortHolder.h"

#include "core/listen/Loopback.h"
#include "tests/support/OtherProcess.h"

#include <array>

namespace underpass::test {
namespace {

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

int holdForEver(const Endpoint& where, int report)
{
    asio::io_context worker;
    const auto listening = listenOn(worker, where);
    const std::uint16_t got = listening ? listening->front().local_endpoint().port() : 0;
    return ::write(report, &got, sizeof got) == sizeof got ? ::pause() : 1;
}

} // namespace

struct PortHolder::Holding
{
    explicit Holding(const Endpoint& where)
        : process([&] { return holdForEver(where, report.ends[1]); })
    { }
    Pipe report;
    OtherProcess process;
};

PortHolder::PortHolder(const char* address, std::uint16_t port)
    : m_holding(std::make_unique<Holding>(Endpoint{address, port}))
{
    if (::read(m_holding->report.ends[0], &m_port, sizeof m_port) != sizeof m_port)
        m_port = 0;
}

PortHolder::~PortHolder() = default;

std::int64_t PortHolder::processId() const
{
    return m_holding->process.id();
}

} // namespace underpass::test
