// SPDX-License-Identifier: MIT
#pragma once

#include "core/Tunnels.h"
#include "core/ssh/WindowBudget.h"

#include <cstddef>
#include <memory>

namespace underpass {

// How far the server may be ahead on one channel. Starts small and doubles each time that more than half of
// it was read within one round trip: then the window is what bounds the throughput, and the reader keeps up.
// What it gains comes from the budget and goes back when the channel ends, because granted bytes cannot be
// taken back from the server. One thread.
class ReceiveWindow
{
public:
    static constexpr std::size_t first = std::size_t{2} << 20U;
    static constexpr std::size_t most = std::size_t{64} << 20U;

    explicit ReceiveWindow(std::shared_ptr<WindowBudget> budget)
        : m_budget(std::move(budget))
    { }
    ~ReceiveWindow() { m_budget->giveBack(m_size - first); }
    ReceiveWindow(const ReceiveWindow&) = delete;
    ReceiveWindow& operator=(const ReceiveWindow&) = delete;

    // That many bytes were read; true when the size has changed.
    [[nodiscard]] bool consumed(std::size_t bytes, TimePoint now, Clock::duration roundTrip);

    // The reader did not keep up: what the server has sent ahead meanwhile is no evidence.
    void heldUp() { m_stale = m_size; }

    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    std::shared_ptr<WindowBudget> m_budget;
    std::size_t m_size = first;
    std::size_t m_stale = 0; // Bytes still to come that were sent while the reader was held up.
    std::size_t m_sinceStart = 0;
    TimePoint m_start = {};
};

} // namespace underpass
