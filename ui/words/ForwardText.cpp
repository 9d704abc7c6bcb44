// SPDX-License-Identifier: MIT
#include "ui/words/ForwardText.h"
#include "core/profile/Service.h"
#include "ui/words/ErrorText.h"
#include "ui/words/ShortText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace underpass {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

// "POP3: " before what leads to such a port; nothing before others.
QString withService(const Endpoint& target, const QString& text)
{
    const Service* service = serviceOn(target.port);
    return service ? QStringLiteral("%1: %2").arg(QLatin1String{service->name}, text) : text;
}

QString addressText(const Endpoint& listen)
{
    if (listen.port == 0)
        return Text::tr("%1, any free port").arg(shownName(listen.host));
    return shownName(toString(listen));
}

QString programName(const std::string& path)
{
    const auto slash = path.find_last_of("/\\");
    return shownName(slash == std::string::npos ? path : path.substr(slash + 1), 80);
}

constexpr std::uint64_t mostShown = 1'000'000'000;

int shownCount(const ForwardState& forward)
{
    return static_cast<int>(std::min(timesTurnedAway(forward), mostShown));
}

// Reached: over an earlier connection.
QString readyWord(const std::optional<WallTime>& reached, WallTime now)
{
    return reached ? Text::tr("ready, last reached %1").arg(timeText(*reached, now))
                   : Text::tr("ready, not used yet");
}

QString worksWord(WallTime reached, WallTime now)
{
    return Text::tr("works, last reached %1").arg(timeText(reached, now));
}

QString conditionWord(const ForwardState& forward, WallTime now)
{
    switch (howIs(forward)) {
    case ForwardHealth::Off:
        return Text::tr("turned off");
    case ForwardHealth::NotConnected:
        return Text::tr("not listening");
    case ForwardHealth::Ready:
        return readyWord(forward.lastReached, now);
    case ForwardHealth::Works:
        return worksWord(forward.lastReached.value_or(now), now);
    case ForwardHealth::Refused:
        return userSentence(*forward.trouble);
    case ForwardHealth::Trouble:
        return Text::tr("since %1: %2")
            .arg(timeText(forward.troubleSince.value_or(now), now), userSentence(*forward.trouble));
    }
    std::unreachable();
}

} // namespace

QString forwardWord(const ForwardState& forward, WallTime now)
{
    QString word = conditionWord(forward, now);
    if (forward.turnedAway.empty())
        return word;
    if (word.endsWith('.') || word.endsWith(QChar{0x3002}))
        word.chop(1); // It may be a whole sentence.
    const TurnedAway& last = forward.turnedAway.back();
    //: %1 is how a forward is doing: "ready, not used yet". %2 is a program, or a person, that may not use
    //: it, as "mail (anna)", %3 a time.
    return Text::tr("%1. Turned away: %2 at %3, %n time(s) in all", nullptr, shownCount(forward))
        .arg(word, callerText(last.who), timeText(last.last, now));
}

QString forwardEvidence(const ForwardState& forward, WallTime now)
{
    QStringList lines{conditionWord(forward, now)};
    if (forward.lastReached)
        lines += Text::tr("Target last reached: %1").arg(timeText(*forward.lastReached, now));
    if (forward.lastByte)
        lines += Text::tr("Last byte from there: %1").arg(timeText(*forward.lastByte, now));
    for (const TurnedAway& each : forward.turnedAway)
        //: %1 is a sentence about who was turned away, %2 the time of the last time.
        lines += Text::tr("%1 %n time(s), last at %2", nullptr,
            static_cast<int>(std::min<std::uint64_t>(each.count, mostShown)))
                     .arg(userSentence(asError(each, forward.forward)), timeText(each.last, now));
    return lines.join('\n');
}

QString forwardsWord(const Online& online, WallTime now)
{
    const auto find = [&](ForwardHealth health) { return std::ranges::find(online.forwards, health, howIs); };
    if (find(ForwardHealth::Refused) != online.forwards.end())
        return Text::tr("a forward is refused");
    if (find(ForwardHealth::Trouble) != online.forwards.end())
        return Text::tr("a forward has trouble");
    std::optional<WallTime> reached;
    std::optional<WallTime> reachedBefore;
    for (const ForwardState& each : online.forwards) {
        auto& latest = howIs(each) == ForwardHealth::Works ? reached : reachedBefore;
        latest = std::max(latest, each.lastReached);
    }
    if (reached)
        return worksWord(*reached, now);
    return find(ForwardHealth::Ready) == online.forwards.end() ? QString{} : readyWord(reachedBefore, now);
}

