// SPDX-License-Identifier: MIT
#include "core/ssh/login/TakingPart.h"

#include "core/base/Overload.h"

#include <algorithm>

namespace underpass {

void TakingPart::asked(const Question& question)
{
    m_is = m_is
        || std::visit(Overload{
                          [](const HostKeyQuestion&) { return false; },
                          [](const PasswordQuestion&) { return false; },
                          [](const PassphraseQuestion&) { return true; },
                          [](const CodeQuestion&) { return true; },
                          [](const NewPasswordQuestion&) { return true; },
                      },
            question.what);
}

void TakingPart::said()
{
    m_hasSaid = true;
}

void TakingPart::agentTook(Clock::duration time)
{
    m_is = m_is || time > agentsPromptness;
}

void TakingPart::serverTook(Clock::duration time)
{
    m_longest = std::max(m_longest, time);
}

void TakingPart::serverTookForASecret(Clock::duration time)
{
    m_is = m_is || time > serversPromptness;
    serverTook(time);
}

} // namespace underpass
