// SPDX-License-Identifier: MIT
#include "ui/parts/PageArea.h"

#include <QEvent>
#include <QLayout>
#include <QStyle>

#include <algorithm>

namespace underpass {

PageArea::PageArea(QWidget* page, QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(page);
    page->installEventFilter(this);
}

QSize PageArea::minimumSizeHint() const
{
    const QSize least = QScrollArea::minimumSizeHint();
    const int beside = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this) + 2 * frameWidth();
    return {std::max(least.width(), widget()->minimumSizeHint().width() + beside), least.height()};
}

void PageArea::fit()
{
    const QLayout* layout = widget()->layout();
    if (layout != nullptr && layout->hasHeightForWidth())
        widget()->setMinimumHeight(
            std::max(layout->totalHeightForWidth(viewport()->width()), layout->totalMinimumSize().height()));
}

void PageArea::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

bool PageArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        fit();
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace underpass
