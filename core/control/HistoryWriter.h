// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/History.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace underpass {

// Keeps the history and forgets it, in the order of the calls: at once, or, for a window, which must wait
// neither for the disk nor for another program that has the history just now, on a thread of its own. Then it
// may be called on any thread.
class HistoryWriter
{
public:
    enum class Disk { WaitFor, Later };
    // `warn` hears, once until it can be kept again, that it cannot; with Later on that thread.
    HistoryWriter(std::filesystem::path stateFolder, std::function<void(const std::string&)> warn, Disk disk);
    ~HistoryWriter(); // What was to be kept is kept then.
    HistoryWriter(const HistoryWriter&) = delete;
    HistoryWriter& operator=(const HistoryWriter&) = delete;

    void keep(const ProfileId& id, const HistoryRecord& record);
    void forget(const ProfileId& id);

private:
    using Job = std::function<Result<void>()>;
    void add(Job job);
    void work(const std::stop_token& stop);
    void carryOut(const Job& job);

    std::filesystem::path m_stateFolder;
    std::function<void(const std::string&)> m_warn;
    bool m_isTroubled = false; // The log knows. Of whoever writes.
    std::mutex m_mutex; // Guards m_jobs.
    std::condition_variable_any m_wanted;
    std::deque<Job> m_jobs;
    std::jthread m_thread; // None where it is waited for.
};

} // namespace underpass
