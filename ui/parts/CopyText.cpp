// SPDX-License-Identifier: MIT
#include "ui/parts/Announce.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

namespace underpass {

namespace {

constexpr qsizetype longest = 80; // To be read out.

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(underpass::CopyText)
};

} // namespace

void copyText(QWidget& from, const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
    const bool isShort = text.size() <= longest && !text.contains('\n');
    announce(from, isShort ? Text::tr("Copied: %1").arg(text) : Text::tr("Copied"));
}

} // namespace underpass
