// SPDX-License-Identifier: MIT
#pragma once

#include "core/Tunnels.h"
#include "core/ssh/WindowBudget.h"

#include <cstddef>
#include <memory>
#include <optional>

namespace underpass {

// How far the server may be ahead on one channel. Starts small and doubles each time that more than half of
// it was read within one round trip: then the window is what bounds the throughput, and the reader keeps up.
// What it gains comes from the budget and goes back when the channel ends, because granted bytes cannot be
// taken back from the server. One thread.
class ReceiveWindow
{
public:
    static constexpr std::size_t first = std::size_t{2} << 20U;
    // OpenSSH's sshd keeps what it may send but has not sent yet in one buffer of at most 16 MB per channel,
    // and moves all of it to the front whenever its end is reached. The nearer the window comes to those 16
    // MB, the more of sshd's time goes into that: with 32 MB it was 20 ms for every 64 KB (measured with 9.2,
    // and a target faster than the way).
    static constexpr std::size_t most = std::size_t{12} << 20U;

    explicit ReceiveWindow(std::shared_ptr<WindowBudget> budget)
        : m_budget(std::move(budget))
    { }
    ~ReceiveWindow() { m_budget->giveBack(m_size - first); }
    ReceiveWindow(const ReceiveWindow&) = delete;
    ReceiveWindow& operator=(const ReceiveWindow&) = delete;

    // That many bytes were read; true when the size has changed.
    [[nodiscard]] bool consumed(std::size_t bytes, TimePoint now, Clock::duration roundTrip);

    // The reader does not keep up just now, and does again. Where that lasted for half of a round trip, what
    // the server has sent ahead meanwhile is no evidence.
    void heldUp(TimePoint now) { m_heldSince = m_heldSince.value_or(now); }
    void caughtUp(TimePoint now);

    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    void startAt(TimePoint now);

    std::shared_ptr<WindowBudget> m_budget;
    std::size_t m_size = first;
    std::size_t m_stale = 0; // Bytes still to come that were sent while the reader was held up.
    std::size_t m_sinceStart = 0;
    TimePoint m_start = {};
    std::optional<TimePoint> m_heldSince; // Engaged while the reader does not keep up.
    Clock::duration m_held{}; // How long it did not since the start.
};

} // namespace underpass
