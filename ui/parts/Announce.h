// SPDX-License-Identifier: MIT
#pragma once

#include <QEvent>
#include <QString>

class QWidget;

namespace underpass {

enum class Urgency {
    Polite, // Said when the screen reader has finished what it is saying.
    AtOnce,
};

// Has screen readers say a text although the focus is elsewhere: a state that changed, what is wrong, that
// something was copied. It comes from the window of `from`, and nothing is said while that is not on the
// screen.
void announce(QWidget& from, const QString& text, Urgency urgency = Urgency::Polite);

// Puts a text on the clipboard, and says so. What is long is not read out.
void copyText(QWidget& from, const QString& text);

// What a window is sent when something of it is announced, for those who listen along.
class AnnouncementEvent : public QEvent
{
public:
    AnnouncementEvent(QString text, Urgency urgency);

    static const Type eventType;
    const QString text;
    const Urgency urgency;
};

} // namespace underpass
