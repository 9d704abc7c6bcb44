// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>

#include <asio/execution_context.hpp>

namespace underpass {

// The helper threads of one worker's io_context, made on first use with asio::use_service. They start when
// there is work, end when there is none, and are never more than `most`: further work waits for a free one.
// Nobody joins them, because what they do may block for long; so they share only their queue with us.
class HelperThreads : public asio::execution_context::service
{
public:
    using key_type = HelperThreads;
    static inline asio::execution_context::id id;
    static constexpr int most = 32;

    explicit HelperThreads(asio::execution_context& worker);
    ~HelperThreads() override;

    // False when the system gives us no thread at all; then `job` never runs. It is also dropped when the
    // io_context dies before it began.
    [[nodiscard]] bool run(std::function<void()> job);

private:
    struct Queue;
    static void serve(const std::shared_ptr<Queue>& queue);
    void shutdown() override;

    std::shared_ptr<Queue> m_queue;
};

} // namespace underpass
