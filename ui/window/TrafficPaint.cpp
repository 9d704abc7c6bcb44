// SPDX-License-Identifier: MIT
// How the plot of the traffic is drawn.
#include "ui/window/TrafficPlot.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOption>

#include <cmath>

namespace underpass {

namespace {

constexpr double lineWidth = 1.5;
constexpr double fill = 0.18; // Of the curve's colour over the ground.
constexpr int dot = 8;
constexpr int gap = 6;

} // namespace

void TrafficPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotColours colours = plotColours(palette());
    painter.fillRect(area(), palette().base());
    paintGrid(painter);
    paintCurve(painter, &Second::down, colours.received);
    paintCurve(painter, &Second::up, colours.sent);
    paintRead(painter);
    paintLegend(painter);
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

// Three lines, each with what it stands for.
void TrafficPlot::paintGrid(QPainter& painter) const
{
    const QRectF curves = area();
    const std::uint64_t top = roundScale(highest());
    const double height = fontMetrics().height();
    for (const int half : {0, 1, 2}) {
        const double y = std::round(curves.bottom() - curves.height() * half / 2) + 0.5;
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(QPointF{curves.left(), y}, QPointF{curves.right(), y});
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(QRectF{0, y - height / 2, curves.left() - gap, height},
            Qt::AlignRight | Qt::AlignVCenter,
            half == 0 ? QLocale{}.toString(0) : rateText(top / 2 * static_cast<std::uint64_t>(half)));
    }
}

void TrafficPlot::paintCurve(QPainter& painter, std::uint64_t Second::* what, const QColor& colour) const
{
    if (m_seconds.empty())
        return;
    const QRectF curves = area();
    const double scale = curves.height() / static_cast<double>(roundScale(highest()));
    QPolygonF line;
    int ago = 0;
    for (auto second = m_seconds.rbegin(); second != m_seconds.rend(); ++second, ++ago)
        line += QPointF{xOf(ago), curves.bottom() - static_cast<double>((*second).*what) * scale};
    QPainterPath ground;
    ground.addPolygon(line);
    ground.lineTo(line.back().x(), curves.bottom());
    ground.lineTo(line.front().x(), curves.bottom());
    QColor pale = colour;
    pale.setAlphaF(static_cast<float>(fill));
    painter.fillPath(ground, pale);
    painter.setPen(QPen{colour, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawPolyline(line);
}

void TrafficPlot::paintRead(QPainter& painter) const
{
    if (readText().isEmpty())
        return;
    const QRectF curves = area();
    const double x = xOf(*m_read);
    painter.setPen(QPen{palette().color(QPalette::Text), 1, Qt::DotLine});
    painter.drawLine(QPointF{x, curves.top()}, QPointF{x, curves.bottom()});
}

// The values of now, or of the second that is read.
void TrafficPlot::paintLegend(QPainter& painter) const
{
    const PlotColours colours = plotColours(palette());
    const Second now = m_seconds.empty() ? Second{} : m_seconds.back();
    const int height = fontMetrics().height();
    int x = 1;
    const auto add = [&](const QColor& colour, const QString& text) {
        const int width = dot + gap + fontMetrics().horizontalAdvance(text);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(
            QStyle::visualRect(layoutDirection(), rect(), QRect{x, (height - dot) / 2, dot, dot}));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(
            QStyle::visualRect(layoutDirection(), rect(), QRect{x + dot + gap, 0, width - dot - gap, height}),
            Qt::AlignCenter, text);
        x += width + 2 * gap;
    };
    add(colours.received, tr("received %1").arg(rateText(now.down)));
    add(colours.sent, tr("sent %1").arg(rateText(now.up)));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect rest = QRect{x, 0, width() - x, height};
    const QString text = readText().isEmpty() ? tr("last 5 minutes") : readText();
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rest),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignTrailing | Qt::AlignVCenter)),
        fontMetrics().elidedText(text, Qt::ElideRight, rest.width()));
}

} // namespace underpass
