// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace underpass {

// A page that is as wide as there is room, and scrolls where it is higher. Text that wraps gets the height
// that it needs at that width, for which a plain scroll area does not ask.
class PageArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit PageArea(QWidget* page, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override; // To the side it does not scroll.

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
};

} // namespace underpass
