// SPDX-License-Identifier: MIT
#include "tests/support/PortHolder.h"

#include "core/listen/Loopback.h"
#include "core/system/ProcessAlive.h"

namespace underpass::test {

struct PortHolder::Holding
{
    explicit Holding(const Endpoint& where)
        : listening(listenOn(worker, where))
    { }
    asio::io_context worker;
    Result<std::vector<asio::ip::tcp::acceptor>> listening;
};

PortHolder::PortHolder(const char* address, std::uint16_t port)
    : m_holding(std::make_unique<Holding>(Endpoint{address, port}))
{
    if (m_holding->listening)
        m_port = m_holding->listening->front().local_endpoint().port();
}

PortHolder::~PortHolder() = default;

std::int64_t PortHolder::processId() const
{
    return ownProcessId();
}

} // namespace underpass::test
