// SPDX-License-Identifier: MIT
// For a Qt without QAccessibleAnnouncementEvent.
#include "ui/parts/ScreenReader.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace underpass {

namespace {

constexpr const char* lineName = "announcement";

// Seen by screen readers alone: it is there, and nothing of it is drawn.
QWidget& lineOf(QWidget& window)
{
    auto* line = window.findChild<QWidget*>(lineName, Qt::FindDirectChildrenOnly);
    if (line == nullptr) {
        line = new QWidget(&window);
        line->setObjectName(lineName);
        line->setAttribute(Qt::WA_TransparentForMouseEvents);
        line->resize(1, 1);
        line->lower();
        line->show();
    }
    return *line;
}

QAccessibleInterface* statusLine(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    return widget != nullptr && widget->objectName() == lineName
        ? new QAccessibleWidget(widget, QAccessible::StatusBar)
        : nullptr;
}

} // namespace

void tellScreenReaders(QWidget& window, const QString& text, Urgency)
{
    static const bool isInstalled = (QAccessible::installFactory(statusLine), true);
    (void)isInstalled;
    QWidget& line = lineOf(window);
    if (line.accessibleName() == text)
        line.setAccessibleName({}); // The same again is news again.
    line.setAccessibleName(text);
}

} // namespace underpass
