// SPDX-License-Identifier: MIT
#include "ui/words/Translation.h"

#include "core/check/Finding.h"
#include "core/profile/Problem.h"
#include "core/tunnel/TunnelState.h"
#include "ui/words/ErrorText.h"
#include "ui/words/SentenceText.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <set>
#include <vector>

namespace underpass {
namespace {

struct Message
{
    QString context;
    QString source;
    bool hasPlurals = false;
    bool isFinished = true;
    QStringList texts;
};

void readTexts(QXmlStreamReader& xml, Message& message)
{
    message.isFinished = xml.attributes().value("type") != QString{"unfinished"};
    if (!message.hasPlurals) {
        message.texts += xml.readElementText();
        return;
    }
    while (xml.readNextStartElement())
        message.texts += xml.readElementText();
}

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message{context, {}, xml.attributes().value("numerus") == QString{"yes"}, true, {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == QString{"source"})
            message.source = xml.readElementText();
        else if (xml.name() == QString{"translation"})
            readTexts(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

std::vector<Message> messagesIn(const QString& path)
{
    QFile file{path};
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader xml{&file};
    std::vector<Message> all;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QString{"name"})
            context = xml.readElementText();
        else if (xml.name() == QString{"message"})
            all.push_back(readMessage(xml, context));
    }
    EXPECT_FALSE(xml.hasError()) << path.toStdString();
    return all;
}

QString fileOf(const std::string& language)
{
    return QString{TRANSLATIONS "/underpass_%1.ts"}.arg(QString::fromStdString(language));
}

std::multiset<QString> placeholders(const QString& text)
{
    std::multiset<QString> found;
    for (auto each = QRegularExpression{"%(\\d|n)"}.globalMatch(text); each.hasNext();)
        found.insert(each.next().captured());
    return found;
}

bool hasMnemonic(const QString& text)
{
    return text.contains(QRegularExpression{"&[^&\\s]"});
}

// What a text ends with says what the control does: a question that follows, a field beside it.
QString endOf(QString text)
{
    text.remove(QRegularExpression{"\\(&.\\)"});
    for (const QString end : {"...", "…", ":", " ", "\n"}) {
        if (text.endsWith(end))
            return end;
    }
    return {};
}

std::set<std::string> textsIn(const QString& file)
{
    std::set<std::string> texts;
    for (const Message& each : messagesIn(file))
        texts.insert((each.context + ": " + each.source).toStdString());
    return texts;
}

class TranslationOf : public testing::TestWithParam<std::string>
{ };

TEST_P(TranslationOf, IsWholeAndKeepsWhatTheProgramPutsIn)
{
    for (const Message& each : messagesIn(fileOf(GetParam()))) {
        const std::string source = (each.context + ": " + each.source).toStdString();
        EXPECT_TRUE(each.isFinished) << source;
        for (const QString& text : each.texts) {
            EXPECT_FALSE(text.trimmed().isEmpty() && !each.source.trimmed().isEmpty()) << source;
            EXPECT_EQ(placeholders(text), placeholders(each.source)) << source;
            EXPECT_EQ(hasMnemonic(text), hasMnemonic(each.source)) << source;
            EXPECT_EQ(endOf(text), endOf(each.source)) << source;
        }
    }
}

TEST_P(TranslationOf, HasAllPluralForms)
{
    const qsizetype forms = GetParam() == "ja" ? 1 : 2;
    for (const Message& each : messagesIn(fileOf(GetParam()))) {
        if (each.hasPlurals) {
            EXPECT_EQ(each.texts.size(), forms) << each.source.toStdString();
        }
    }
}

TEST_P(TranslationOf, HasEveryTextOfTheSources)
{
    const QTemporaryDir folder;
    const QString fresh = folder.filePath("fresh.ts");
    QStringList arguments{"-silent", "-I", ".", "core", "ui", "app/tray", "-tr-function-alias",
        "QT_TRANSLATE_NOOP+=UNDERPASS_TEXT", "-locations", "none", "-source-language", "en",
        "-target-language", QString::fromStdString(GetParam()), "-ts", fresh};
    if (GetParam() == "en")
        arguments.push_front("-pluralonly");
    QProcess lupdate;
    lupdate.setWorkingDirectory(TRANSLATIONS "/../..");
    lupdate.start(LUPDATE, arguments);
    ASSERT_TRUE(lupdate.waitForFinished() && lupdate.exitCode() == 0) << lupdate.errorString().toStdString();

    EXPECT_THAT(textsIn(fileOf(GetParam())), testing::ContainerEq(textsIn(fresh)))
        << "Run resources/translations/update and translate what is new.";
}

TEST_P(TranslationOf, IsInTheProgram)
{
    EXPECT_TRUE(translations().contains(QString::fromStdString(GetParam())));
    QTranslator translator;
    ASSERT_TRUE(translator.load(QString{":/i18n/underpass_%1"}.arg(QString::fromStdString(GetParam()))));
    const QString two = translator.translate("StateText", "%n day(s)", nullptr, 2);
    const QString expected = GetParam() == "de" ? "%n Tage" : GetParam() == "ja" ? "%n 日" : "%n days";
    EXPECT_EQ(two, expected);
}

// "1 second" beside "2 seconds": a number put into one fixed sentence is wrong in most languages.
TEST_P(TranslationOf, SaysOneOtherwiseThanMany)
{
    QTranslator translator;
    ASSERT_TRUE(translator.load(QString{":/i18n/underpass_%1"}.arg(QString::fromStdString(GetParam()))));
    const auto said = [&](int number) {
        return translator.translate("StateText", "%1 Connecting again in %n second(s).", nullptr, number);
    };
    EXPECT_FALSE(said(1).isEmpty());
    EXPECT_EQ(said(1) == said(2), GetParam() == "ja");
    EXPECT_FALSE(said(1).contains("(s)"));
}

// A sentence of the engine that has no translation, or that is marked with another context, is shown in
// English.
TEST_P(TranslationOf, CoversWhatTheEngineSays)
{
    QTranslator translator;
    ASSERT_TRUE(translator.load(QString{":/i18n/underpass_%1"}.arg(QString::fromStdString(GetParam()))));
    QCoreApplication::installTranslator(&translator);
    const auto isEnglish = [](const QString& said, const std::string& english) {
        EXPECT_EQ(said.toStdString() == english, GetParam() == "en") << english;
    };
    for (const ErrorCode code : allErrorCodes())
        isEnglish(userSentence({code, "x", {}}), sentence({code, "x", {}}));
    for (int code = 0; code <= static_cast<int>(ProblemCode::ListenOfAnother); ++code) {
        const Sentence problem = sentenceOf(Problem{{}, static_cast<ProblemCode>(code), {"x", "y"}});
        isEnglish(sentenceText(problem), say(problem));
    }
    isEnglish(translated(found::Silent::text), found::Silent::text.english);
    isEnglish(sentenceText(sentenceOf(Connecting{})), say(sentenceOf(Connecting{})));
}

INSTANTIATE_TEST_SUITE_P(All, TranslationOf, testing::Values("de", "en", "ja"),
    [](const auto& language) { return language.param; });

TEST(Translation, ReachesQtsOwnButtons)
{
    QTranslator translator;
    ASSERT_TRUE(translator.load(":/i18n/qtbase_de"));
    EXPECT_EQ(translator.translate("QPlatformTheme", "Cancel"), "Abbrechen");
}

} // namespace
} // namespace underpass
