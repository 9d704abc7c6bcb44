// SPDX-License-Identifier: MIT
#include "core/net/HelperThreads.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace underpass {
namespace {

// A program that connects often pays for starting a thread once, and an idle one has none.
constexpr std::chrono::milliseconds patience{100};

} // namespace

struct HelperThreads::Queue
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> jobs;
    int threads = 0;
    std::size_t idle = 0; // Of them.
    bool isShut = false;

    // Nothing means that the asking thread must end; it is no longer counted then.
    std::function<void()> next()
    {
        std::unique_lock lock{mutex};
        ++idle;
        changed.wait_for(lock, patience, [this] { return !jobs.empty() || isShut; });
        --idle;
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
    m_queue->changed.notify_one();
    if (m_queue->threads == most || m_queue->jobs.size() <= m_queue->idle)
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
    m_queue->isShut = true;
    m_queue->changed.notify_all();
    dropped.swap(m_queue->jobs);
}

} // namespace underpass
