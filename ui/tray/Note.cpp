// SPDX-License-Identifier: MIT
#include "ui/tray/Note.h"

#include "ui/words/ErrorText.h"
#include "ui/words/ShortText.h"

#include <QCoreApplication>

namespace underpass {
namespace {

constexpr qsizetype titleUnits = 63;
constexpr qsizetype textUnits = 199;
constexpr qsizetype nameUnits = 36; // Leaves room for what happened.

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Note)
};

template <class State> bool is(const TunnelState& state)
{
    return std::holds_alternative<State>(state);
}

Note note(const QString& title, const QString& profile, const QString& text, Light light)
{
    const QString named = title.arg(shortened(profile, nameUnits));
    return {shortened(withoutMarkup(named), titleUnits), shortened(withoutMarkup(text), textUnits), light};
}

Note noteOfFailure(const QString& profile, const Error& why)
{
    //: %1 is a profile's name, here and in the other titles.
    const QString title
        = why.code == ErrorCode::HostKeyChanged ? Text::tr("%1: host key changed") : Text::tr("%1: failed");
    return note(title, profile, userSentence(why), Light::Failed);
}

// The log-in came to a stand because somebody is to do something for it.
bool waitsForSomebody(const TunnelState& state)
{
    const std::vector<Notice> notices = noticesOf(state);
    if (notices.empty() || !is<Connecting>(state))
        return false;
    const auto* wait = std::get_if<LongWait>(&notices.back().what);
    return wait != nullptr && (wait->whom != WaitsFor::Server || notices.size() > 1);
}

} // namespace

Story continued(const Story& story, const TunnelState& before, const TunnelState& after, TimePoint now)
{
    if (is<Online>(after) || isFinal(after))
        return {};
    if (is<Waiting>(after)) {
        const bool lostNow = is<Online>(before);
        return {true, lostNow ? std::optional{now} : story.lostAt, !lostNow && story.lossTold};
    }
    // Out of any of these, only a person connects.
    if (is<Connecting>(after) && (isFinal(before) || is<Online>(before)))
        return {};
    return story;
}

std::optional<Note> noteFor(
    const QString& profile, const Story& story, const TunnelState& before, const TunnelState& after)
{
    if (is<Online>(after) && !is<Online>(before) && story.lossTold)
        return note(Text::tr("%1: connected again"), profile, Text::tr("The tunnel works again."), Light::On);
    if (is<NeedsUser>(after) && !is<NeedsUser>(before) && story.unattended)
        return note(Text::tr("%1: needs your answer"), profile, sentence(after, {}), Light::NeedsYou);
    if (waitsForSomebody(after) && !waitsForSomebody(before)) {
        const QString words = serverWords(after);
        return note(Text::tr("%1: waits for you"), profile,
            words.isEmpty() ? sentence(after, {}) : Text::tr("The server says: %1").arg(words),
            Light::Connecting);
    }
    if (const auto* failed = std::get_if<Failed>(&after)) {
        const ErrorCode why = failed->why.code;
        const bool declined = is<NeedsUser>(before) || why == ErrorCode::Cancelled
            || why == ErrorCode::NotAnswered || why == ErrorCode::ProxyNotAnswered;
        if (!declined && !is<Failed>(before))
            return noteOfFailure(profile, failed->why);
    }
    return {};
}

std::optional<Note> noteOfLoss(
    const QString& profile, const Story& story, const TunnelState& state, TimePoint now)
{
    const bool trying = is<Waiting>(state) || is<Connecting>(state);
    if (!trying || !story.lostAt || story.lossTold || now - *story.lostAt < lossPatience)
        return {};
    const auto* waiting = std::get_if<Waiting>(&state);
    const QString why = waiting ? userSentence(waiting->why) + ' ' : QString{};
    return note(Text::tr("%1: connection lost"), profile,
        why + Text::tr("Underpass keeps trying to reconnect."), Light::Waiting);
}

Note noteOfHiding()
{
    return {Text::tr("Underpass runs on here"),
        Text::tr(
            "Tunnels that are up stay up. A click on this icon brings the window back; its menu has Quit."),
        Light::Off};
}

} // namespace underpass
