// SPDX-License-Identifier: MIT
#include "ui/words/ShortText.h"

#include "core/base/CleanText.h"

namespace underpass {

QString shortened(const QString& text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    qsizetype kept = limit - 1;
    if (kept > 0 && text.at(kept - 1).isHighSurrogate())
        --kept;
    return text.left(kept) + QChar{0x2026};
}

QString withoutMarkup(QString text)
{
    return text.replace(QChar{'<'}, QChar{0x2039});
}

QString shownName(const std::string& name, std::size_t limit)
{
    return QString::fromStdString(cleanText(name, limit));
}

QString isolated(const QString& text)
{
    return QChar{0x2068} + text + QChar{0x2069};
}

} // namespace underpass
