// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/ssh/engine/WindowBudget.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace underpass {

// How far the server may be ahead on one channel (RFC 4254 section 5.2): everything that it may send before
// somebody reads. Starts small, has room for a page once something was asked for, and grows each time that
// more than half of it was read within one round trip: then the window is what bounds the throughput, and the
// reader keeps up. All of it comes from the budget and
// goes back when the channel ends. One thread.
class ReceiveWindow
{
public:
    // OpenSSH's sshd keeps what it may send but has not sent yet in one buffer of at most 16 MB per channel,
    // and moves all of it to the front whenever its end is reached. The nearer the window comes to those 16
    // MB, the more of sshd's time goes into that: with 32 MB it was 20 ms for every 64 KB (measured with 9.2,
    // and a target faster than the way).
    static constexpr std::size_t most = std::size_t{12} << 20U;
    // Who has read so much is a reader. More than a system takes for a program that reads nothing.
    static constexpr std::size_t proof = std::size_t{2} << 20U;

    explicit ReceiveWindow(std::shared_ptr<WindowBudget> budget)
        : m_budget(std::move(budget))
        , m_size(m_budget->takeFirst())
    { }
    ~ReceiveWindow()
    {
        if (m_budget)
            m_budget->giveBack(m_part, m_size);
    }
    ReceiveWindow(ReceiveWindow&&) = default;
    ReceiveWindow(const ReceiveWindow&) = delete;
    ReceiveWindow& operator=(const ReceiveWindow&) = delete;

    // Something goes to the server: the answer needs room. True when the size has changed: the first time, if
    // at all.
    [[nodiscard]] bool asked();

    // That many bytes were read; true when the size has changed.
    [[nodiscard]] bool consumed(std::size_t bytes, TimePoint now, Clock::duration roundTrip);

    // The reader does not keep up just now, and does again. Where that lasted for half of a round trip, what
    // the server has sent ahead meanwhile is no evidence.
    void heldUp(TimePoint now) { m_heldSince = m_heldSince.value_or(now); }
    void caughtUp(TimePoint now);
    // It does not keep up now, or did not for a while: memory was filled.
    [[nodiscard]] bool leftUnread() const { return m_heldSince.has_value() || m_heldLong; }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool hasProof() const { return m_read >= proof; } // That somebody reads.
    // How much to ask libssh2 for in one call. It tops the window up before it reads, by as much as it is
    // asked for: to the target and that much more, which together is the size.
    [[nodiscard]] std::size_t mostInOneRead() const { return std::min(m_size / 4, largestRead); }
    [[nodiscard]] std::size_t target() const { return m_size - mostInOneRead(); }

private:
    static constexpr std::size_t largestRead = std::size_t{128} << 10U;
    static constexpr std::size_t small = std::size_t{4} << 20U; // Below it grows by more.

    void noteHold(Clock::duration time);
    void startAt(TimePoint now);
    [[nodiscard]] bool grow();
    void proveReader();

    std::shared_ptr<WindowBudget> m_budget;
    WindowBudget::Part m_part = WindowBudget::Part::Beginners;
    std::size_t m_size;
    bool m_asked = false;
    std::uint64_t m_read = 0;
    std::size_t m_stale = 0; // Bytes still to come that were sent while the reader was held up.
    std::size_t m_sinceStart = 0;
    TimePoint m_start = {};
    std::optional<TimePoint> m_heldSince; // Engaged while the reader does not keep up.
    bool m_heldLong = false;
    Clock::duration m_held{}; // How long it did not since the start.
};

} // namespace underpass
