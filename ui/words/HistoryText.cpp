// SPDX-License-Identifier: MIT
#include "ui/words/HistoryText.h"

#include "core/base/CleanText.h"
#include "ui/words/ErrorText.h"
#include "ui/words/ForwardText.h"
#include "ui/words/LogText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace underpass {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

constexpr std::uint64_t mostShown = 1'000'000'000;

// What an earlier version wrote down without what it was about is there in English alone.
QString why(const Spell& spell)
{
    const auto code = errorCodeNamed(spell.cause);
    if (code && !spell.subject.empty())
        return userSentence(Error{*code, spell.subject, {}});
    return code ? QString::fromStdString(cleanText(spell.sentence, 400)) : QString{};
}

} // namespace

QString spellWord(const Spell& spell, WallTime now)
{
    const QString what = word(lightNamed(spell.state).value_or(Light::Off));
    const WallTime end = spell.until ? *spell.until : spell.lastSign ? *spell.lastSign : now;
    //: %1 is a state, "Connected", %2 for how long, "6 h".
    return Text::tr("%1 %2", "history")
        .arg(what, ageText(std::chrono::duration_cast<Clock::duration>(end - spell.since)));
}

QString dayAndTime(WallTime at)
{
    return QLocale{}.toString(
        QDateTime::fromSecsSinceEpoch(WallTime::clock::to_time_t(at)), QLocale::ShortFormat);
}

QString spellEnd(const Spell& spell)
{
    if (spell.until)
        return dayAndTime(*spell.until);
    return spell.lastSign ? Text::tr("%1 or later").arg(dayAndTime(*spell.lastSign)) : QString{};
}

QString spellSentence(const Spell& spell)
{
    QStringList sentences;
    if (const QString cause = why(spell); !cause.isEmpty())
        sentences += cause;
    else if (spell.state == "needs-user")
        sentences += Text::tr("It waited for an answer of yours.");
    if (spell.turnedAway > 0)
        sentences += Text::tr("Callers who may not use it were turned away %n time(s).", nullptr,
            static_cast<int>(std::min(spell.turnedAway, mostShown)));
    if (spell.lastSign)
        sentences += Text::tr("The program that ran it ended without a word.");
    return sentences.join(' ');
}

} // namespace underpass
