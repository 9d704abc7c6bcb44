// SPDX-License-Identifier: MIT
#include "tests/ui/Languages.h"

#include "ui/words/Translation.h"

#include <QApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

#include <memory>
#include <string_view>

namespace underpass {

namespace {

const QString letters = "ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz";
const QString accented = "ÅƁÇÐÊĜĤÎĴĶĻÑÖŔŠŤÛŴÝŽåƀçðêĝĥîĵķļñöŕšťûŵýž";
const QString padding = "ابجد هوز حطي كلمن سعفص قرشت "; // The letters in their old order, as words.

// What stands for something else, and stays: %1, %n, and the letter that Alt reaches.
const QRegularExpression kept{"%(?:\\d|n|L\\d)|&."};

QString withAccents(QString text)
{
    qsizetype from = 0;
    const auto change = [&](qsizetype to) {
        for (qsizetype at = from; at < to; ++at) {
            if (const qsizetype letter = letters.indexOf(text.at(at)); letter >= 0)
                text[at] = accented.at(letter);
        }
    };
    for (auto each = kept.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        change(match.capturedStart());
        from = match.capturedEnd();
    }
    change(text.size());
    return text;
}

QString pseudo(const QString& english)
{
    if (!english.contains(QRegularExpression{"[A-Za-z]{2}"}))
        return english;
    const QRegularExpressionMatch end = QRegularExpression{"(?:\\.\\.\\.|[….:?!\\s)\"])*$"}.match(english);
    const QString body = english.left(end.capturedStart());
    const QString more
        = padding.repeated(english.size() / padding.size() + 1).left(english.size() * 2 / 5 + 1);
    return more.trimmed() + ' ' + withAccents(body) + end.captured();
}

class PseudoTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override
    {
        if (std::string_view{context} == "QShortcut") // The names of keys, which are also read.
            return {};
        return std::string_view{source} == "QT_LAYOUT_DIRECTION" ? "RTL" : pseudo(source);
    }
};

std::unique_ptr<PseudoTranslator> installed;

} // namespace

std::vector<std::string> everyLanguage()
{
    std::vector<std::string> all;
    for (const QString& each : translations())
        all.push_back(each.toStdString());
    all.push_back(pseudoLanguage);
    return all;
}

void speak(const std::string& language)
{
    installed.reset();
    if (language != pseudoLanguage)
        return translate(*qApp, QString::fromStdString(language));
    translate(*qApp, "en");
    installed = std::make_unique<PseudoTranslator>();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::installTranslator(installed.get());
}

void speakAsBefore()
{
    speak("en");
    QLocale::setDefault(QLocale::c());
}

std::string inPseudo(const std::string& english)
{
    return pseudo(QString::fromStdString(english)).toStdString();
}

} // namespace underpass
