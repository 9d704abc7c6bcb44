// SPDX-License-Identifier: MIT
#include "ui/words/SentenceText.h"

#include "core/base/CleanText.h"

#include <QCoreApplication>

namespace underpass {

QString translated(const SourceText& text)
{
    return QCoreApplication::translate(text.context, text.english);
}

std::string inOurLanguage(const SourceText& text)
{
    return translated(text).toStdString();
}

QString sentenceText(const Sentence& sentence, std::size_t limit)
{
    Sentence shown = sentence;
    for (std::string& part : shown.parts)
        part = cleanText(part, limit);
    return QString::fromStdString(say(shown, inOurLanguage));
}

} // namespace underpass
