// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>

namespace underpass {

// What all receive windows together may hold beyond the size they start with: a window is memory that the
// servers may fill while the local programs do not read. Outlives the sessions that share it. Thread-safe.
class WindowBudget
{
public:
    static constexpr std::size_t size = std::size_t{256} << 20U;

    // All of it, or nothing.
    [[nodiscard]] bool take(std::size_t bytes)
    {
        std::size_t left = m_left.load();
        while (left >= bytes) {
            if (m_left.compare_exchange_weak(left, left - bytes))
                return true;
        }
        return false;
    }
    void giveBack(std::size_t bytes) { m_left += bytes; }
    [[nodiscard]] std::size_t left() const { return m_left; }

private:
    std::atomic<std::size_t> m_left = size;
};

} // namespace underpass
