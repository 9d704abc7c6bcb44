// SPDX-License-Identifier: MIT
#include "ui/words/Translation.h"

#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace underpass {
namespace {

const QString folder = ":/i18n";

const QString ours = "underpassTranslator"; // The objectName of what translate() installed.

bool install(QCoreApplication& application, const QLocale& locale, const QString& name)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, "_", folder))
        return false;
    translator->setObjectName(ours);
    translator->setParent(&application);
    return QCoreApplication::installTranslator(translator.release());
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
    qDeleteAll(application.findChildren<QTranslator*>(ours, Qt::FindDirectChildrenOnly));
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale{language};
    QLocale::setDefault(locale);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    install(application, locale, "qtbase"); // Its own buttons. English needs none.
    if (!install(application, locale, "underpass"))
        install(application, QLocale{QLocale::English}, "underpass"); // For its plural forms.
}

} // namespace underpass
