// SPDX-License-Identifier: MIT
// For Qt 6.8 and later.
#include "ui/parts/ScreenReader.h"

#include <QAccessible>
#include <QWidget>

namespace underpass {

void tellScreenReaders(QWidget& window, const QString& text, Urgency urgency)
{
    QAccessibleAnnouncementEvent event{&window, text};
    event.setPoliteness(urgency == Urgency::AtOnce ? QAccessible::AnnouncementPoliteness::Assertive
                                                   : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
}

} // namespace underpass
