// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace underpass {

// What all receive windows of the process together may hold: a window is memory that a server may fill while
// the program here does not read, and what was granted cannot be taken back (RFC 4254 section 5.2). Whoever
// has not read much yet may never do so, and cannot take what those who read can have. Each takes no more
// than a share of what is left, so that there is something for the next one. Bytes. Outlives the sessions
// that share it. Thread-safe.
class WindowBudget
{
public:
    enum class Part : std::uint8_t { Beginners, Readers };

    static constexpr std::size_t forBeginners = std::size_t{48} << 20U;
    static constexpr std::size_t forReaders = std::size_t{56} << 20U;

    // What a window starts with, and what it may have from then on for the first answer, which a whole page
    // is meant to fit into. The more there are, the less the next one gets; the least it gets also when
    // nothing is left.
    static constexpr std::size_t mostAtFirst = std::size_t{128} << 10U;
    static constexpr std::size_t mostForAnswer = std::size_t{1088} << 10U;
    static constexpr std::size_t least = std::size_t{16} << 10U;
    [[nodiscard]] std::size_t takeFirst();
    [[nodiscard]] std::size_t takeForAnswer(std::size_t held); // How much more than what is held.

    // As much of that as may be had, or nothing where that would not be worth a message to the server.
    [[nodiscard]] std::size_t takeMore(Part part, std::size_t wanted);

    // Whoever holds so much is a reader now. False when they have no room for it.
    [[nodiscard]] bool becomeReader(std::size_t held);

    void giveBack(Part part, std::size_t bytes);
    [[nodiscard]] std::size_t left(Part part) const;

private:
    template <typename Amount> std::size_t take(Part part, Amount amount);
    [[nodiscard]] std::atomic<std::int64_t>& balance(Part part)
    {
        return m_left[static_cast<std::size_t>(part)];
    }

    // Less than nothing where many have the least.
    std::array<std::atomic<std::int64_t>, 2> m_left{std::int64_t{forBeginners}, std::int64_t{forReaders}};
};

} // namespace underpass
