// SPDX-License-Identifier: MIT
#include "ui/parts/StylePaint.h"

#include "ui/parts/Colours.h"
#include "ui/parts/Style.h"

#include <QPushButton>

namespace underpass {

namespace {

constexpr double controlRadius = 4;
constexpr double rowRadius = 6;
constexpr int bar = 3; // Beside what is selected.

class Saved
{
public:
    explicit Saved(QPainter& painter)
        : m_painter(painter)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Saved(const Saved&) = delete;
    Saved& operator=(const Saved&) = delete;

private:
    QPainter& m_painter;
};

bool is(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor accent(const QStyleOption& option)
{
    return option.palette.color(QPalette::Highlight);
}

QColor edge(const QStyleOption& option)
{
    const QColor strong = option.palette.color(QPalette::Dark);
    return is(option, QStyle::State_Enabled) ? strong
                                             : mixed(option.palette.color(QPalette::Window), strong, 0.5);
}

QRectF inside(const QRect& rect)
{
    return QRectF{rect}.adjusted(0.5, 0.5, -0.5, -0.5);
}

} // namespace

void paintButton(QPainter& painter, const QStyleOptionButton& button, bool isAccented)
{
    const Saved saved{painter};
    const QColor text = button.palette.color(isAccented ? QPalette::HighlightedText : QPalette::ButtonText);
    QColor ground = isAccented ? accent(button) : button.palette.color(QPalette::Button);
    if (is(button, QStyle::State_Sunken) || is(button, QStyle::State_On))
        ground = mixed(ground, text, 0.2);
    else if (is(button, QStyle::State_MouseOver) && is(button, QStyle::State_Enabled))
        ground = mixed(ground, isAccented ? text : accent(button), 0.1);
    painter.setBrush(ground);
    painter.setPen(isAccented ? ground : edge(button));
    painter.drawRoundedRect(inside(button.rect), controlRadius, controlRadius);
}

void paintTab(QPainter& painter, const QStyleOptionTab& tab)
{
    const Saved saved{painter};
    const bool isChosen = is(tab, QStyle::State_Selected);
    if (!isChosen && !is(tab, QStyle::State_MouseOver))
        return;
    QRect line = tab.rect.adjusted(6, 0, -6, 0);
    line.setTop(line.bottom() - 1);
    painter.fillRect(line, isChosen ? accent(tab) : tab.palette.color(QPalette::Mid));
}

void paintTabBase(QPainter& painter, const QStyleOption& option)
{
    painter.fillRect(QRect{option.rect.left(), option.rect.bottom(), option.rect.width(), 1},
        option.palette.color(QPalette::Mid));
}

void paintHeader(QPainter& painter, const QStyleOption& option)
{
    painter.fillRect(option.rect, option.palette.base());
    paintTabBase(painter, option);
}

// In a list each row is a thing of its own, with round corners; in a table the cells of a row make it up.
void paintItem(QPainter& painter, const QStyleOptionViewItem& item)
{
    const Saved saved{painter};
    if (item.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(item.rect, item.backgroundBrush);
    const bool isChosen = is(item, QStyle::State_Selected);
    if (!isChosen && !is(item, QStyle::State_MouseOver))
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChosen ? selectionColour(item.palette)
                              : mixed(item.palette.color(QPalette::Base), accent(item), 0.05));
    const bool isOfTable
        = item.index.model() != nullptr && item.index.model()->columnCount(item.index.parent()) > 1;
    const double radius = isOfTable ? 0 : rowRadius;
    painter.drawRoundedRect(item.rect, radius, radius);
    const bool hasBox = item.features.testFlag(QStyleOptionViewItem::HasCheckIndicator);
    if (!isChosen || hasBox || item.index.column() > 0)
        return;
    const QRect marked = QStyle::visualRect(item.direction, item.rect,
        QRect{item.rect.left(), item.rect.top() + item.rect.height() / 4, bar, item.rect.height() / 2});
    painter.setBrush(accent(item));
    painter.drawRoundedRect(marked, bar / 2.0, bar / 2.0);
}

void paintCheck(QPainter& painter, const QStyleOption& option)
{
    const Saved saved{painter};
    const bool isOn = is(option, QStyle::State_On);
    const bool isBetween = is(option, QStyle::State_NoChange);
    const QColor filled = is(option, QStyle::State_Enabled) ? accent(option) : edge(option);
    painter.setPen(isOn || isBetween ? filled : edge(option));
    painter.setBrush(isOn || isBetween ? filled : option.palette.color(QPalette::Base));
    const QRectF box = inside(option.rect);
    painter.drawRoundedRect(box, controlRadius - 1, controlRadius - 1);
    painter.setPen(QPen{
        option.palette.color(QPalette::HighlightedText), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    const auto at = [&](double x, double y) {
        return QPointF{box.left() + box.width() * x, box.top() + box.height() * y};
    };
    if (isBetween)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else if (isOn)
        painter.drawPolyline(QPolygonF{{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)}});
}

void paintRadio(QPainter& painter, const QStyleOption& option)
{
    const Saved saved{painter};
    const bool isOn = is(option, QStyle::State_On);
    const QColor filled = is(option, QStyle::State_Enabled) ? accent(option) : edge(option);
    painter.setPen(isOn ? filled : edge(option));
    painter.setBrush(isOn ? filled : option.palette.color(QPalette::Base));
    const QRectF ring = inside(option.rect);
    painter.drawEllipse(ring);
    if (!isOn)
        return;
    painter.setBrush(option.palette.color(QPalette::HighlightedText));
    const double rim = ring.width() * 0.3;
    painter.drawEllipse(ring.adjusted(rim, rim, -rim, -rim));
}

void paintField(QPainter& painter, const QStyleOption& option)
{
    const Saved saved{painter};
    const bool isAt = is(option, QStyle::State_HasFocus);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{isAt ? accent(option) : edge(option), isAt ? 2.0 : 1.0});
    painter.drawRoundedRect(inside(option.rect), controlRadius, controlRadius);
}

void paintFrame(QPainter& painter, const QStyleOption& option)
{
    const Saved saved{painter};
    painter.setBrush(Qt::NoBrush);
    painter.setPen(option.palette.color(QPalette::Mid));
    painter.drawRoundedRect(inside(option.rect), controlRadius, controlRadius);
}

void paintFocus(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    if (!is(option, QStyle::State_KeyboardFocusChange))
        return;
    const Saved saved{painter};
    const auto* button = qobject_cast<const QPushButton*>(widget);
    const bool isOnAccent = button != nullptr && button->isDefault() && button->isEnabled();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{isOnAccent ? option.palette.color(QPalette::HighlightedText) : accent(option), 1.5});
    painter.drawRoundedRect(inside(option.rect), controlRadius - 1, controlRadius - 1);
}

} // namespace underpass
