// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <set>

namespace underpass {

// Knows of every call to the secret store that has not come back, so that one that hangs is not asked again
// by the next log-in, whose helper threads it would use up. Thread-safe.
class StoreWatch
{
public:
    // Held by the work itself, so that it goes when the store has answered, whoever still waits for it.
    [[nodiscard]] static std::shared_ptr<void> begin(const std::shared_ptr<StoreWatch>& watch)
    {
        const std::lock_guard lock{watch->m_mutex};
        const auto place = watch->m_begun.insert(std::chrono::steady_clock::now());
        return {nullptr, [watch, place](void*) {
                    const std::lock_guard again{watch->m_mutex};
                    watch->m_begun.erase(place);
                }};
    }
    [[nodiscard]] bool hangs(std::chrono::milliseconds patience) const
    {
        const std::lock_guard lock{m_mutex};
        return !m_begun.empty() && *m_begun.begin() + patience <= std::chrono::steady_clock::now();
    }

private:
    mutable std::mutex m_mutex;
    std::multiset<std::chrono::steady_clock::time_point> m_begun;
};

} // namespace underpass
