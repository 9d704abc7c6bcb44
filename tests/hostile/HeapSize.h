// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

namespace underpass::hostile {

// Bytes of this process's heap that are in use: what somebody has asked for and not given back. By the
// sanitizer's own count where there is one (HeapSize_asan.cpp), else by the C library's.
[[nodiscard]] std::size_t heapSize();

// The most of them since it was made, looked at every millisecond.
class HeapWatch
{
public:
    [[nodiscard]] std::size_t start() const { return m_start; }
    [[nodiscard]] std::size_t most() const { return std::max<std::size_t>(m_most, heapSize()); }

private:
    void watch(const std::stop_token& stop);

    const std::size_t m_start = heapSize();
    std::atomic<std::size_t> m_most{m_start};
    std::mutex m_mutex;
    std::condition_variable_any m_over;
    std::jthread m_watch{[this](const std::stop_token& stop) { watch(stop); }};
};

} // namespace underpass::hostile
