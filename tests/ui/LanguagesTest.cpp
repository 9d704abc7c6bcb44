// SPDX-License-Identifier: MIT
#include "tests/ui/Languages.h"

#include "ui/words/Translation.h"

#include <QApplication>
#include <QString>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

QString pseudo(const char* english)
{
    return QString::fromStdString(inPseudo(english));
}

TEST(PseudoLanguage, IsLongerAndReadFromTheRight)
{
    const QString text = pseudo("Enter it to connect.");
    EXPECT_TRUE(text.isRightToLeft());
    EXPECT_GE(text.size(), 28);
    EXPECT_FALSE(text.contains("Enter"));
    EXPECT_TRUE(text.contains(QString::fromUtf8("Êñťêŕ")));
}

TEST(PseudoLanguage, KeepsWhatTheProgramPutsInAndReads)
{
    EXPECT_TRUE(pseudo("%1 asks for %n second(s)").contains("%1"));
    EXPECT_TRUE(pseudo("%1 asks for %n second(s)").contains("%n"));
    EXPECT_TRUE(pseudo("Try &now").contains("&n"));
    EXPECT_TRUE(pseudo("&Settings…").endsWith(QString::fromUtf8("…")));
    EXPECT_TRUE(pseudo("&Language:").endsWith(":"));
    EXPECT_EQ(pseudo("%1, %2"), "%1, %2") << "nothing to translate";
}

TEST(PseudoLanguage, IsSpokenUntilAnotherIs)
{
    speak(pseudoLanguage);
    EXPECT_EQ(QApplication::layoutDirection(), Qt::RightToLeft);
    const QString said = QCoreApplication::translate("StateText", "%n day(s)", nullptr, 2);
    EXPECT_TRUE(said.contains("2") && said.isRightToLeft()) << said.toStdString();
    speakAsBefore();
    EXPECT_EQ(QApplication::layoutDirection(), Qt::LeftToRight);
    EXPECT_EQ(QCoreApplication::translate("StateText", "%n day(s)", nullptr, 2), "2 days");
}

TEST(PseudoLanguage, IsNoLanguageOfTheProgram)
{
    EXPECT_FALSE(translations().contains(QString::fromStdString(pseudoLanguage)));
    EXPECT_THAT(everyLanguage(), testing::UnorderedElementsAre("de", "en", "ja", pseudoLanguage));
}

} // namespace
} // namespace underpass
