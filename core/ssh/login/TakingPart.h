// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/base/Prompter.h"

#include <chrono>

namespace underpass {

// Whether somebody may have taken part in a log-in, so that the same once more might cost somebody a touch, a
// push or a click. An agent and a server do not tell that they ask somebody; they take their time then.
// Lives on the session's worker thread.
class TakingPart
{
public:
    // Nobody confirms in less.
    static constexpr std::chrono::milliseconds agentsPromptness{300};
    static constexpr std::chrono::milliseconds serversPromptness{1000};

    // A person was asked, at the program. What is remembered from then on, or is on record, is not asked for
    // again, and does not count.
    void asked(const Question& question);
    void said(); // By the server, without a question.
    void agentTook(Clock::duration time); // For its list or a signature.
    void serverTook(Clock::duration time); // To answer what holds no secret.
    void serverTookForASecret(Clock::duration time); // Which somebody may have to approve elsewhere.
    void certainly() { m_is = true; }

    [[nodiscard]] bool hasSaid() const { return m_hasSaid; }
    [[nodiscard]] bool mayBe() const { return m_is || (m_hasSaid && m_longest > serversPromptness); }

private:
    bool m_is = false;
    bool m_hasSaid = false;
    Clock::duration m_longest{};
};

} // namespace underpass
