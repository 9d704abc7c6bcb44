// SPDX-License-Identifier: MIT
#include "core/control/HistoryWriter.h"

#include "core/base/Error.h"

#include <utility>

namespace underpass {

HistoryWriter::HistoryWriter(
    std::filesystem::path stateFolder, std::function<void(const std::string&)> warn, Disk disk)
    : m_stateFolder(std::move(stateFolder))
    , m_warn(std::move(warn))
{
    if (disk == Disk::Later)
        m_thread = std::jthread{[this](const std::stop_token& stop) { work(stop); }};
}

HistoryWriter::~HistoryWriter() = default;

void HistoryWriter::keep(const ProfileId& id, const HistoryRecord& record)
{
    add([this, id, record] { return keepHistory(m_stateFolder, id, record); });
}

void HistoryWriter::forget(const ProfileId& id)
{
    add([this, id] { return forgetHistory(m_stateFolder, id); });
}

void HistoryWriter::add(Job job)
{
    if (!m_thread.joinable())
        return carryOut(job);
    const std::lock_guard lock{m_mutex};
    m_jobs.push_back(std::move(job));
    m_wanted.notify_one();
}

void HistoryWriter::work(const std::stop_token& stop)
{
    std::unique_lock lock{m_mutex};
    for (;;) {
        m_wanted.wait(lock, stop, [this] { return !m_jobs.empty(); });
        if (m_jobs.empty())
            return; // Only a stop wakes it then.
        const std::deque<Job> jobs = std::exchange(m_jobs, {});
        lock.unlock();
        for (const Job& job : jobs)
            carryOut(job);
        lock.lock();
    }
}

void HistoryWriter::carryOut(const Job& job)
{
    const auto done = job();
    if (!done && !std::exchange(m_isTroubled, true))
        m_warn("The history has a gap: " + sentence(done.error()));
    if (done)
        m_isTroubled = false;
}

} // namespace underpass
