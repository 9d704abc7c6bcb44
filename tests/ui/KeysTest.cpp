// SPDX-License-Identifier: MIT
// What the keyboard does in every dialog.
#include "tests/ui/InLanguage.h"
#include "ui/parts/Style.h"
#include "ui/parts/Theme.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QStyle>
#include <QTest>

#include <algorithm>
#include <climits>
#include <map>
#include <vector>

namespace underpass {
namespace {

class Keys : public InLanguage
{
protected:
    template <class Look> void inEveryDialog(const Look& look)
    {
        for (const NamedWindow& each : allWindows(m_desk)) {
            if (dynamic_cast<QDialog*>(each.window.get()) == nullptr)
                continue;
            each.window->show();
            each.window->activateWindow();
            settle();
            look(each.name, *each.window);
        }
    }
};
WITH_EVERY_LANGUAGE(Keys);
class KeysInEnglish : public Keys
{ };
INSTANTIATE_TEST_SUITE_P(All, KeysInEnglish, testing::Values("en"));

QString nameOf(const QPushButton* button)
{
    return button == nullptr             ? "nothing"
        : button->objectName().isEmpty() ? button->text()
                                         : button->objectName();
}

// The button that Enter presses, even while it is disabled.
QString pressedByEnter(const QWidget& window)
{
    for (const auto* button : window.findChildren<QPushButton*>())
        if (button->isDefault() && button->isVisible())
            return nameOf(button);
    return "nothing";
}

// What can be lost or let in by Enter is never what it does.
TEST_P(KeysInEnglish, EnterPressesWhatTheDialogIsFor)
{
    const std::map<QString, QString> others{{"guide", "nothing"}, {"guide-server", "guideNext"},
        {"guide-end", "nothing"}, {"guide-failed", "nothing"}, {"how-to-use", "Close"}, {"check", "Close"},
        {"waiting-for-you", "Close"}, {"host-key", "cancel"}, {"host-key-changed", "keep"},
        {"password", "accept"}, {"code", "accept"}, {"new-password", "accept"}, {"settings", "Close"},
        {"about", "Close"}, {"import", "import"}, {"open", "Close"}, {"forget", "Cancel"},
        {"discard", "keepEditing"}, {"remove", "Cancel"}, {"keep", "&Go on here"}};
    inEveryDialog([&](const QString& name, const QWidget& window) {
        const auto other = others.find(name);
        EXPECT_TRUE(other != others.end() || name.startsWith("profile"))
            << name.toStdString() << " is new here";
        EXPECT_EQ(pressedByEnter(window), other == others.end() ? "save" : other->second)
            << name.toStdString();
    });
}

TEST_P(KeysInEnglish, EscClosesOrAsks)
{
    inEveryDialog([&](const QString& name, QWidget& window) {
        const auto isDone = [&] {
            const auto* box = window.findChild<QMessageBox*>();
            return !window.isVisible() || (box != nullptr && box->isVisible());
        };
        // Questions are deaf while they come up.
        EXPECT_TRUE(QTest::qWaitFor([&] {
            QTest::keyClick(&window, Qt::Key_Escape);
            return isDone();
        })) << name.toStdString();
    });
}

// A control and where it is in its window, as if that were read from the left; a page that scrolls stands for
// what is on it when something beside it is looked at.
struct Stop
{
    QWidget* control;
    QRect place;
};

QRect placeIn(const QWidget& window, const QWidget& part)
{
    const QRect place{part.mapTo(&window, QPoint{}), part.size()};
    return QStyle::visualRect(window.layoutDirection(), window.rect(), place);
}

std::vector<Stop> stopsOf(QWidget& window)
{
    std::vector<Stop> stops;
    for (QWidget* each = window.nextInFocusChain(); each != &window; each = each->nextInFocusChain())
        if (each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) != 0
            && each->focusProxy() == nullptr && each->window() == &window)
            stops.push_back({each, placeIn(window, *each)});
    // It goes round and round: as it is read, from the first in the highest row.
    const auto top = std::ranges::min_element(stops, {}, [](const Stop& stop) { return stop.place.top(); });
    const auto first = std::ranges::min_element(stops, {}, [row = top->place](const Stop& stop) {
        return stop.place.top() > row.bottom() ? INT_MAX : stop.place.left();
    });
    std::ranges::rotate(stops, first);
    return stops;
}

// Beside it or below.
bool comesAfter(const QWidget& window, const Stop& one, const Stop& next)
{
    const QScrollArea* pageOfOne = scrolledBy(*one.control);
    const QScrollArea* pageOfNext = scrolledBy(*next.control);
    const bool isSamePage = pageOfOne == pageOfNext;
    const QRect before = isSamePage || pageOfOne == nullptr ? one.place : placeIn(window, *pageOfOne);
    const QRect after = isSamePage || pageOfNext == nullptr ? next.place : placeIn(window, *pageOfNext);
    return after.top() >= before.bottom() - 2
        || (after.left() >= before.right() - 2 && after.bottom() > before.top());
}

void expectToBeReadInOrder(const QString& name, QWidget& window)
{
    const std::vector<Stop> stops = stopsOf(window);
    ASSERT_FALSE(stops.empty()) << name.toStdString();
    for (std::size_t index = 1; index < stops.size(); ++index)
        EXPECT_TRUE(comesAfter(window, stops[index - 1], stops[index]))
            << where(name, *stops[index].control) << " after " << where(name, *stops[index - 1].control);
}

TEST_P(Keys, TabGoesThroughEveryControlAsItIsRead)
{
    inEveryDialog(expectToBeReadInOrder);
}

class Order : public Style
{
public:
    explicit Order(QDialogButtonBox::ButtonLayout order)
        : m_order(order)
    { }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* returned) const override
    {
        return hint == SH_DialogButtonLayout ? m_order : Style::styleHint(hint, option, widget, returned);
    }

private:
    QDialogButtonBox::ButtonLayout m_order;
};

