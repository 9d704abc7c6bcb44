// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace underpass {

// The languages that Underpass speaks, as in resources/translations: "de", "en", "ja".
[[nodiscard]] QStringList translations();

// Makes the program speak this language, or the system's where it is empty; English where there is no
// translation. Also numbers, dates and the direction of reading follow. GUI thread, before the first window
// or while there are some: they get QEvent::LanguageChange.
void translate(QCoreApplication& application, const QString& language);

} // namespace underpass
