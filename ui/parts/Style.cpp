// SPDX-License-Identifier: MIT
#include "ui/parts/Style.h"

#include "ui/parts/Colours.h"
#include "ui/parts/StylePaint.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace underpass {

namespace {

constexpr int buttonHeight = 28;
constexpr int fieldHeight = 26;
constexpr int rowPadding = 8;

bool isAccented(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton)
        && button->state.testFlag(QStyle::State_Enabled);
}

// By itself a label goes by the letters of its text: in a window that is read from the right, the name of a
// server would begin at the left. An absolute side is what this has set before.
void beginWhereTheWindowDoes(QLabel& label)
{
    const Qt::Alignment now = label.alignment();
    if ((now & (Qt::AlignHCenter | Qt::AlignJustify))
        || ((now & Qt::AlignRight) && !(now & Qt::AlignAbsolute)))
        return;
    const Qt::Alignment side = label.layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    label.setAlignment((now & Qt::AlignVertical_Mask) | side | Qt::AlignAbsolute);
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create("Fusion"))
{ }

void Style::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            button != nullptr && !button->features.testFlag(QStyleOptionButton::Flat))
            return paintButton(*painter, *button, isAccented(option));
        break;
    case CE_PushButtonLabel:
        if (isAccented(option)) {
            QStyleOptionButton label = *qstyleoption_cast<const QStyleOptionButton*>(option);
            label.palette.setColor(QPalette::ButtonText, label.palette.color(QPalette::HighlightedText));
            return QProxyStyle::drawControl(element, &label, painter, widget);
        }
        break;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            return paintTab(*painter, *tab);
        break;
    case CE_HeaderSection:
        return paintHeader(*painter, *option);
    case CE_HeaderEmptyArea:
        return painter->fillRect(option->rect, option->palette.base());
    case CE_ItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            QStyleOptionViewItem plain = *item; // Selection is a ground of its own, under the same text.
            plain.palette.setColor(QPalette::HighlightedText, plain.palette.color(QPalette::Text));
            return QProxyStyle::drawControl(element, &plain, painter, widget);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            return paintItem(*painter, *item);
        break;
    case PE_PanelItemViewRow:
        return; // Each of its cells has its ground.
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheck(*painter, *option);
    case PE_IndicatorRadioButton:
        return paintRadio(*painter, *option);
    case PE_FrameLineEdit:
        return paintField(*painter, *option);
    case PE_FrameFocusRect:
        return paintFocus(*painter, *option, widget);
    case PE_FrameTabWidget:
        return;
    case PE_FrameTabBarBase:
        return paintTabBase(*painter, *option);
    case PE_Frame:
        return paintFrame(*painter, *option);
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_PushButton)
        return {size.width() + 8, std::max(size.height(), buttonHeight)};
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        return {size.width(), std::max(size.height(), fieldHeight)};
    if (type == CT_ItemViewItem || type == CT_HeaderSection)
        return {size.width() + rowPadding, size.height() + rowPadding};
    return size;
}

// What is drawn differently under the mouse has to hear of it.
void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractItemView*>(widget) != nullptr)
        static_cast<QAbstractItemView*>(widget)->viewport()->setAttribute(Qt::WA_Hover);
    if (auto* label = qobject_cast<QLabel*>(widget)) {
        beginWhereTheWindowDoes(*label);
        label->installEventFilter(this);
    }
}

bool Style::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        if (auto* label = qobject_cast<QLabel*>(watched))
            beginWhereTheWindowDoes(*label);
    return QProxyStyle::eventFilter(watched, event);
}

QColor selectionColour(const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor accent = palette.color(QPalette::Highlight);
    const QColor faint = palette.color(QPalette::PlaceholderText);
    double share = base.lightness() < 128 ? 0.25 : 0.12;
    while (share > 0 && contrast(mixed(base, accent, share), faint) < 4.5)
        share -= 0.01;
    return mixed(base, accent, std::max(share, 0.0));
}

} // namespace underpass
