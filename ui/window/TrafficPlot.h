// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>
#include <QWidget>

#include <cstdint>
#include <deque>
#include <optional>

namespace underpass {

// The curves' colours: the accent and a second hue, each told from the ground by 3:1 at least (WCAG 2.2,
// 1.4.11), in light and dark.
struct PlotColours
{
    QColor received;
    QColor sent;
};
[[nodiscard]] PlotColours plotColours(const QPalette& palette);

// The height of the plot in bytes a second: round in the units that people read, and as much as that at
// least.
[[nodiscard]] std::uint64_t roundScale(std::uint64_t highest);

// The bytes of the last minutes, one column a second, as two curves from one line at the bottom. The mouse,
// or the arrow keys, read a second. It draws only what add() brings and only while visible. In every language
// time goes from left to right.
class TrafficPlot : public QWidget
{
    Q_OBJECT

public:
    static constexpr int secondsShown = 300;

    explicit TrafficPlot(QWidget* parent = nullptr);

    // What passed in the last second.
    void add(std::uint64_t down, std::uint64_t up);
    void clear();
    [[nodiscard]] QString readText() const; // Of the second that is read; empty when none is.

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Second
    {
        std::uint64_t down = 0;
        std::uint64_t up = 0;
    };
    [[nodiscard]] static QString rateText(std::uint64_t bytes);
    [[nodiscard]] std::uint64_t highest() const;
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double xOf(int ago) const;
    void read(std::optional<int> ago);
    void describe();
    void paintGrid(QPainter& painter) const;
    void paintCurve(QPainter& painter, std::uint64_t Second::* what, const QColor& colour) const;
    void paintRead(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;

    std::deque<Second> m_seconds; // The newest last.
    std::optional<int> m_read; // So many seconds ago.
    int m_sinceDescribed = 0;
};

} // namespace underpass
