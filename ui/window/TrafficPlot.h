// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <cstdint>
#include <deque>

namespace underpass {

// The bytes of the last minutes, one column a second: received above, sent below the middle line. It draws
// only what add() brings and only while visible.
class TrafficPlot : public QWidget
{
    Q_OBJECT

public:
    static constexpr int secondsShown = 300;

    explicit TrafficPlot(QWidget* parent = nullptr);

    // What passed in the last second.
    void add(std::uint64_t down, std::uint64_t up);
    void clear();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Second
    {
        std::uint64_t down = 0;
        std::uint64_t up = 0;
    };
    [[nodiscard]] std::uint64_t highest() const;

    std::deque<Second> m_seconds; // The newest last.
};

} // namespace underpass
