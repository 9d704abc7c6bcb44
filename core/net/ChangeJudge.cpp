// SPDX-License-Identifier: MIT
#include "core/net/ChangeJudge.h"

#include <algorithm>
#include <utility>

namespace underpass {

ChangeJudge::ChangeJudge(NetworkShape now)
    : m_shape(std::move(now))
{ }

void ChangeJudge::noticed(TimePoint at)
{
    m_last = at;
    m_first = m_first.value_or(at);
}

void ChangeJudge::woke(TimePoint at)
{
    m_woke = true;
    noticed(at);
}

std::optional<TimePoint> ChangeJudge::due() const
{
    if (!m_first)
        return std::nullopt;
    return std::min(m_last + settles, *m_first + longestRest);
}

// Where nothing is left that leads out, nobody can answer: what is asked then would only be given up sooner
// than by the keepalive, although the cable may be back in a moment.
bool ChangeJudge::look(NetworkShape now)
{
    m_first.reset();
    const bool hasWoken = std::exchange(m_woke, false);
    const NetworkShape before = std::exchange(m_shape, std::move(now));
    const bool isMore = !std::ranges::includes(before.parts, m_shape.parts);
    const bool isLess = !std::ranges::includes(m_shape.parts, before.parts);
    return hasWoken || isMore || (isLess && m_shape.leadsOut);
}

} // namespace underpass