QString forwardTitle(const Forward& forward)
{
    const QString listen = addressText(forward.listen);
    if (!forward.target)
        return QStringLiteral("SOCKS: %1").arg(listen);
    const QString target = shownName(toString(*forward.target));
    const QString way = !listensHere(forward)
        //: %1 is where the server listens, %2 a host and port that this computer reaches.
        ? Text::tr("%1 on the server to %2").arg(listen, target)
        //: %1 is where this computer listens, %2 a host and port that the server reaches.
        : Text::tr("%1 to %2").arg(listen, target);
    return withService(*forward.target, way);
}

QString forwardTarget(const Forward& forward)
{
    if (!forward.target)
        return Text::tr("SOCKS proxy: any target");
    const QString target = shownName(toString(*forward.target));
    const QString seen
        //: %1 is a host and port that this computer, not the server, reaches.
        = listensHere(forward) ? target : Text::tr("%1 from this PC").arg(target);
    return withService(*forward.target, seen);
}

QString kindText(ForwardKind kind)
{
    switch (kind) {
    case ForwardKind::Local:
        //: A kind of forward: ssh -L.
        return Text::tr("local");
    case ForwardKind::Remote:
        //: A kind of forward: ssh -R.
        return Text::tr("remote");
    case ForwardKind::Dynamic:
        //: A kind of forward: ssh -D.
        return Text::tr("dynamic");
    }
    std::unreachable();
}

QString listenText(const Forward& forward, const Endpoint& listen)
{
    const QString address = isolated(addressText(listen));
    //: %1 is the address where the server listens.
    return listensHere(forward) ? address : Text::tr("%1 on the server").arg(address);
}

QString whoText(WhoMayConnect who)
{
    switch (who) {
    case WhoMayConnect::OnlyMe:
        return Text::tr("only me");
    case WhoMayConnect::MeAndServices:
        return Text::tr("me and system services");
    case WhoMayConnect::EveryoneOnThisPc:
        return Text::tr("everyone on this PC");
    }
    return {};
}

QString whoText(const Forward& forward)
{
    if (!listensHere(forward))
        return Text::tr("whoever reaches it");
    const auto count = static_cast<int>(forward.programs.size());
    if (count == 0)
        return whoText(forward.who);
    //: %1 is who may connect: "only me".
    return Text::tr("%1, with %n program(s)", nullptr, count).arg(whoText(forward.who));
}

QString callerText(const Caller& caller)
{
    if (!caller.from.empty())
        return shownName(caller.from, 80);
    const QString user = shownName(caller.user, 80);
    QString program = programName(caller.program);
    if (program.isEmpty() && caller.processId > 0)
        program = Text::tr("process %1").arg(caller.processId);
    if (program.isEmpty())
        return user.isEmpty() ? Text::tr("unknown program") : user;
    return user.isEmpty() ? program : Text::tr("%1 (%2)", "program (user)").arg(program, user);
}

QString bytesText(std::uint64_t bytes)
{
    constexpr std::uint64_t most = std::numeric_limits<qint64>::max();
    const auto shown = static_cast<qint64>(std::min(bytes, most));
    return QLocale{}.formattedDataSize(shown, 1, QLocale::DataSizeTraditionalFormat);
}

QString ageText(Clock::duration age)
{
    const auto seconds
        = std::max<std::int64_t>(std::chrono::duration_cast<std::chrono::seconds>(age).count(), 0);
    if (seconds < 60)
        return Text::tr("%1 s", "seconds").arg(seconds);
    if (seconds < 60 * 60)
        return Text::tr("%1 min", "minutes").arg(seconds / 60);
    if (seconds < 48 * 60 * 60)
        return Text::tr("%1 h", "hours").arg(seconds / 3600);
    return Text::tr("%n day(s)", nullptr, static_cast<int>(std::min<std::int64_t>(seconds / 86400, 99999)));
}

QString timeText(WallTime at, WallTime now)
{
    const auto moment
        = [](WallTime time) { return QDateTime::fromSecsSinceEpoch(WallTime::clock::to_time_t(time)); };
    const QDateTime then = moment(at);
    const bool isToday = then.date() == moment(now).date();
    return isToday ? QLocale{}.toString(then.time(), QLocale::ShortFormat)
                   : QLocale{}.toString(then, QLocale::ShortFormat);
}

} // namespace underpass
