// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>

namespace underpass {

// Reads something costly of the system once for all threads that want it at the same time. read() never gives
// a reading that began before it was called: what it shows is not older than the question. An exception of
// the reader reaches the thread that read; another one that waits tries for itself. Thread-safe; must outlive
// its readers.
template <class T> class SharedReading
{
public:
    explicit SharedReading(std::function<T()> reader)
        : m_reader(std::move(reader))
    { }

    [[nodiscard]] std::shared_ptr<const T> read()
    {
        std::unique_lock lock{m_mutex};
        const std::uint64_t wanted = m_begun + 1; // One that is under way began too early.
        while (m_finished < wanted) {
            if (m_isReading)
                m_changed.wait(lock);
            else
                readFor(lock);
        }
        return m_latest;
    }

private:
    void readFor(std::unique_lock<std::mutex>& lock)
    {
        const Turn turn{*this, lock};
        const std::uint64_t number = m_begun;
        lock.unlock();
        auto fresh = std::make_shared<const T>(m_reader());
        lock.lock();
        m_latest = std::move(fresh);
        m_finished = number;
    }

    // Gives the turn back also when reading throws.
    struct Turn
    {
        Turn(SharedReading& shared, std::unique_lock<std::mutex>& held)
            : owner(shared)
            , lock(held)
        {
            owner.m_isReading = true;
            ++owner.m_begun;
        }
        ~Turn()
        {
            if (!lock.owns_lock())
                lock.lock();
            owner.m_isReading = false;
            owner.m_changed.notify_all();
        }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        SharedReading& owner;
        std::unique_lock<std::mutex>& lock;
    };

    const std::function<T()> m_reader;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::uint64_t m_begun = 0;
    std::uint64_t m_finished = 0; // The number of the latest reading.
    bool m_isReading = false;
    std::shared_ptr<const T> m_latest;
};

} // namespace underpass
