// SPDX-License-Identifier: MIT
#include "ui/window/TrafficPlot.h"

#include "ui/words/ForwardText.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace underpass {

namespace {

constexpr std::uint64_t leastScale = 1024; // A single byte does not look like a storm.

QString rateText(std::uint64_t bytes)
{
    return QCoreApplication::translate("underpass::TrafficPlot", "%1/s").arg(bytesText(bytes));
}

} // namespace

TrafficPlot::TrafficPlot(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Traffic of the last five minutes"));
}

void TrafficPlot::add(std::uint64_t down, std::uint64_t up)
{
    m_seconds.push_back({down, up});
    if (m_seconds.size() > secondsShown)
        m_seconds.pop_front();
    setAccessibleDescription(tr("Received %1, sent %2").arg(rateText(down), rateText(up)));
    update();
}

void TrafficPlot::clear()
{
    m_seconds.clear();
    update();
}

QSize TrafficPlot::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 9};
}

QSize TrafficPlot::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, fontMetrics().height() * 6};
}

std::uint64_t TrafficPlot::highest() const
{
    std::uint64_t highest = leastScale;
    for (const Second& second : m_seconds)
        highest = std::max({highest, second.down, second.up});
    return highest;
}

void TrafficPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    const QRectF area = QRectF(rect()).adjusted(0.5, line + 4.5, -0.5, -line - 4.5);
    const double middle = area.center().y();
    const double scale = area.height() / 2 / static_cast<double>(highest());
    const double step = area.width() / (secondsShown - 1);
    painter.fillRect(area, palette().base());

    QPainterPath down{QPointF{area.right(), middle}};
    QPainterPath up{QPointF{area.right(), middle}};
    double x = area.right();
    for (auto second = m_seconds.rbegin(); second != m_seconds.rend(); ++second, x -= step) {
        down.lineTo(x, middle - static_cast<double>(second->down) * scale);
        up.lineTo(x, middle + static_cast<double>(second->up) * scale);
    }
    down.lineTo(x + step, middle);
    up.lineTo(x + step, middle);
    painter.fillPath(down, palette().highlight());
    QColor upColour = palette().color(QPalette::Text);
    upColour.setAlphaF(0.55F);
    painter.fillPath(up, upColour);

    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(QPointF{area.left(), middle}, QPointF{area.right(), middle});
    painter.drawRect(area);
    const Second now = m_seconds.empty() ? Second{} : m_seconds.back();
    painter.setPen(palette().color(QPalette::WindowText));
    const auto above = rect().adjusted(4, 0, -4, 0);
    painter.drawText(above, Qt::AlignTop | Qt::AlignLeading, tr("▲ received %1").arg(rateText(now.down)));
    painter.drawText(above, Qt::AlignTop | Qt::AlignTrailing, tr("full height %1").arg(rateText(highest())));
    painter.drawText(above, Qt::AlignBottom | Qt::AlignLeading, tr("▼ sent %1").arg(rateText(now.up)));
    painter.drawText(above, Qt::AlignBottom | Qt::AlignTrailing, tr("last 5 minutes"));
}

} // namespace underpass
