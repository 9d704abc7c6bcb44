// SPDX-License-Identifier: MIT
#include "ui/parts/Announce.h"

#include "ui/parts/ScreenReader.h"

#include <QCoreApplication>
#include <QWidget>

#include <utility>

namespace underpass {

const QEvent::Type AnnouncementEvent::eventType = static_cast<QEvent::Type>(QEvent::registerEventType());

AnnouncementEvent::AnnouncementEvent(QString said, Urgency how)
    : QEvent(eventType)
    , text(std::move(said))
    , urgency(how)
{ }

void announce(QWidget& from, const QString& text, Urgency urgency)
{
    QWidget& window = *from.window();
    if (!window.isVisible() || text.isEmpty())
        return;
    tellScreenReaders(window, text, urgency);
    AnnouncementEvent event{text, urgency};
    QCoreApplication::sendEvent(&window, &event);
}

} // namespace underpass
