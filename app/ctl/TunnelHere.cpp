// SPDX-License-Identifier: MIT
#include "app/ctl/TunnelHere.h"

#include "core/control/StateWords.h"
#include "core/profile/InForce.h"

#include <algorithm>
#include <utility>

namespace underpass {

TunnelHere::TunnelHere(Profile profile, Log log, Voice voice)
    : m_profile(std::move(profile))
    , m_log(std::move(log))
    , m_voice(std::move(voice))
{ }

void TunnelHere::apply(const TunnelState& state)
{
    const TunnelState before = std::exchange(m_state, state);
    for (const Notice& notice : newNotices(before, state)) {
        m_log.info(m_profile.id + ": " + words(notice));
        if (m_voice.tell)
            m_voice.tell(notice);
    }
    if (differOnlyInNotices(before, state))
        return;
    if (std::holds_alternative<Connecting>(state))
        m_later.clear();
    if (!differOnlyInEvidence(before, state))
        tell(before);
    for (const std::string& turnedAway : m_turnedAway.of(state, Clock::now())) {
        m_voice.say("  " + turnedAway);
        m_log.info(m_profile.id + ": " + turnedAway);
    }
}

void TunnelHere::tell(const TunnelState& before) const
{
    const TunnelReport report = reportOf(m_profile, m_state, Clock::now());
    const std::string sentence = words(m_state, Clock::now());
    const bool isOnline = std::holds_alternative<Online>(m_state);
    const bool wasOnline = std::holds_alternative<Online>(before);
    const bool isNews = !wasOnline || !isOnline || words(before, Clock::now()) != sentence;
    if (isNews && !std::holds_alternative<NeedsUser>(m_state)) // Who is asked sees the question itself.
        m_voice.say(m_profile.name + ": " + sentence);
    if (isNews)
        m_log.info(m_profile.id + ": " + report.state + ": " + sentence);
    if (const auto trouble = troubleOf(m_state); trouble && !trouble->detail.empty())
        m_log.warning(m_profile.id + ": " + trouble->detail);
    const TunnelReport known = reportOf(m_profile, before, Clock::now());
    for (const ForwardReport& forward : isOnline ? report.forwards : std::vector<ForwardReport>{}) {
        if (isNews || std::ranges::find(known.forwards, forward) == known.forwards.end())
            m_voice.say("  " + forward.spec + ": " + forward.words + m_voice.hint(forward));
    }
}

bool TunnelHere::obey(const Profile& edited)
{
    const auto before = std::exchange(m_unusable, whyNotInForce(edited));
    if (m_unusable && m_unusable != before)
        note(sentence(*m_unusable));
    if (m_unusable || edited == m_profile)
        return false;
    m_profile = edited;
    return true;
}

void TunnelHere::took(const TakenOver& taken)
{
    for (const std::string& field : taken.effect.later) {
        if (std::ranges::count(m_later, field) == 0)
            m_later.push_back(field);
    }
    for (const std::string& sentence : words(taken))
        note(sentence);
}

void TunnelHere::note(const std::string& sentence) const
{
    m_voice.say(m_profile.name + ": " + sentence);
    m_log.info(m_profile.id + ": " + sentence);
}

TunnelReport TunnelHere::report(const std::optional<Error>& fileTrouble) const
{
    TunnelReport report = reportOf(m_profile, m_state, Clock::now());
    report.notInForce = notInForce(fileTrouble);
    return report;
}

std::string TunnelHere::notInForce(const std::optional<Error>& fileTrouble) const
{
    if (fileTrouble)
        return sentence(*fileTrouble);
    return m_unusable ? sentence(*m_unusable) : countsLater(m_later);
}

} // namespace underpass
