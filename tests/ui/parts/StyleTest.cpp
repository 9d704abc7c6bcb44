// SPDX-License-Identifier: MIT
#include "ui/parts/Style.h"

#include "ui/parts/Colours.h"
#include "ui/parts/StateIcon.h"
#include "ui/parts/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <gtest/gtest.h>

#include <algorithm>

namespace underpass {
namespace {

class InTheme : public testing::TestWithParam<Settings::Theme>
{
protected:
    InTheme() { applyTheme(*qApp, GetParam()); }
    ~InTheme() override { applyTheme(*qApp, Settings::Theme::Light); }
    static QColor colour(QPalette::ColorRole role) { return QApplication::palette().color(role); }
};
INSTANTIATE_TEST_SUITE_P(Style, InTheme, testing::Values(Settings::Theme::Light, Settings::Theme::Dark));

QColor pixel(QWidget& widget, int x, int y)
{
    return widget.grab().toImage().pixelColor(x, y);
}

// How well the best of a picture can be told from its ground.
double bestContrast(const QImage& picture, const QColor& ground)
{
    double best = 1;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor seen = picture.pixelColor(x, y);
            if (seen.alpha() == 255)
                best = std::max(best, contrast(seen, ground));
        }
    }
    return best;
}

TEST_P(InTheme, FillsTheButtonThatEnterPressesWithTheAccent)
{
    QPushButton button{"Save"};
    button.resize(100, 30);
    EXPECT_EQ(pixel(button, 8, 15), colour(QPalette::Button));
    button.setDefault(true);
    EXPECT_EQ(pixel(button, 8, 15), colour(QPalette::Highlight));
    button.setEnabled(false);
    EXPECT_NE(pixel(button, 8, 15), colour(QPalette::Highlight)) << "it does nothing now";
}

TEST_P(InTheme, ShowsWhatIsChosenByAPaleGroundAndABarOfTheAccent)
{
    QListWidget list;
    list.addItem("Mail");
    list.setCurrentRow(0);
    list.resize(200, 60);
    const QRect row = list.visualItemRect(list.item(0)).translated(list.viewport()->pos());
    EXPECT_EQ(pixel(list, row.right() - 20, row.center().y()), selectionColour(QApplication::palette()));
    EXPECT_EQ(pixel(list, row.left() + 1, row.center().y()), colour(QPalette::Highlight));
}

TEST_P(InTheme, LetsAnEmptyBoxBeSeen)
{
    QCheckBox box;
    box.resize(box.sizeHint());
    const QImage picture = box.grab().toImage();
    EXPECT_GE(bestContrast(picture, colour(QPalette::Base)), 3);
}

TEST_P(InTheme, ShowsEachStateOnWhatIsChosenToo)
{
    for (const QColor& ground :
        {selectionColour(QApplication::palette()), colour(QPalette::Base), colour(QPalette::Window)}) {
        for (int light = 0; light <= static_cast<int>(Light::Failed); ++light) {
            const QIcon icon = stateIcon(static_cast<Light>(light), windowGround());
            EXPECT_GE(bestContrast(icon.pixmap(32).toImage(), ground), 3) << light;
        }
    }
}

// On a tile as it is, under the mouse and chosen, and beside a forward.
TEST_P(InTheme, ShowsEachKindOfThingOnEveryGroundOfATile)
{
    const QColor base = colour(QPalette::Base);
    for (const double accent : {0.0, 0.05, 0.12}) {
        const QColor ground = mixed(base, colour(QPalette::Highlight), accent);
        for (const char* kind : {"mail", "page", "screen", "database", "browser", "other"}) {
            const QImage picture
                = kindIcon(QString{"kind-%1"}.arg(kind), windowGround()).pixmap(32).toImage();
            ASSERT_FALSE(picture.isNull()) << kind;
            EXPECT_GE(bestContrast(picture, ground), 3) << kind << " at " << accent;
        }
    }
}

// Where its letters are: from 0 (all at the left) to 1.
double middleOfText(QWidget& widget)
{
    const QImage picture = widget.grab().toImage();
    double sum = 0;
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (contrast(picture.pixelColor(x, y), picture.pixelColor(0, 0)) > 2) {
                sum += x;
                ++count;
            }
        }
    }
    return count == 0 ? 0.5 : sum / count / picture.width();
}

class LabelIn : public testing::TestWithParam<Qt::TextInteractionFlags>
{ };
INSTANTIATE_TEST_SUITE_P(Style, LabelIn,
    testing::Values(Qt::TextInteractionFlags{Qt::NoTextInteraction},
        Qt::TextInteractionFlags{Qt::TextSelectableByMouse}));

TEST_P(LabelIn, BeginsWhereTheWindowDoesWhateverItsLetters)
{
    for (const QString& text : {QString{"mail.example.org"}, QString::fromUtf8("خادم البريد")}) {
        QLabel label{text};
        label.setTextInteractionFlags(GetParam());
        label.resize(400, 30);
        label.setLayoutDirection(Qt::LeftToRight);
        EXPECT_LT(middleOfText(label), 0.3) << text.toStdString();
        label.setLayoutDirection(Qt::RightToLeft);
        EXPECT_GT(middleOfText(label), 0.7) << text.toStdString();
        label.setLayoutDirection(Qt::LeftToRight);
        EXPECT_LT(middleOfText(label), 0.3) << "after the language has changed";
    }
}

TEST(Style, LeavesLabelsInTheMiddleThatAreThere)
{
    QLabel label{"mail.example.org"};
    label.setAlignment(Qt::AlignCenter);
    label.resize(400, 30);
    label.setLayoutDirection(Qt::RightToLeft);
    EXPECT_NEAR(middleOfText(label), 0.5, 0.1);
}

} // namespace
} // namespace underpass
