// SPDX-License-Identifier: MIT
#include "ui/parts/Announce.h"

#include "tests/ui/Heard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace underpass {
namespace {

class AnnounceTest : public testing::Test
{
protected:
    AnnounceTest()
    {
        (new QVBoxLayout(&m_window))->addWidget(m_part);
        m_window.show();
    }

    QWidget m_window;
    QWidget* m_part = new QLabel{"part"};
    Heard m_heard;
};

TEST_F(AnnounceTest, SaysATextOfAPartOfAWindowAlsoTheSameOneAgain)
{
    announce(*m_part, "Copied");
    announce(*m_part, "Copied", Urgency::AtOnce);
    EXPECT_EQ(m_heard.texts, (QStringList{"Copied", "Copied"}));
}

TEST_F(AnnounceTest, SaysNothingOfAWindowThatNobodySees)
{
    m_window.hide();
    announce(*m_part, "Copied");
    m_window.show();
    announce(*m_part, {});
    EXPECT_TRUE(m_heard.texts.isEmpty());
}

TEST_F(AnnounceTest, SaysWhatWasCopiedUnlessThatIsLong)
{
    copyText(*m_part, "localhost:1110");
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "localhost:1110");
    copyText(*m_part, QString{200, 'x'});
    copyText(*m_part, "one\ntwo");
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "one\ntwo");
    EXPECT_EQ(m_heard.texts, (QStringList{"Copied: localhost:1110", "Copied", "Copied"}));
}

} // namespace
} // namespace underpass
