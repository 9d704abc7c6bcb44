// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Announce.h"

#include <QCoreApplication>
#include <QObject>
#include <QStringList>

namespace underpass {

// What screen readers are given to say while it lives.
class Heard : public QObject
{
public:
    Heard() { qApp->installEventFilter(this); }

    QStringList texts;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == AnnouncementEvent::eventType)
            texts += static_cast<AnnouncementEvent*>(event)->text;
        return false;
    }
};

} // namespace underpass
