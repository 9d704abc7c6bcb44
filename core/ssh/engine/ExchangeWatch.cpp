// SPDX-License-Identifier: MIT
#include "core/ssh/engine/ExchangeWatch.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr int ticksInAll = 6;
constexpr std::uint64_t ownMessages = std::uint64_t{16} * 1024; // Of the exchange; more than any needs.

} // namespace

void ExchangeWatch::look()
{
    const bool isExchanging = m_transport.engine().isExchanging() && !m_transport.ended();
    if (isExchanging == (m_tick != nullptr))
        return;
    m_tick.reset();
    if (!isExchanging)
        return;
    m_ticks = 0;
    m_acked = m_transport.stream().acked().value_or(0);
    m_before = m_transport.stream().unacked() + m_transport.engine().output().waiting() + ownMessages;
    wait();
}

void ExchangeWatch::wait()
{
    m_tick = std::make_unique<Deadline>(
        m_transport.stream().executor(), m_patience / ticksInAll, [this] { tick(); });
}

void ExchangeWatch::tick()
{
    if (!gotOn() && ++m_ticks == ticksInAll) {
        m_transport.end({ErrorCode::ServerSilent, toString(m_transport.server()),
            "it did not finish an exchange of keys"});
        return;
    }
    wait();
}

bool ExchangeWatch::gotOn()
{
    const std::uint64_t acked = m_transport.stream().acked().value_or(m_acked);
    if (acked <= m_acked)
        return false;
    const std::uint64_t arrived = std::min(acked - m_acked, m_before);
    m_acked = acked;
    m_before -= arrived;
    return arrived > 0;
}

} // namespace underpass
