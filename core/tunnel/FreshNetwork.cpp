// SPDX-License-Identifier: MIT
#include "core/tunnel/FreshNetwork.h"

#include <algorithm>
#include <array>

namespace underpass {

// NotSsh: what answers in a network that wants a log-in of its own.
bool networkMayHelp(ErrorCode code)
{
    constexpr std::array codes{ErrorCode::NameNotFound, ErrorCode::NameServerSilent, ErrorCode::NetworkDown,
        ErrorCode::ConnectTimedOut, ErrorCode::LinkLost, ErrorCode::ServerSilent, ErrorCode::NotSsh,
        ErrorCode::ProxyUnreachable};
    return std::ranges::find(codes, code) != codes.end();
}

void FreshNetwork::changed(TimePoint at)
{
    if (isFresh(at))
        return;
    m_until = at + lasts;
    m_attempts = 0;
}

void FreshNetwork::attempted(TimePoint at)
{
    if (isFresh(at))
        ++m_attempts;
}

bool FreshNetwork::mayTryAtOnce(TimePoint at) const
{
    return isFresh(at) && m_attempts < mostAttempts;
}

bool FreshNetwork::forgives(TimePoint at) const
{
    return isFresh(at) && m_attempts == 0;
}

std::optional<TimePoint> FreshNetwork::spentUntil(TimePoint at) const
{
    return isFresh(at) && m_attempts >= mostAttempts ? m_until : std::nullopt;
}

} // namespace underpass
