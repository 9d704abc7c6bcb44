// SPDX-License-Identifier: MIT
#include "ui/parts/Tile.h"

#include "ui/parts/Colours.h"
#include "ui/parts/StateIcon.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace underpass {

namespace {

constexpr int padding = 12;
constexpr int pictureSize = 32;
constexpr int gap = 16;
constexpr int radius = 6;

} // namespace

Tile::Tile(const QString& picture, const QString& headline, const QString& line, QWidget* parent)
    : QAbstractButton(parent)
    , m_picture(picture)
    , m_line(line)
{
    setText(headline);
    setAccessibleDescription(line);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy{QSizePolicy::Expanding, QSizePolicy::Minimum};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QFont Tile::headlineFont() const
{
    QFont made = font();
    made.setWeight(QFont::DemiBold);
    return made;
}

QRect Tile::textRect(int width) const
{
    const int from = padding + pictureSize + gap;
    return {from, padding, std::max(width - from - padding, 1), 1};
}

int Tile::heightForWidth(int width) const
{
    const QRect room = textRect(width).adjusted(0, 0, 0, 10'000);
    const int headline = QFontMetrics{headlineFont()}
                             .boundingRect(room, Qt::TextWordWrap | Qt::TextHideMnemonic, text())
                             .height();
    const int line = fontMetrics().boundingRect(room, Qt::TextWordWrap, m_line).height();
    return std::max(headline + line, pictureSize) + 2 * padding;
}

QSize Tile::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 60;
    return {width, heightForWidth(width)};
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette& colours = palette();
    const QColor accent = colours.color(QPalette::Highlight);
    const QColor ground = colours.color(QPalette::Base);
    const bool isWarm = underMouse() || hasFocus() || isChecked();
    painter.setBrush(isDown() || isChecked() ? mixed(ground, accent, 0.12)
            : underMouse()                   ? mixed(ground, accent, 0.05)
                                             : ground);
    const QColor line = isWarm ? accent : colours.color(QPalette::Dark);
    painter.setPen(QPen{line, hasFocus() || isChecked() ? 2.0 : 1.0});
    painter.drawRoundedRect(QRectF{rect()}.adjusted(1, 1, -1, -1), radius, radius);

    const Ground under = ground.lightness() < 128 ? Ground::Dark : Ground::Light;
    const QRect shown = QStyle::visualRect(
        layoutDirection(), rect(), {padding, (height() - pictureSize) / 2, pictureSize, pictureSize});
    kindIcon(m_picture, under).paint(&painter, shown);

    QRect room = textRect(width()).adjusted(0, 0, 0, height());
    room = QStyle::visualRect(layoutDirection(), rect(), room);
    const int start = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    painter.setPen(colours.color(QPalette::Text));
    painter.setFont(headlineFont());
    QRect taken;
    painter.drawText(room, start | Qt::TextWordWrap | Qt::TextHideMnemonic, text(), &taken);
    painter.setPen(colours.color(QPalette::PlaceholderText));
    painter.setFont(font());
    painter.drawText(room.adjusted(0, taken.height(), 0, 0), start | Qt::TextWordWrap, m_line);
}

bool Tile::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void Tile::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace underpass
