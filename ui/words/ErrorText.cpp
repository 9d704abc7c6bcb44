// SPDX-License-Identifier: MIT
#include "ui/words/ErrorText.h"

#include "core/base/CleanText.h"
#include "ui/words/SentenceText.h"

namespace underpass {

QString userSentence(const Error& error)
{
    constexpr std::size_t longestName = 160;
    Error shown = error;
    shown.subject = cleanText(error.subject, longestName);
    return QString::fromStdString(whatHappened(shown, inOurLanguage));
}

} // namespace underpass
