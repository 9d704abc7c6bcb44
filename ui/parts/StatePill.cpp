// SPDX-License-Identifier: MIT
#include "ui/parts/StatePill.h"

#include "ui/parts/Colours.h"
#include "ui/parts/StateIcon.h"

#include <QPainter>
#include <QStyle>

namespace underpass {

namespace {

constexpr int padding = 10;
constexpr int dot = 8;
constexpr int gap = 6;

} // namespace

StatePill::StatePill(QWidget* parent)
    : QWidget(parent)
{
    QFont made = font();
    made.setWeight(QFont::DemiBold);
    setFont(made);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatePill::show(Light light, const QString& text)
{
    m_light = light;
    if (m_text != text) {
        m_text = text;
        setAccessibleName(text);
        updateGeometry();
    }
    update();
}

QSize StatePill::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + dot + gap + 2 * padding, fontMetrics().height() + 10};
}

void StatePill::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor state = stateColour(m_light, windowGround());
    const QColor ground = mixed(palette().color(QPalette::Window), state, 0.12);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setBrush(readable(state, ground, 4.5));
    painter.drawEllipse(
        QStyle::visualRect(layoutDirection(), rect(), {padding, (height() - dot) / 2, dot, dot}));
    painter.setPen(readable(state, ground, 4.5));
    const QRect text = rect().adjusted(padding + dot + gap, 0, -padding, 0);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), text), Qt::AlignCenter, m_text);
}

} // namespace underpass
