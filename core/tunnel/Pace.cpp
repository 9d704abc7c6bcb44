// SPDX-License-Identifier: MIT
#include "core/tunnel/Pace.h"

#include <utility>

namespace underpass {

Pace::Pace(asio::any_io_executor worker, std::chrono::milliseconds pause, std::function<void()> tell)
    : m_worker(std::move(worker))
    , m_pause(pause)
    , m_tell(std::move(tell))
{ }

void Pace::happened()
{
    if (m_resting && !m_resting->passed()) {
        m_isBehind = true;
        return;
    }
    rest();
    m_tell();
}

void Pace::rest()
{
    m_resting = std::make_unique<Deadline>(m_worker, m_pause, [this] {
        if (std::exchange(m_isBehind, false))
            happened();
    });
}

} // namespace underpass
