// SPDX-License-Identifier: MIT
#include "ui/words/StateText.h"

#include "core/base/OldAlgorithms.h"
#include "core/base/Overload.h"
#include "ui/words/ErrorText.h"
#include "ui/words/ForwardText.h"
#include "ui/words/SentenceText.h"
#include "ui/words/ShortText.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

int wholeSeconds(Clock::duration duration)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    return static_cast<int>(std::clamp<std::int64_t>(seconds, 0, 1'000'000'000));
}

QString accountAt(const Question& question)
{
    return shownName(question.account + "@" + toString(question.server));
}

QString passwordSentence(const PasswordQuestion& what, const QString& account)
{
    if (what.whose == PasswordFor::Proxy)
        return (what.previousWasWrong
                ? Text::tr("The proxy did not accept the password of %1. Enter it once more.")
                : Text::tr("The proxy wants the password of %1. Enter it to connect."))
            .arg(account);
    return (what.previousWasWrong ? Text::tr("The password of %1 was not accepted. Enter it once more.")
                                  : Text::tr("The password of %1 is needed. Enter it to connect."))
        .arg(account);
}

QString questionSentence(const Question& question)
{
    return std::visit(
        Overload{
            [&](const HostKeyQuestion&) {
                return Text::tr("The host key of %1 is not known yet. Compare its fingerprint and answer.")
                    .arg(shownName(toString(question.server)));
            },
            [&](const PasswordQuestion& what) { return passwordSentence(what, accountAt(question)); },
            [&](const PassphraseQuestion& what) {
                return (what.previousWasWrong
                        ? Text::tr("The passphrase does not open %1. Enter it once more.")
                        : Text::tr("The passphrase of %1 is needed. Enter it to connect."))
                    .arg(shownName(what.keyFile));
            },
            [&](const NewPasswordQuestion& what) {
                return (what.previousWasRefused
                        ? Text::tr("The server did not accept the new password of %1. Choose another one.")
                        : Text::tr("The password of %1 has expired. Choose a new one to connect."))
                    .arg(accountAt(question));
            },
            [&](const CodeQuestion&) {
                return Text::tr("The server asks %1 for a code. Enter it to connect.")
                    .arg(accountAt(question));
            },
        },
        question.what);
}

// The forward that makes the tunnel degraded, by the same rule as isDegraded().
QString degradedSentence(const Online& online)
{
    for (const ForwardState& forward : online.forwards) {
        Online alone = online;
        alone.forwards = {forward};
        if (!isDegraded(alone))
            continue;
        if (!forward.trouble)
            return Text::tr("Connected, but one forward does not listen: %1.")
                .arg(forwardTitle(forward.forward));
        //: %1 is a forward, %2 a whole sentence.
        return Text::tr("Connected, but this forward does not work: %1. %2")
            .arg(forwardTitle(forward.forward), userSentence(*forward.trouble));
    }
    return Text::tr("Connected.");
}

QString connectedSentence(const Online& online, TimePoint now)
{
    const QString connected = Text::tr("Connected for %1.").arg(ageText(now - online.since));
    if (online.unheardSince) //: %1 is "Connected for 3 min.", %2 an age such as "2 min".
        return Text::tr("%1 Nothing was heard from the server for %2; it is not asked.")
            .arg(connected, ageText(now - *online.unheardSince));
    if (online.roundTrip) //: %1 is "Connected for 3 min."
        return Text::tr("%1 The server last answered within %n ms.", nullptr,
            static_cast<int>(std::clamp<std::int64_t>(
                std::chrono::ceil<std::chrono::milliseconds>(online.roundTrip->time).count(), 0, 999'999)))
            .arg(connected);
    if (online.answersNothing) //: %1 is "Connected for 3 min."
        return Text::tr("%1 The server does not answer questions; its system's acknowledgements show that it "
                        "is there.")
            .arg(connected);
    return connected;
}

QString onlineSentence(const Online& online, TimePoint now)
{
    if (online.silentSince)
        return Text::tr("The server has not answered for %n second(s). The tunnel is being checked.", nullptr,
            wholeSeconds(now - *online.silentSince));
    if (isDegraded(online))
        return degradedSentence(online);
    const QString connected = connectedSentence(online, now);
    const auto troubled = std::ranges::find_if(online.forwards,
        [](const ForwardState& forward) { return forward.forward.enabled && forward.trouble; });
    if (troubled == online.forwards.end())
        return connected;
    //: %1 is "Connected for 3 min.", %2 a forward that the tunnel can do without, %3 a whole sentence.
    return Text::tr("%1 This forward does not work: %2. %3")
        .arg(connected, forwardTitle(troubled->forward), userSentence(*troubled->trouble));
}

QString connectingSentence(const Connecting& connecting)
{
    QString text = sentenceText(sentenceOf(connecting));
    for (const Notice& notice : connecting.notices) {
        if (std::holds_alternative<LongWait>(notice.what))
            text += ' ' + sentenceText(sentenceOf(notice));
    }
    return text;
}

QString waitingSentence(const Waiting& waiting, TimePoint now)
{
    // A wait of 0.4 s is not "in 0 seconds".
    const int left = wholeSeconds(waiting.until - now + std::chrono::milliseconds{999});
    if (left == 0)
        return Text::tr("%1 Connecting again now.").arg(userSentence(waiting.why));
    return Text::tr("%1 Connecting again in %n second(s).", nullptr, left).arg(userSentence(waiting.why));
}

} // namespace

Light lightOf(const TunnelState& state)
{
    return std::visit(Overload{
                          [](const Stopped&) { return Light::Off; },
                          [](const Connecting&) { return Light::Connecting; },
                          [](const Online& online) {
                              return online.silentSince || isDegraded(online) ? Light::Degraded : Light::On;
                          },
                          [](const Waiting&) { return Light::Waiting; },
                          [](const NeedsUser&) { return Light::NeedsYou; },
                          [](const Failed&) { return Light::Failed; },
                      },
        state);
}

Light overall(std::span<const Light> lights)
{
    const auto greatest = std::ranges::max_element(lights);
    return greatest == lights.end() ? Light::Off : *greatest;
}

QString word(Light light)
{
    switch (light) {
    case Light::Off:
        return Text::tr("Not connected");
    case Light::On:
        return Text::tr("Connected");
    case Light::Connecting:
        return Text::tr("Connecting");
    case Light::Waiting:
        return Text::tr("Waiting to reconnect");
    case Light::Degraded:
        return Text::tr("Connected with problems");
    case Light::NeedsYou:
        return Text::tr("Needs your answer");
    case Light::Failed:
        return Text::tr("Failed");
    }
    std::unreachable();
}

QString oldInUseText(const TunnelState& state)
{
    const std::vector<std::string> old = oldInUse(state);
    return old.empty() ? QString{} : Text::tr("Uses old: %1").arg(QString::fromStdString(listed(old)));
}

QString oldInUseSentence(const TunnelState& state)
{
    const auto* online = std::get_if<Online>(&state);
    QStringList sentences;
    for (const Notice& notice : online ? online->notices : std::vector<Notice>{})
        sentences += sentenceText(sentenceOf(notice));
    return sentences.join(' ');
}

QString serverWords(const TunnelState& state)
{
    QStringList all;
    for (const Notice& notice : noticesOf(state)) {
        if (const auto* words = std::get_if<ServerWords>(&notice.what))
            all += QString::fromStdString(words->text);
    }
    return all.join("\n\n");
}

QString turnText(const TunnelState& state)
{
    if (isFinal(state))
        return Text::tr("&Connect");
    return std::holds_alternative<Online>(state) ? Text::tr("&Disconnect") : Text::tr("&Stop connecting");
}

QString sentence(const TunnelState& state, TimePoint now)
{
    return std::visit(Overload{
                          [](const Stopped&) { return Text::tr("Not connected."); },
                          [](const Connecting& connecting) { return connectingSentence(connecting); },
                          [&](const Online& online) { return onlineSentence(online, now); },
                          [&](const Waiting& waiting) { return waitingSentence(waiting, now); },
                          [](const NeedsUser& needs) { return questionSentence(needs.question); },
                          [](const Failed& failed) { return userSentence(failed.why); },
                      },
        state);
}

} // namespace underpass
