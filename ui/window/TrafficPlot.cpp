// SPDX-License-Identifier: MIT
#include "ui/window/TrafficPlot.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Colours.h"
#include "ui/words/ForwardText.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace underpass {

namespace {

constexpr std::uint64_t leastScale = 1024; // A single byte does not look like a storm.
constexpr int betweenDescriptions = 5; // Seconds: a screen reader is not to be flooded.
constexpr int curvesHeight = 72;
constexpr int gap = 6;

} // namespace

PlotColours plotColours(const QPalette& palette)
{
    const QColor ground = palette.color(QPalette::Base);
    const QColor second{ground.lightness() < 128 ? 0xffb49cf0 : 0xff8a6fd1};
    constexpr double graphics = 3;
    return {
        readable(palette.color(QPalette::Highlight), ground, graphics), readable(second, ground, graphics)};
}

std::uint64_t roundScale(std::uint64_t highest)
{
    constexpr std::array<std::uint64_t, 16> steps{
        1, 2, 4, 6, 8, 10, 20, 40, 60, 80, 100, 200, 400, 600, 800, 1024};
    constexpr std::uint64_t largest = std::uint64_t{1} << 50;
    for (std::uint64_t unit = leastScale; unit < largest; unit *= 1024) {
        for (const std::uint64_t step : steps) {
            if (unit * step >= highest)
                return unit * step;
        }
    }
    return highest;
}

QString TrafficPlot::rateText(std::uint64_t bytes)
{
    return tr("%1/s").arg(bytesText(bytes));
}

TrafficPlot::TrafficPlot(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Traffic of the last five minutes"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    describe();
}

void TrafficPlot::add(std::uint64_t down, std::uint64_t up)
{
    m_seconds.push_back({down, up});
    if (m_seconds.size() > secondsShown)
        m_seconds.pop_front();
    if (++m_sinceDescribed >= betweenDescriptions || m_seconds.size() == 1)
        describe();
    update();
}

void TrafficPlot::clear()
{
    m_seconds.clear();
    m_read.reset();
    describe();
    update();
}

void TrafficPlot::describe()
{
    m_sinceDescribed = 0;
    const Second now = m_seconds.empty() ? Second{} : m_seconds.back();
    setAccessibleDescription(tr("Received %1, sent %2").arg(rateText(now.down), rateText(now.up)));
}

QString TrafficPlot::readText() const
{
    if (!m_read || *m_read >= static_cast<int>(m_seconds.size()))
        return {};
    const Second& second = m_seconds[m_seconds.size() - 1 - static_cast<std::size_t>(*m_read)];
    //: %n is the number of seconds, %1 and %2 are rates: "1.2 MB/s".
    return tr("%n second(s) ago: received %1, sent %2", nullptr, *m_read)
        .arg(rateText(second.down), rateText(second.up));
}

QSize TrafficPlot::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() + 2 * gap + curvesHeight};
}

QSize TrafficPlot::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, 0}; // It keeps no window from being small.
}

std::uint64_t TrafficPlot::highest() const
{
    std::uint64_t highest = leastScale;
    for (const Second& second : m_seconds)
        highest = std::max({highest, second.down, second.up});
    return highest;
}

// Of the curves: below the legend, beside the labels of the lines.
QRectF TrafficPlot::area() const
{
    const std::uint64_t top = roundScale(highest());
    const int labels = std::max(
        fontMetrics().horizontalAdvance(rateText(top)), fontMetrics().horizontalAdvance(rateText(top / 2)));
    const double half = fontMetrics().height() / 2.0;
    return QRectF{rect()}.adjusted(labels + gap, fontMetrics().height() + gap + half, -1, -half);
}

double TrafficPlot::xOf(int ago) const
{
    const QRectF curves = area();
    return curves.right() - curves.width() * ago / (secondsShown - 1);
}

void TrafficPlot::read(std::optional<int> ago)
{
    const bool isThere = ago && !m_seconds.empty();
    const auto before = m_read;
    m_read
        = isThere ? std::optional{std::clamp(*ago, 0, static_cast<int>(m_seconds.size()) - 1)} : std::nullopt;
    if (m_read != before)
        update();
}

void TrafficPlot::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF curves = area();
    read(static_cast<int>(
        std::lround((curves.right() - event->position().x()) / curves.width() * (secondsShown - 1))));
}

void TrafficPlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    read({});
}

void TrafficPlot::keyPressEvent(QKeyEvent* event)
{
    const int now = m_read.value_or(event->key() == Qt::Key_Left ? -1 : 1);
    switch (event->key()) {
    case Qt::Key_Left:
        read(now + 1);
        break;
    case Qt::Key_Right:
        read(now - 1);
        break;
    case Qt::Key_Home:
        read(secondsShown);
        break;
    case Qt::Key_End:
        read(0);
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    announce(*this, readText());
}

void TrafficPlot::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    read({});
}

} // namespace underpass
