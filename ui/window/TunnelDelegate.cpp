// SPDX-License-Identifier: MIT
#include "ui/window/TunnelDelegate.h"

#include "ui/parts/TunnelModel.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace underpass {

namespace {

constexpr int margin = 8;
constexpr int iconSize = 32;
constexpr int arrowSize = 12;

bool isGroup(const QModelIndex& index)
{
    return !index.data(TunnelModel::IdRole).isValid();
}

QFont bold(const QStyleOptionViewItem& option)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    return font;
}

void drawLine(QPainter& painter, const QStyleOptionViewItem& option, const QFont& font, const QRect& where,
    Qt::Alignment alignment, const QString& line)
{
    painter.setFont(font);
    const auto visual = QStyle::visualAlignment(option.direction, alignment);
    painter.drawText(
        where, static_cast<int>(visual), QFontMetrics{font}.elidedText(line, Qt::ElideRight, where.width()));
}

void paintProfile(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QRect inside = option.rect.adjusted(margin, margin, -margin, -margin);
    const QRect icon = QStyle::alignedRect(
        option.direction, Qt::AlignLeading | Qt::AlignVCenter, {iconSize, iconSize}, inside);
    index.data(Qt::DecorationRole).value<QIcon>().paint(&painter, icon);
    const int textWidth = inside.width() - iconSize - margin;
    const QRect text = QStyle::alignedRect(option.direction, Qt::AlignTrailing | Qt::AlignVCenter,
        {textWidth, 2 * option.fontMetrics.height()}, inside);
    painter.setPen(option.palette.color(QPalette::Text));
    drawLine(painter, option, bold(option), text, Qt::AlignLeading | Qt::AlignTop,
        index.data(Qt::DisplayRole).toString());
    painter.setPen(option.palette.color(QPalette::PlaceholderText));
    drawLine(painter, option, option.font, text, Qt::AlignLeading | Qt::AlignBottom,
        index.data(TunnelModel::WordRole).toString());
}

void paintArrow(QPainter& painter, const QStyleOptionViewItem& option, const QRect& where)
{
    const QRectF box = QRectF{where}.adjusted(3, 3, -3, -3);
    const QPointF middle = box.center();
    const double half = box.width() / 2;
    QPolygonF line;
    if (option.state.testFlag(QStyle::State_Open)) {
        line = {{middle.x() - half, middle.y() - half / 2}, {middle.x(), middle.y() + half / 2},
            {middle.x() + half, middle.y() - half / 2}};
    } else {
        const double onward = option.direction == Qt::RightToLeft ? -half / 2 : half / 2;
        line = {{middle.x() - onward, middle.y() - half}, {middle.x() + onward, middle.y()},
            {middle.x() - onward, middle.y() + half}};
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{
        option.palette.color(QPalette::PlaceholderText), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawPolyline(line);
}

void paintGroup(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QRect inside = option.rect.adjusted(margin, 0, -margin, 0);
    paintArrow(painter, option,
        QStyle::alignedRect(
            option.direction, Qt::AlignLeading | Qt::AlignVCenter, {arrowSize, arrowSize}, inside));
    const QString count = index.data(TunnelModel::WordRole).toString();
    const int countWidth = option.fontMetrics.horizontalAdvance(count) + margin;
    const QRect text = QStyle::visualRect(option.direction, inside,
        QRect{inside.left() + arrowSize + margin / 2, inside.top(),
            inside.width() - arrowSize - margin / 2 - countWidth, inside.height()});
    painter.setPen(option.palette.color(QPalette::PlaceholderText));
    drawLine(painter, option, bold(option), text, Qt::AlignLeading | Qt::AlignVCenter,
        index.data(Qt::DisplayRole).toString());
    drawLine(painter, option, option.font, inside, Qt::AlignTrailing | Qt::AlignVCenter, count);
}

} // namespace

void TunnelDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    option.icon = {};
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    painter->save();
    isGroup(index) ? paintGroup(*painter, option, index) : paintProfile(*painter, option, index);
    painter->restore();
}

QSize TunnelDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = iconSize + 22 * option.fontMetrics.averageCharWidth();
    if (isGroup(index))
        return {width, option.fontMetrics.height() + 2 * margin};
    return {width, std::max(iconSize, 2 * option.fontMetrics.height()) + 2 * margin};
}

} // namespace underpass
