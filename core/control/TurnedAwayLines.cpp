// SPDX-License-Identifier: MIT
#include "core/control/TurnedAwayLines.h"

#include "core/base/CleanText.h"
#include "core/profile/import/ForwardSpec.h"

#include <algorithm>
#include <set>
#include <utility>

namespace underpass {
namespace {

std::string lineOf(const TurnedAway& turnedAway, const ForwardState& state)
{
    std::string line = specOf(state.forward);
    constexpr std::size_t longest = 4096;
    line.append(": ").append(cleanText(sentence(asError(turnedAway, state.forward)), longest)); // One line.
    line.append(" (port ").append(std::to_string(state.listen.port));
    line.append(", rule ").append(name(turnedAway.rule));
    if (!turnedAway.who.user.empty())
        line.append(", account ").append(cleanText(turnedAway.who.user));
    if (!turnedAway.who.program.empty())
        line.append(", program ").append(cleanText(turnedAway.who.program));
    return line;
}

std::string timesOf(std::uint64_t count)
{
    if (count == 1)
        return ")";
    return std::string{", "}.append(std::to_string(count)).append(" times)");
}

} // namespace

std::vector<std::string> TurnedAwayLines::of(const TunnelState& state, TimePoint now)
{
    const auto* online = std::get_if<Online>(&state);
    if (online == nullptr)
        return {};
    std::vector<std::string> lines;
    std::set<std::string> present;
    for (const ForwardState& forward : online->forwards) {
        for (const TurnedAway& each : forward.turnedAway) {
            const std::string line = lineOf(each, forward);
            present.insert(line);
            Said& said = m_said[line];
            if (each.count < said.count)
                said = {}; // It was forgotten, and came again.
            if (each.count == said.count || now < said.next || !maySay(now))
                continue;
            lines.push_back(line + timesOf(each.count));
            said = {each.count, now + said.pause, std::min<Clock::duration>(said.pause * 2, longestPause)};
        }
    }
    std::erase_if(m_said, [&](const auto& known) { return !present.contains(known.first); });
    return lines;
}

bool TurnedAwayLines::maySay(TimePoint now)
{
    if (m_left == mostAtOnce)
        m_refilled = now;
    for (; m_left < mostAtOnce && now - m_refilled >= between; m_refilled += between)
        ++m_left;
    return m_left > 0 && m_left-- > 0;
}

} // namespace underpass
