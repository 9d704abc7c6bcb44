// SPDX-License-Identifier: MIT
#include "ui/words/ProblemText.h"

#include <QCoreApplication>

#include <array>

namespace underpass {

namespace {

// What validate() says, with %1 where it puts something in.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("ProblemText", "The name is missing."),
    QT_TRANSLATE_NOOP("ProblemText", "The name is longer than 200 characters."),
    QT_TRANSLATE_NOOP("ProblemText", "The name has characters that cannot be shown."),
    QT_TRANSLATE_NOOP("ProblemText", "The account is missing."),
    QT_TRANSLATE_NOOP("ProblemText", "The account is longer than 200 characters."),
    QT_TRANSLATE_NOOP("ProblemText", "The account has characters that cannot be shown."),
    QT_TRANSLATE_NOOP("ProblemText", "The account at the proxy is longer than 200 characters."),
    QT_TRANSLATE_NOOP("ProblemText", "The account at the proxy has characters that cannot be shown."),
    QT_TRANSLATE_NOOP("ProblemText", "The server is missing."),
    QT_TRANSLATE_NOOP("ProblemText", "The server's name is not valid."),
    QT_TRANSLATE_NOOP("ProblemText", "The server's port is a number from 1 to 65535."),
    QT_TRANSLATE_NOOP("ProblemText", "Choose at least one way to log in."),
    QT_TRANSLATE_NOOP("ProblemText",
        "A key file on a network share would show your Windows log-in to that machine. Copy it to this one."),
    QT_TRANSLATE_NOOP("ProblemText", "Give the key file's whole path: %1"),
    QT_TRANSLATE_NOOP("ProblemText", "The proxy's address is missing."),
    QT_TRANSLATE_NOOP("ProblemText", "The proxy's address is not valid."),
    QT_TRANSLATE_NOOP("ProblemText", "The proxy's port is a number from 1 to 65535."),
    QT_TRANSLATE_NOOP(
        "ProblemText", "The account at an HTTP proxy has no colon: that is where its password begins."),
    QT_TRANSLATE_NOOP("ProblemText", "The address to listen on is not valid."),
    QT_TRANSLATE_NOOP("ProblemText", "A dynamic forward has no target: the program chooses it."),
    QT_TRANSLATE_NOOP("ProblemText", "The target needs a host and a port from 1 to 65535."),
    QT_TRANSLATE_NOOP("ProblemText",
        "Other machines can connect to this address, so it cannot be for you only. Listen on localhost."),
    QT_TRANSLATE_NOOP("ProblemText", "Add at least one forward: without one nothing uses the tunnel."),
    QT_TRANSLATE_NOOP("ProblemText", "Another forward of this profile listens on %1 already."),
    QT_TRANSLATE_NOOP("ProblemText", "The keepalive is between 1 and 15 seconds."),
    QT_TRANSLATE_NOOP("ProblemText",
        "The waits between attempts are between 1 second and 1 day, the longest not below the first."),
};

} // namespace

QString problemText(const Problem& problem)
{
    const QString english = QString::fromStdString(problem.sentence);
    for (const char* const sentence : sentences) {
        const QString pattern = QString::fromUtf8(sentence);
        const qsizetype place = pattern.indexOf("%1");
        const QString begin = pattern.left(place);
        const QString end = place < 0 ? QString{} : pattern.mid(place + 2);
        if (place < 0 ? english != pattern : !(english.startsWith(begin) && english.endsWith(end)))
            continue;
        const QString said = QCoreApplication::translate("ProblemText", sentence);
        return place < 0 ? said
                         : said.arg(english.mid(begin.size(), english.size() - begin.size() - end.size()));
    }
    return english;
}

} // namespace underpass
