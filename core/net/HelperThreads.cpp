// SPDX-License-Identifier: MIT
#include "core/net/HelperThreads.h"

#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace underpass {

struct HelperThreads::Queue
{
    std::mutex mutex;
    std::deque<std::function<void()>> jobs;
    int threads = 0;

    // Nothing means that the asking thread must end; it is no longer counted then.
    std::function<void()> next()
    {
        const std::lock_guard lock{mutex};
        if (jobs.empty()) {
            --threads;
            return nullptr;
        }
        auto job = std::move(jobs.front());
        jobs.pop_front();
        return job;
    }
};

HelperThreads::HelperThreads(asio::execution_context& worker)
    : asio::execution_context::service(worker)
    , m_queue(std::make_shared<Queue>())
{ }

HelperThreads::~HelperThreads() = default;

void HelperThreads::serve(const std::shared_ptr<Queue>& queue)
{
    while (const auto job = queue->next())
        job();
}

bool HelperThreads::run(std::function<void()> job)
{
    const std::lock_guard lock{m_queue->mutex};
    m_queue->jobs.push_back(std::move(job));
    if (m_queue->threads == most)
        return true;
    try {
        std::thread([queue = m_queue] { serve(queue); }).detach();
        ++m_queue->threads;
    } catch (const std::system_error&) {
        // Out of threads. Those that run will come to this job as well; if there are none, nobody will.
        if (m_queue->threads == 0) {
            m_queue->jobs.pop_back();
            return false;
        }
    }
    return true;
}

void HelperThreads::shutdown()
{
    std::deque<std::function<void()>> dropped;
    const std::lock_guard lock{m_queue->mutex};
    dropped.swap(m_queue->jobs);
}

} // namespace underpass
