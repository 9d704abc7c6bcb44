// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/PortCheck.h"
#include "ui/parts/Desk.h"
#include "ui/parts/Settings.h"
#include "ui/parts/Viewers.h"

#include <QTemporaryDir>

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace underpass {

// Writes down what it is to show.
class FakeViewers : public Viewers
{
public:
    Outcome open(const Forward& inUse) override
    {
        opened.push_back(toString(inUse));
        return outcome;
    }
    QStringList names(Opens) const override { return {"Remmina", "KRDC"}; }

    std::vector<std::string> opened;
    Outcome outcome = Outcome::Started;
};

// A desk that writes down what it is asked for ("connect mail"). Its model and settings are real; a test puts
// in the states that the engine would report.
class FakeDesk : public Desk
{
    Q_OBJECT

public:
    TunnelModel& model() override { return m_model; }
    Settings& settings() override { return m_settings; }

    void connectTunnel(const ProfileId& id) override { asked.push_back("connect " + id); }
    void disconnectTunnel(const ProfileId& id) override { asked.push_back("disconnect " + id); }
    void reconnectTunnel(const ProfileId& id) override { asked.push_back("reconnect " + id); }

    Result<void> save(const Profile& profile) override
    {
        asked.push_back("save " + profile.id);
        saved.push_back(profile);
        return outcome;
    }
    // Carries it out, as the list shows what came of it.
    Result<void> place(const Placement& placement) override
    {
        asked.push_back("place " + placement.id + " before " + placement.before);
        if (!outcome)
            return outcome;
        std::vector<Profile> profiles = m_model.profiles();
        underpass::place(profiles, placement);
        m_model.setProfiles(profiles);
        return outcome;
    }
    Result<void> remove(const ProfileId& id) override
    {
        asked.push_back("remove " + id);
        return outcome;
    }
    void relays(const ProfileId& id, std::function<void(std::vector<RelayInfo>)> reply) override
    {
        asked.push_back("relays " + id);
        const auto own = relaysOf.find(id);
        reply(own == relaysOf.end() ? relayInfos : own->second);
    }
    void closeRelay(const ProfileId& id, std::uint64_t relay) override
    {
        asked.push_back("close " + id + " " + std::to_string(relay));
    }
    Result<void> replaceHostKey(const ProfileId& id, const Error&) override
    {
        asked.push_back("replace the key of " + id);
        return outcome;
    }
    // There is nothing behind this desk to check with: the steps are the test's own.
    Check checkOf(const Profile& profile) override
    {
        asked.push_back("check " + profile.id);
        if (checkSteps.empty())
            return untilStopped;
        return [steps = checkSteps](const CheckReport& report, const std::stop_token&) {
            for (const CheckStep& step : steps)
                report(step);
        };
    }
    Check checkOf(const Profile& profile, const Forward& forward) override
    {
        asked.push_back("try " + toString(forward));
        return checkOf(profile);
    }
    Viewers& viewers() override { return shown; }
    PortCheck portCheck() const override { return whyNotListen; }
    LogReader logReader(const ProfileId& id) override
    {
        asked.push_back("log " + id);
        const auto own = logOf.find(id);
        return own == logOf.end() ? [] { return std::vector<LogLine>{}; } : own->second;
    }
    HistoryReader historyReader(const ProfileId& id) override
    {
        asked.push_back("history " + id);
        const auto own = historyOf.find(id);
        return own == historyOf.end() ? [] { return Result<std::vector<Spell>>{}; } : own->second;
    }
    Forgetting forgettingHistory(const ProfileId& id) override
    {
        asked.push_back("forget the history of " + id);
        return [outcome = outcome] { return outcome; };
    }
    bool runsElsewhere(const ProfileId& id) const override { return elsewhere.contains(id); }
    QString logFile() const override { return m_folder.filePath("underpass.log"); }

    static void untilStopped(const CheckReport&, const std::stop_token& stop)
    {
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock{mutex};
        (void)never.wait(lock, stop, [] { return false; });
    }

    // Makes profiles with these names, which are their ids as well.
    void setProfiles(const std::vector<std::string>& names)
    {
        std::vector<Profile> profiles;
        for (const std::string& name : names) {
            Profile profile;
            profile.id = name;
            profile.name = name;
            profile.server = {name + ".example.org", 22};
            profile.account = "anna";
            profiles.push_back(std::move(profile));
        }
        m_model.setProfiles(profiles);
    }

    FakeViewers shown;
    std::vector<std::string> asked;
    std::vector<Profile> saved;
    std::vector<RelayInfo> relayInfos;
    std::map<ProfileId, std::vector<RelayInfo>> relaysOf; // Where they are not relayInfos.
    std::map<ProfileId, LogReader> logOf;
    std::map<ProfileId, HistoryReader> historyOf;
    std::set<ProfileId> elsewhere;
    std::vector<CheckStep> checkSteps; // Without any, a check never ends by itself.
    Result<void> outcome; // Of everything that returns a Result.

private:
    QTemporaryDir m_folder;
    TunnelModel m_model;
    Settings m_settings{m_folder.filePath("settings.ini")};
};

} // namespace underpass
