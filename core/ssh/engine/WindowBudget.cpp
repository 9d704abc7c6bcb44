// SPDX-License-Identifier: MIT
#include "core/ssh/engine/WindowBudget.h"

#include <algorithm>

namespace underpass {
namespace {

constexpr std::uint64_t beginnersShare = 16; // One in so many of what is left.
constexpr std::uint64_t readersShare = 4;
constexpr std::uint64_t worthIt = 8; // One in so many of what was wanted.
constexpr std::uint64_t step = 1024;

// By the square of what is left, so that some two dozen have all that they want, and a crowd uses up the rest
// so slowly that there is something to grow by.
std::uint64_t shareForAnswer(std::uint64_t left)
{
    constexpr std::uint64_t whole = std::uint64_t{6} << 20U;
    return left * left / WindowBudget::forBeginners * whole / WindowBudget::forBeginners;
}

} // namespace

// `amount` says how much, given what is left.
template <typename Amount> std::size_t WindowBudget::take(Part part, Amount amount)
{
    std::atomic<std::int64_t>& left = balance(part);
    std::int64_t before = left.load();
    for (;;) {
        const std::uint64_t bytes = amount(static_cast<std::uint64_t>(std::max<std::int64_t>(before, 0)));
        if (left.compare_exchange_weak(before, before - static_cast<std::int64_t>(bytes)))
            return static_cast<std::size_t>(bytes);
    }
}

std::size_t WindowBudget::takeFirst()
{
    return take(Part::Beginners, [](std::uint64_t left) {
        return std::clamp<std::uint64_t>(shareForAnswer(left) / 4 / step * step, least, mostAtFirst);
    });
}

std::size_t WindowBudget::takeForAnswer(std::size_t held)
{
    return take(Part::Beginners, [&](std::uint64_t left) {
        const std::uint64_t share = std::min<std::uint64_t>(shareForAnswer(left), mostForAnswer);
        return share < held + held / worthIt ? 0 : (share - held) / step * step;
    });
}

std::size_t WindowBudget::takeMore(Part part, std::size_t wanted)
{
    const std::uint64_t share = part == Part::Beginners ? beginnersShare : readersShare;
    return take(part, [&](std::uint64_t left) {
        const std::uint64_t bytes = std::min<std::uint64_t>(wanted, left / share / step * step);
        return bytes < wanted / worthIt ? 0 : bytes;
    });
}

bool WindowBudget::becomeReader(std::size_t held)
{
    const std::size_t taken
        = take(Part::Readers, [&](std::uint64_t left) { return left < held ? std::uint64_t{0} : held; });
    if (taken == 0)
        return false;
    giveBack(Part::Beginners, held);
    return true;
}

void WindowBudget::giveBack(Part part, std::size_t bytes)
{
    balance(part) += static_cast<std::int64_t>(bytes);
}

std::size_t WindowBudget::left(Part part) const
{
    const std::int64_t left = m_left[static_cast<std::size_t>(part)].load();
    return static_cast<std::size_t>(std::max<std::int64_t>(left, 0));
}

} // namespace underpass
