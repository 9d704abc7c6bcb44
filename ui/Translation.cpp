// SPDX-License-Identifier: MIT
#include "ui/Translation.h"

#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QTranslator>

namespace underpass {
namespace {

const QString folder = ":/i18n";

bool install(QCoreApplication& application, const QLocale& locale, const QString& name)
{
    auto* translator = new QTranslator{&application};
    return translator->load(locale, name, "_", folder) && QCoreApplication::installTranslator(translator);
}

} // namespace

QStringList translations()
{
    QStringList languages = QDir{folder}.entryList({"underpass_*.qm"});
    languages.replaceInStrings("underpass_", "");
    languages.replaceInStrings(".qm", "");
    return languages;
}

void translate(QCoreApplication& application, const QString& language)
{
    const QLocale locale = language.isEmpty() ? QLocale{} : QLocale{language};
    QLocale::setDefault(locale);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    install(application, locale, "qtbase"); // Its own buttons. English needs none.
    if (!install(application, locale, "underpass"))
        install(application, QLocale{QLocale::English}, "underpass"); // For its plural forms.
}

} // namespace underpass
