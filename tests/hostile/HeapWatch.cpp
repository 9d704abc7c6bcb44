// SPDX-License-Identifier: MIT
#include "tests/hostile/HeapSize.h"

#include <chrono>

namespace underpass::hostile {

void HeapWatch::watch(const std::stop_token& stop)
{
    std::unique_lock lock{m_mutex};
    while (!stop.stop_requested()) {
        m_most = std::max<std::size_t>(m_most, heapSize());
        m_over.wait_for(lock, stop, std::chrono::milliseconds{1}, [] { return false; });
    }
}

} // namespace underpass::hostile
