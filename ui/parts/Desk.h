// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/LogLine.h"
#include "core/check/Check.h"
#include "core/profile/Profiles.h"
#include "core/tunnel/RelayInfo.h"
#include "core/tunnel/Spell.h"
#include "ui/parts/TunnelModel.h"

#include <QObject>

#include <functional>

namespace underpass {

class Settings;
class Viewers;

// What the person at this desk can do with profiles and tunnels. Tray, window and dialogs ask; the
// application carries it out, and the outcome shows in the model. GUI thread; every call returns at once,
// apart from the short file access of those that return a Result. Unknown ids are ignored.
class Desk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual TunnelModel& model() = 0;
    [[nodiscard]] virtual Settings& settings() = 0;

    virtual void connectTunnel(const ProfileId& id) = 0;
    virtual void disconnectTunnel(const ProfileId& id) = 0;
    virtual void reconnectTunnel(const ProfileId& id) = 0;

    // Adds the profile, or replaces the one with its id; a running tunnel takes it over at once. The profile
    // has passed validate(), and its name differs from all others.
    [[nodiscard]] virtual Result<void> save(const Profile& profile) = 0;
    // Where it stands in the list, and in which group.
    [[nodiscard]] virtual Result<void> place(const Placement& placement) = 0;
    // Ends the tunnel, forgets the profile and its secrets.
    [[nodiscard]] virtual Result<void> remove(const ProfileId& id) = 0;

    // The replies come on the GUI thread while the Desk lives.
    virtual void relays(const ProfileId& id, std::function<void(std::vector<RelayInfo>)> reply) = 0;
    virtual void closeRelay(const ProfileId& id, std::uint64_t relay) = 0;

    // After the person has decided that a changed host key, as this error showed it, is right: records it,
    // and no other, in place of the old one and connects.
    [[nodiscard]] virtual Result<void> replaceHostKey(const ProfileId& id, const Error& changed) = 0;

    // core's check() of this profile. It blocks and wants a thread of its own; valid while the Desk lives.
    using Check = std::function<void(const CheckReport& report, const std::stop_token& stop)>;
    [[nodiscard]] virtual Check checkOf(const Profile& profile) = 0;
    // The same, trying this one of its forwards alone.
    [[nodiscard]] virtual Check checkOf(const Profile& profile, const Forward& forward) = 0;
    [[nodiscard]] virtual Viewers& viewers() = 0;
    // Why a forward could not listen there now, if it could not. Takes milliseconds; for any thread and
    // any time.
    using PortCheck = std::function<std::optional<Error>(const Endpoint& listen)>;
    [[nodiscard]] virtual PortCheck portCheck() const = 0;

    [[nodiscard]] virtual QString logFile() const = 0;
    // What the logs of all our programs say of this profile; without an id, what they say at all. Each call
    // of it gives what is new since the one before, the oldest first. It blocks on the disk: for one thread
    // at a time, and not for this one.
    using LogReader = std::function<std::vector<LogLine>()>;
    [[nodiscard]] virtual LogReader logReader(const ProfileId& id) = 0;
    // When its tunnel was up and when it was not, for 30 days, the oldest first; and what forgets that. They
    // block, too.
    using HistoryReader = std::function<Result<std::vector<Spell>>()>;
    [[nodiscard]] virtual HistoryReader historyReader(const ProfileId& id) = 0;
    using Forgetting = std::function<Result<void>()>;
    [[nodiscard]] virtual Forgetting forgettingHistory(const ProfileId& id) = 0;

    // Whether another process runs its tunnel, so that what it asks is asked there. reconnectTunnel() has it
    // run, and ask, here.
    [[nodiscard]] virtual bool runsElsewhere(const ProfileId& id) const = 0;

signals:
    // Somebody wants the window on the screen: the tray, a second start of the program.
    void windowWanted();
    void profileWanted(const QString& id); // The window, showing this profile.
    void quitWanted();
};

} // namespace underpass
