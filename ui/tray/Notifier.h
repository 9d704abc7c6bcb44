// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"
#include "ui/tray/Note.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <utility>

namespace underpass {

// Tells the person what changed by itself: at most one note per minute and profile, the newest that is still
// true, a recovery at once, none of what the person is looking at, and none at all while Settings says so.
// GUI thread; sleeps until the next note can be due.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using Show = std::function<void(const Note&)>;
    using Now = std::function<TimePoint()>;

    // The desk must outlive it.
    Notifier(Desk& desk, Show show, Now now = Clock::now, QObject* parent = nullptr);

    // Whether this profile is in view, so that its news need no note. None is unless this is set.
    void setInView(std::function<bool(const ProfileId&)> inView) { m_inView = std::move(inView); }

    void check(); // Shows what has become due. The timer calls it, and tests with a clock of their own.

private:
    struct Watched
    {
        Story story;
        std::optional<TimePoint> shownAt;
        std::optional<Note> held; // News that came too soon after the last note.
    };

    void onState(const QString& id, const TunnelState& before);
    void onProfiles();
    void checkOne(const TunnelRow& row, Watched& watched);
    void offer(Watched& watched, const Note& note);
    void sleepUntilDue();

    Desk& m_desk;
    Show m_show;
    Now m_now;
    std::function<bool(const ProfileId&)> m_inView = [](const ProfileId&) { return false; };
    std::map<ProfileId, Watched> m_watched;
    QTimer m_due;
};

} // namespace underpass
