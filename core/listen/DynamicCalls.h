// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/Call.h"

#include <chrono>
#include <functional>
#include <memory>

#include <asio/io_context.hpp>

namespace underpass {

// Hears out the callers of a dynamic forward: each says in SOCKS or HTTP where it wants to go
// (DynamicRequest) and is handed on with that target, its answer still owed. One that speaks nothing of the
// kind is told so in its own protocol; one that says nothing for long is reset. Lives on one worker thread.
class DynamicCalls
{
public:
    static constexpr std::size_t mostAtOnce = 512; // More callers than this, all of them silent, are reset.

    using Asked = std::function<void(Call)>;
    DynamicCalls(
        asio::io_context& worker, Asked asked, std::chrono::milliseconds patience = std::chrono::seconds{30});
    ~DynamicCalls(); // Resets who is still talking; nothing is called afterwards.
    DynamicCalls(const DynamicCalls&) = delete;
    DynamicCalls& operator=(const DynamicCalls&) = delete;

    void take(Call call);

private:
    class State;
    std::shared_ptr<State> m_state;
};

} // namespace underpass
