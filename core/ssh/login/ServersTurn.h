// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Deadline.h"
#include "core/ssh/engine/Transport.h"
#include "core/ssh/login/Asker.h"

#include <optional>

namespace underpass {

// While one lives, the server has been sent something and has not answered. The time is taken, which tells
// whether somebody may be asked elsewhere; where nobody may be, the session ends once it seems so. Lives on
// the session's worker thread.
class ServersTurn
{
public:
    // Somebody may have to approve it after a secret; after a key only where the server says something.
    enum class After { Secret, Key };

    ServersTurn(Transport& transport, Asker& asker, After what)
        : m_takingPart(asker.takingPart())
        , m_what(what)
    {
        if (asker.mustBeAlone() && (what == After::Secret || m_takingPart.hasSaid()))
            m_end.emplace(transport.stream().executor(), TakingPart::serversPromptness, [this, &transport] {
                m_takingPart.certainly();
                transport.end({ErrorCode::LogInUnfinished, toString(transport.server()),
                    "somebody may have to approve it, and this connection is to cost nobody anything"});
            });
    }
    ~ServersTurn()
    {
        const auto took = Clock::now() - m_since;
        if (m_what == After::Secret)
            m_takingPart.serverTookForASecret(took);
        else
            m_takingPart.serverTook(took);
    }
    ServersTurn(const ServersTurn&) = delete;
    ServersTurn& operator=(const ServersTurn&) = delete;

private:
    TakingPart& m_takingPart;
    const After m_what;
    const TimePoint m_since = Clock::now();
    std::optional<Deadline> m_end;
};

} // namespace underpass
