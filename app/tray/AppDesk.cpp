// SPDX-License-Identifier: MIT
#include "app/tray/AppDesk.h"

#include "core/client/HostTrust.h"
#include "core/client/SshSessionFactory.h"
#include "core/control/StateWords.h"
#include "core/control/TunnelEnd.h"
#include "core/listen/PeerIdentity.h"
#include "core/net/MachineEvents.h"
#include "core/profile/Profiles.h"
#include "ui/words/Fingerprint.h"

#include <QThreadPool>

#include <algorithm>

namespace underpass {

AppDesk::AppDesk(Place place, Log log, Prompter& prompter, Settings& settings)
    : m_place(std::move(place))
    , m_log(std::move(log))
    , m_prompter(prompter)
    , m_settings(settings)
    , m_store(m_place.profiles)
    , m_journal(
          m_place.logFile.parent_path(), [log = m_log](const std::string& why) { log.warning(why); },
          HistoryWriter::Disk::Later)
    , m_inForce(m_place.profiles)
    , m_secrets(openSecretStore())
    , m_memory(makeSecretMemory())
    , m_identity(openPeerIdentity())
    , m_claims(m_place.runtime)
    , m_tunnels(openTunnels())
{ }

AppDesk::~AppDesk()
{
    m_background.reset();
    m_checks.end();
    m_tunnels.reset();
    for (const TunnelRow& row : m_model.all()) {
        if (!runsHere(row.profile.id))
            continue;
        m_journal.changed(row.profile, row.state, Stopped{});
        m_log.info(row.profile.id + ": ended");
    }
}

SessionFactory AppDesk::sessions()
{
    return sshSessionFactory(m_prompter, *m_secrets, m_place.knownHosts, {}, {}, m_memory);
}

std::unique_ptr<Tunnels> AppDesk::openTunnels()
{
    const auto changed = [this](const ProfileId& id, const TunnelState& state) {
        QMetaObject::invokeMethod(this, [this, id, state] { apply(id, state); }, Qt::QueuedConnection);
    };
    const auto wentWrong = [this](const Error& error) { m_log.error(sentence(error)); };
    const auto tookOver = [this](const ProfileId& id, const TakenOver& taken) {
        QMetaObject::invokeMethod(this, [this, id, taken] { took(id, taken); }, Qt::QueuedConnection);
    };
    return std::make_unique<Tunnels>(sessions(), m_identity, changed, wentWrong, tookOver);
}

Desk::Check AppDesk::checkOf(const Profile& profile)
{
    return checkOf(profile, [](const Forward&) { return true; });
}

Desk::Check AppDesk::checkOf(const Profile& profile, const Forward& forward)
{
    return checkOf(profile, [&](const Forward& each) { return each == forward; });
}

// What is not tried is turned off, in a copy that nobody else sees.
Desk::Check AppDesk::checkOf(const Profile& profile, const std::function<bool(const Forward&)>& isTried)
{
    const TunnelRow* row = m_model.find(profile.id);
    Profile tried = runsHere(profile.id) ? row->profile : profile;
    for (Forward& each : tried.forwards)
        each.enabled = each.enabled && isTried(each);
    if (!runsHere(profile.id))
        return [tried, sessions = sessions(), identity = m_identity](const CheckReport& report,
                   const std::stop_token& stop) { check(tried, sessions, identity, report, stop); };
    TunnelState state = row->state;
    if (auto* online = std::get_if<Online>(&state)) {
        for (ForwardState& each : online->forwards)
            each.forward.enabled = each.forward.enabled && isTried(each.forward);
    }
    return [tried, state, start = m_tunnels->trier(profile.id)](const CheckReport& report,
               const std::stop_token& stop) { checkRunning(tried, state, start, report, stop); };
}

void AppDesk::beginCheck(const std::string& asker, const ProfileId& id)
{
    if (const TunnelRow* row = m_model.find(id))
        m_checks.begin(asker, row->profile, row->state, m_tunnels->trier(id));
}

void AppDesk::load()
{
    if (!m_watch)
        m_watch = std::make_unique<FileWatch>(m_inForce.file(),
            [this] { QMetaObject::invokeMethod(this, [this] { load(); }, Qt::QueuedConnection); });
    const auto news = m_inForce.look();
    if (news.trouble) {
        m_log.warning(sentence(*news.trouble));
        emit storeTroubled(*news.trouble);
    }
    if (news.isMended)
        m_log.info("The profile file can be used again.");
    if (news.profiles)
        adopt(*news.profiles);
    if (news.trouble || news.isMended)
        emit reportsChanged();
}

// Also what underpassctl or a person changed in the file while tunnels run: they go by it, and end with their
// profile.
void AppDesk::adopt(const std::vector<Profile>& profiles)
{
    std::vector<Profile> edited;
    for (const TunnelRow& row : m_model.all()) {
        const auto now = std::ranges::find(profiles, row.profile.id, &Profile::id);
        if (now == profiles.end()) {
            if (runsHere(row.profile.id)) {
                m_log.info(row.profile.id + ": The profile was removed, so its tunnel ends.");
                m_journal.changed(row.profile, row.state, Stopped{});
            }
            m_tunnels->stop(row.profile.id);
        } else if (runsHere(row.profile.id) && *now != row.profile && isUsable(*now)) {
            edited.push_back(*now);
        }
    }
    m_model.setProfiles(profiles);
    for (const Profile& profile : edited)
        m_tunnels->edit(profile);
    emit reportsChanged();
}

bool AppDesk::isUsable(const Profile& edited)
{
    const auto why = whyNotInForce(edited);
    if (!why) {
        m_notInForce.erase(edited.id);
        return true;
    }
    m_log.warning(edited.id + ": " + sentence(*why));
    m_notInForce[edited.id] = sentence(*why);
    emit storeTroubled(*why);
    return false;
}

void AppDesk::took(const ProfileId& id, const TakenOver& taken)
{
    for (const std::string& sentence : words(taken))
        m_log.info(id + ": " + sentence);
    if (const TunnelRow* row = m_model.find(id))
        m_journal.edited(row->profile, row->state, taken);
    if (!taken.effect.later.empty())
        m_notInForce[id] = countsLater(taken.effect.later);
    emit reportsChanged();
}

void AppDesk::connectAtStart()
{
    for (const TunnelRow& row : m_model.all()) {
        if (row.profile.autostart)
            connectTunnel(row.profile.id);
    }
}

void AppDesk::probeAll()
{
    m_log.info(machineEventInWords);
    m_tunnels->probeAll();
}

std::vector<TunnelReport> AppDesk::reports() const
{
    std::vector<TunnelReport> reports;
    for (const TunnelRow& row : m_model.all()) {
        // What runs in the background is told there.
        const bool isElsewhere = m_elsewhere.contains(row.profile.id);
        reports.push_back(reportOf(row.profile, isElsewhere ? TunnelState{} : row.state, Clock::now()));
        const auto own = m_notInForce.find(row.profile.id);
        if (m_inForce.trouble())
            reports.back().notInForce = sentence(*m_inForce.trouble());
        else if (own != m_notInForce.end())
            reports.back().notInForce = own->second;
    }
    return reports;
}

// The click shows at once; what the tunnel reports follows.
void AppDesk::connectTunnel(const ProfileId& id)
{
    const TunnelRow* row = m_model.find(id);
    if (row == nullptr)
        return m_claims.release(id); // It was claimed by who asked for it, and removed meanwhile.
    if (!isFinal(row->state) || !claim(row->profile))
        return;
    m_elsewhere.erase(id); // Whoever had it there has it no more.
    forgetEnd(m_place.logFile.parent_path(), id);
    m_tunnels->start(row->profile);
    apply(id, Connecting{});
}

// Where there can be no lock, others are not kept away; that is no reason to keep the person away.
bool AppDesk::claim(const Profile& profile)
{
    const auto claimed = m_claims.claim(profile.id);
    if (!claimed)
        m_log.warning(sentence(claimed.error()));
    if (!claimed || *claimed)
        return true;
    m_log.warning(profile.id + ": another process runs it");
    emit couldNot(tr("%1 runs already, in another program of Underpass. End it there or with "
                     "\"underpassctl disconnect\", and try again.")
            .arg(QString::fromStdString(profile.name)));
    return false;
}

void AppDesk::disconnectTunnel(const ProfileId& id)
{
    if (m_elsewhere.contains(id))
        return m_background->disconnect(id);
    m_tunnels->stop(id);
}

void AppDesk::reconnectTunnel(const ProfileId& id)
{
    const TunnelRow* row = m_model.find(id);
    if (row == nullptr)
        return;
    if (m_elsewhere.contains(id))
        return m_background->takeOver(id);
    if (isFinal(row->state))
        connectTunnel(id);
    else
        m_tunnels->reconnect(id);
}

Result<void> AppDesk::save(const Profile& profile)
{
    const auto saved = m_store.edit([&](ProfileSet& set) {
        put(set.profiles, profile);
        return Result<void>{};
    });
    if (saved)
        load();
    if (m_store.keptAs())
        m_log.warning(
            "The former profile file, which could not be used, was kept as " + m_store.keptAs()->string());
    return saved;
}

Result<void> AppDesk::place(const Placement& placement)
{
    const auto saved = m_store.edit([&](ProfileSet& set) {
        underpass::place(set.profiles, placement);
        return Result<void>{};
    });
    if (saved)
        load();
    return saved;
}

Result<void> AppDesk::remove(const ProfileId& id)
{
    forgetSecrets(id);
    // May wait for the person to unlock the store.
    const auto forget = [secrets = m_secrets, log = m_log](const ProfileId& removed) {
        QThreadPool::globalInstance()->start([secrets, log, removed] {
            if (const auto forgotten = secrets->forgetProfile(removed); !forgotten)
                log.warning(sentence(forgotten.error()));
        });
    };
    if (const auto removed = removeFrom(m_store, id, forget); !removed)
        return fail(removed);
    load();
    m_journal.forget(id);
    return {};
}

void AppDesk::forgetSecrets(const ProfileId& id)
{
    underpass::forgetSecrets(*m_memory, id);
}

void AppDesk::relays(const ProfileId& id, std::function<void(std::vector<RelayInfo>)> reply)
{
    m_tunnels->relays(id, [this, reply = std::move(reply)](std::vector<RelayInfo> relays) {
        QMetaObject::invokeMethod(
            this, [reply, relays = std::move(relays)] { reply(relays); }, Qt::QueuedConnection);
    });
}

void AppDesk::closeRelay(const ProfileId& id, std::uint64_t relay)
{
    m_tunnels->closeRelay(id, relay);
}

Result<void> AppDesk::replaceHostKey(const ProfileId& id, const Error& changed)
{
    const TunnelRow* row = m_model.find(id);
    if (row == nullptr)
        return {};
    const Endpoint server = changed.jumpHost.value_or(row->profile.server);
    const auto replaced = trustShownHostKey(
        *m_memory, m_place.knownHosts, row->profile, server, changedKey(changed).offered.toStdString());
    if (!replaced)
        return fail(replaced);
    reconnectTunnel(id);
    return {};
}

QString AppDesk::logFile() const
{
    return QString::fromStdString(m_place.logFile.string());
}

void AppDesk::apply(const ProfileId& id, const TunnelState& state)
{
    const TunnelRow* known = m_model.find(id);
    const TunnelState before = known ? known->state : TunnelState{};
    m_model.setState(id, state);
    if (isFinal(state))
        m_claims.release(id);
    if (std::holds_alternative<Connecting>(state))
        m_notInForce.erase(id);
    if (const TunnelRow* row = m_model.find(id))
        note(*row, before);
    emit reportsChanged();
    if (const TunnelRow* row = m_model.find(id))
        m_journal.changed(row->profile, before, row->state); // After what is published: see tellEvents().
}

void AppDesk::note(const TunnelRow& row, const TunnelState& before)
{
    for (const Notice& notice : newNotices(before, row.state))
        m_log.info(row.profile.id + ": " + words(notice));
    for (const std::string& line : m_turnedAway[row.profile.id].of(row.state, Clock::now()))
        m_log.info(row.profile.id + ": " + line);
    if (differOnlyInNotices(before, row.state) || differOnlyInEvidence(before, row.state))
        return;
    const TunnelReport report = reportOf(row.profile, row.state, Clock::now());
    const std::string now = words(row.state, Clock::now());
    if (now != words(before, Clock::now()))
        m_log.info(row.profile.id + ": " + report.state + ": " + now);
    for (const ForwardReport& forward : report.forwards) {
        if (!forward.trouble.empty())
            m_log.warning(row.profile.id + ": " + forward.spec + ": " + forward.trouble);
    }
}

} // namespace underpass
