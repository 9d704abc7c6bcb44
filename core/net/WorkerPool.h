// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>

namespace underpass {

// A few threads with one io_context each. What is given to a worker stays on it, so nothing on it needs a
// lock. A handler that throws ends neither its worker nor the others on it.
class WorkerPool
{
public:
    // `thrown`: called on a worker's thread with what nobody else has caught, for the log.
    using Thrown = std::function<void(const std::exception_ptr&)>;
    explicit WorkerPool(Thrown thrown = {})
        : m_thrown(std::move(thrown))
    {
        const unsigned count = std::clamp(std::thread::hardware_concurrency(), 1u, 4u);
        for (unsigned i = 0; i < count; ++i)
            m_workers.push_back(std::make_unique<Worker>(m_thrown));
    }
    ~WorkerPool() { finish(); }
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    [[nodiscard]] asio::io_context* next() { return &m_workers[m_next++ % m_workers.size()]->context; }

    // Lets everything come to its end and joins the threads.
    void finish()
    {
        for (auto& worker : m_workers)
            worker->guard.reset();
        for (auto& worker : m_workers) {
            if (worker->thread.joinable())
                worker->thread.join();
        }
    }

private:
    struct Worker
    {
        explicit Worker(const Thrown& thrown)
            : thread([this, &thrown] { serve(context, thrown); })
        { }
        asio::io_context context{1};
        asio::executor_work_guard<asio::io_context::executor_type> guard = asio::make_work_guard(context);
        std::thread thread;
    };

    static void serve(asio::io_context& context, const Thrown& thrown)
    {
        for (bool isOver = false; !isOver;) {
            try {
                context.run();
                isOver = true;
            } catch (...) {
                tell(thrown, std::current_exception());
            }
        }
    }
    static void tell(const Thrown& thrown, const std::exception_ptr& what)
    {
        try {
            if (thrown)
                thrown(what);
        } catch (...) { // Then it is not told.
            return;
        }
    }

    const Thrown m_thrown;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::size_t m_next = 0;
};

} // namespace underpass
