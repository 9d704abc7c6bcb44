// SPDX-License-Identifier: MIT
#pragma once

#include <QPainter>
#include <QStyleOption>

namespace underpass {

// How Style paints each thing. Each leaves the painter as it was.

void paintButton(QPainter& painter, const QStyleOptionButton& button, bool isAccented);
void paintTab(QPainter& painter, const QStyleOptionTab& tab); // Its ground: the text is drawn over it.
void paintTabBase(QPainter& painter, const QStyleOption& option);
void paintHeader(QPainter& painter, const QStyleOption& option);
void paintItem(QPainter& painter, const QStyleOptionViewItem& item);
void paintCheck(QPainter& painter, const QStyleOption& option);
void paintRadio(QPainter& painter, const QStyleOption& option);
void paintField(QPainter& painter, const QStyleOption& option);
void paintFrame(QPainter& painter, const QStyleOption& option);
// Around what the keyboard is at; `widget` may be null.
void paintFocus(QPainter& painter, const QStyleOption& option, const QWidget* widget);

} // namespace underpass