TEST_P(KeysInEnglish, TabGoesThroughTheButtonsAsTheyStandOnEachDesktop)
{
    for (const auto order : {QDialogButtonBox::WinLayout, QDialogButtonBox::MacLayout,
             QDialogButtonBox::KdeLayout, QDialogButtonBox::GnomeLayout}) {
        SCOPED_TRACE(order);
        QApplication::setStyle(new Order{order});
        inEveryDialog(expectToBeReadInOrder);
    }
    applyTheme(*qApp, Settings::Theme::Light); // As the other tests have it.
}

// What Enter and Esc press needs no letter, nor what copies a text that the keyboard can select; names of
// algorithms and protocols have none, and for the old algorithms none is left in their window.
bool needsLetter(const QAbstractButton& button)
{
    const auto* push = qobject_cast<const QPushButton*>(&button);
    const bool isBox = qobject_cast<const QCheckBox*>(&button) != nullptr
        || qobject_cast<const QRadioButton*>(&button) != nullptr;
    const QString name = button.objectName();
    const bool isName = name.startsWith("old.") || name.contains(QRegularExpression{"^(service\\d|send)"});
    const auto* buttons = qobject_cast<const QDialogButtonBox*>(button.parentWidget());
    const bool isStandard = name == "guideCancel" || name == "copyWords" || name.endsWith("permitOld")
        || (push != nullptr && buttons != nullptr
            && buttons->standardButton(const_cast<QPushButton*>(push)) != QDialogButtonBox::NoButton);
    return button.isVisible() && !button.text().isEmpty() && !isStandard && !isName
        && (isBox || push != nullptr);
}

TEST_P(Keys, AltReachesEveryButtonAndBox)
{
    inEveryDialog([&](const QString& name, const QWidget& window) {
        for (const auto* button : window.findChildren<QAbstractButton*>()) {
            if (needsLetter(*button)) {
                EXPECT_FALSE(QKeySequence::mnemonic(button->text()).isEmpty())
                    << where(name, *button) << ": " << button->text().toStdString();
            }
        }
    });
}

} // namespace
} // namespace underpass
