// SPDX-License-Identifier: MIT
#pragma once

#include "app/tray/BackgroundTunnels.h"
#include "app/tray/InstalledViewers.h"
#include "core/check/RunningChecks.h"
#include "core/control/Control.h"
#include "core/control/Journal.h"
#include "core/control/TunnelClaim.h"
#include "core/control/TurnedAwayLines.h"
#include "core/listen/PortCheck.h"
#include "core/profile/InForce.h"
#include "core/system/FileWatch.h"
#include "core/system/Log.h"
#include "core/system/SecretStore.h"
#include "core/tunnel/Tunnels.h"
#include "ui/parts/Desk.h"
#include "ui/parts/Settings.h"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <thread>
#include <vector>

namespace underpass {

class SecretMemory;

// The Desk of the tray program: keeps profile file, tunnels and model in step. GUI thread; what the tunnels
// report from their workers is queued to it.
class AppDesk : public Desk
{
    Q_OBJECT

public:
    struct Place
    {
        std::filesystem::path profiles; // The folder of the profile file.
        std::vector<std::filesystem::path> knownHosts;
        std::filesystem::path logFile;
        std::filesystem::path runtime; // Where the programs of these profiles meet.
    };
    // `prompter` and `settings` must outlive it.
    AppDesk(Place place, Log log, Prompter& prompter, Settings& settings);
    ~AppDesk() override; // Ends every tunnel.

    // Goes by what the profile file says now; trouble with it is told (storeTroubled) and changes nothing.
    // Once called, every change of the file is followed.
    void load();
    void connectAtStart();
    // From now on the tunnels that run in the background for these profiles show as well, and are taken over
    // when they carry nothing; `looked` is called once, after the first look.
    void watchBackground(std::function<void()> looked);
    // For one who has found that nobody runs it, where what was seen last may be a second old.
    void connectHere(const ProfileId& id);
    [[nodiscard]] bool runsHere(const ProfileId& id) const; // Not in the background, and not stopped.
    void probeAll(); // After sleep, or when the network changed.
    [[nodiscard]] std::vector<TunnelReport> reports() const;
    [[nodiscard]] const Log& log() const { return m_log; }
    // For another program, of a tunnel that runs; any thread asks checks() how far it is.
    void beginCheck(const std::string& asker, const ProfileId& id);
    [[nodiscard]] RunningChecks& checks() { return m_checks; }
    [[nodiscard]] TunnelClaims& claims() { return m_claims; }
    [[nodiscard]] const EventRing& events() const { return m_journal.events(); }
    void forgetSecrets(const ProfileId& id); // What was typed since the start. Any thread.

    [[nodiscard]] TunnelModel& model() override { return m_model; }
    [[nodiscard]] Settings& settings() override { return m_settings; }
    void connectTunnel(const ProfileId& id) override;
    void disconnectTunnel(const ProfileId& id) override;
    void reconnectTunnel(const ProfileId& id) override;
    [[nodiscard]] Result<void> save(const Profile& profile) override;
    [[nodiscard]] Result<void> place(const Placement& placement) override;
    [[nodiscard]] Result<void> remove(const ProfileId& id) override;
    void relays(const ProfileId& id, std::function<void(std::vector<RelayInfo>)> reply) override;
    void closeRelay(const ProfileId& id, std::uint64_t relay) override;
    [[nodiscard]] Result<void> replaceHostKey(const ProfileId& id, const Error& changed) override;
    [[nodiscard]] Check checkOf(const Profile& profile) override;
    [[nodiscard]] Check checkOf(const Profile& profile, const Forward& forward) override;
    [[nodiscard]] Viewers& viewers() override { return m_viewers; }
    [[nodiscard]] PortCheck portCheck() const override { return whyNotListen; }
    [[nodiscard]] QString logFile() const override;
    [[nodiscard]] LogReader logReader(const ProfileId& id) override;
    [[nodiscard]] HistoryReader historyReader(const ProfileId& id) override;
    [[nodiscard]] Forgetting forgettingHistory(const ProfileId& id) override;
    [[nodiscard]] bool runsElsewhere(const ProfileId& id) const override { return m_elsewhere.contains(id); }

signals:
    void reportsChanged();
    void storeTroubled(const underpass::Error& trouble); // Nothing is lost; the person should know.
    // What the person wanted of a tunnel is not done: a sentence about why, and what to do.
    void couldNot(const QString& sentence);

private:
    [[nodiscard]] SessionFactory sessions();
    [[nodiscard]] std::unique_ptr<Tunnels> openTunnels();
    [[nodiscard]] bool claim(const Profile& profile);
    void apply(const ProfileId& id, const TunnelState& state);
    void note(const TunnelRow& row, const TunnelState& before);
    void adopt(const std::vector<Profile>& profiles);
    [[nodiscard]] Check checkOf(const Profile& profile, const std::function<bool(const Forward&)>& isTried);
    [[nodiscard]] bool isUsable(const Profile& edited);
    void took(const ProfileId& id, const TakenOver& taken);
    void sawBackground(const BackgroundTunnels::Seen& seen);
    void showBackground(const BackgroundTunnels::Seen& seen);
    void showHanging(const Error& hangs);
    void couldNotThere(const BackgroundTunnels::Undone& undone);
    void noteElsewhere(const ProfileId& id, std::int64_t process);

    Place m_place;
    Log m_log;
    Prompter& m_prompter;
    Settings& m_settings;
    TunnelModel m_model;
    InstalledViewers m_viewers;
    ProfileStore m_store;
    std::map<ProfileId, TurnedAwayLines> m_turnedAway;
    Journal m_journal;
    ProfilesInForce m_inForce;
    std::map<ProfileId, std::string> m_notInForce; // A sentence about what of the saved profile is not.
    std::shared_ptr<SecretStore> m_secrets;
    std::shared_ptr<SecretMemory> m_memory;
    std::shared_ptr<PeerIdentity> m_identity;
    TunnelClaims m_claims; // Of those that run here.
    std::unique_ptr<Tunnels> m_tunnels; // Goes before what it uses.
    RunningChecks m_checks;
    std::unique_ptr<FileWatch> m_watch; // Its thread speaks to this object.
    std::set<ProfileId> m_elsewhere; // They run in the background.
    std::optional<Error> m_backgroundHangs;
    int m_looksAtHanging = 0; // One after another.
    std::function<void()> m_looked;
    std::unique_ptr<BackgroundTunnels> m_background; // As m_watch.
};

} // namespace underpass
