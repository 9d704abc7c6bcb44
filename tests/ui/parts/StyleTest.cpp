// SPDX-License-Identifier: MIT
#include "ui/parts/Style.h"

#include "ui/parts/Colours.h"
#include "ui/parts/StateIcon.h"
#include "ui/parts/Theme.h"

#include <QApplication>
#include <QCheckBox>
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

} // namespace
} // namespace underpass
