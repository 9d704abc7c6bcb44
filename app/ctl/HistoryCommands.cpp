// SPDX-License-Identifier: MIT
#include "app/ctl/HistoryCommands.h"

#include "core/base/CleanText.h"
#include "core/control/ForwardWords.h"
#include "core/control/History.h"
#include "core/control/WhoRuns.h"
#include "core/profile/Profiles.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace underpass {

namespace {

using Json = nlohmann::json;

struct Told
{
    ProfileId id;
    std::string name;
    std::vector<Spell> spells;
};

const char* wordFor(const Spell& spell)
{
    if (spell.isUp)
        return "up";
    if (spell.state == "stopped")
        return "not running";
    return spell.state == "failed" || spell.state == "connecting" ? spell.state.c_str() : "down";
}

std::string lineOf(const Spell& spell)
{
    const auto now = std::chrono::system_clock::now();
    std::string line{wordFor(spell)};
    line.append(" since ").append(localTime(spell.since, now));
    if (spell.until)
        line.append(" until ").append(localTime(*spell.until, now));
    if (spell.lastSign)
        line.append("; its process ended without a word, at ")
            .append(localTime(*spell.lastSign, now))
            .append(" or later");
    if (spell.turnedAway > 0)
        line.append("; callers were turned away, ").append(std::to_string(spell.turnedAway)).append(" times");
    if (!spell.cause.empty())
        line.append(" because: ").append(spell.sentence);
    else if (spell.state == "needs-user")
        line.append(": ").append(spell.sentence);
    return line;
}

Json toJson(const Spell& spell)
{
    const auto timeOrNull = [](const auto& time) { return time ? Json(utcTime(*time)) : Json{}; };
    return {{"up", spell.isUp}, {"state", spell.state}, {"since", utcTime(spell.since)},
        {"until", timeOrNull(spell.until)}, {"cause", spell.cause}, {"sentence", spell.sentence},
        {"turnedAway", spell.turnedAway}, {"process", spell.process},
        {"lastSign", timeOrNull(spell.lastSign)}};
}

Json toJson(const Told& told)
{
    Json spells = Json::array();
    for (const Spell& spell : told.spells)
        spells.push_back(toJson(spell));
    return {{"id", told.id}, {"name", told.name}, {"spells", std::move(spells)}};
}

// One that was removed is known by its id alone.
ProfileId idOf(std::vector<Profile>& profiles, const std::string& idOrName)
{
    const Profile* profile = find(profiles, idOrName);
    return profile == nullptr ? idOrName : profile->id;
}

Result<std::vector<ProfileId>> chosen(
    const Setting& setting, std::vector<Profile>& profiles, const std::string& idOrName)
{
    std::vector<ProfileId> all = keptHistories(setting.paths.state);
    if (idOrName.empty())
        return all;
    const ProfileId id = idOf(profiles, idOrName);
    if (std::ranges::find(all, id) == all.end() && find(profiles, id) == nullptr)
        return fail(ErrorCode::FileUnreadable, "the profile \"" + cleanText(idOrName) + "\"",
            "no such profile, and no history of one");
    return std::vector{id};
}

// The profile file may be gone or broken: what happened is told all the same.
std::vector<Profile> savedProfiles(const Setting& setting)
{
    const auto loaded = ProfileStore{setting.profiles}.load();
    return loaded ? loaded->profiles.profiles : std::vector<Profile>{};
}

void print(const std::vector<Told>& all)
{
    for (const Told& told : all) {
        std::cout << cleanText(told.name) << '\n';
        for (const Spell& spell : told.spells)
            std::cout << "  " << lineOf(spell) << '\n';
        if (told.spells.empty())
            std::cout << "  Nothing is known of the last 30 days.\n";
    }
    if (all.empty())
        std::cout << "Nothing is known of the last 30 days.\n";
}

} // namespace

ExitCode showHistory(const Setting& setting, const std::string& idOrName, Output output)
{
    std::vector<Profile> profiles = savedProfiles(setting);
    const auto ids = chosen(setting, profiles, idOrName);
    if (!ids)
        return complain(ids.error());
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const AllRunning running = findAllRunning(setting.paths.runtime);
    std::vector<Told> all;
    ExitCode code = ExitCode::Ok;
    for (const ProfileId& id : *ids) {
        const auto history = readHistory(setting.paths.state, id, now);
        if (!history) {
            code = complain(history.error());
            continue;
        }
        if (history->unreadable > 0)
            std::cerr << "Of the history of " << id << ", " << history->unreadable
                      << " lines cannot be read and are left out.\n";
        const Profile* profile = find(profiles, id);
        all.push_back(
            {id, profile == nullptr ? id : profile->name, spellsOf(history->records, whoRuns(running, id))});
    }
    if (output == Output::Text) {
        print(all);
        return code;
    }
    Json told = Json::array();
    for (const Told& each : all)
        told.push_back(toJson(each));
    std::cout << Json{{"version", 1}, {"profiles", std::move(told)}}.dump(
        2, ' ', false, Json::error_handler_t::replace)
              << '\n';
    return code;
}

ExitCode forgetHistories(const Setting& setting, const std::string& idOrName)
{
    std::vector<Profile> profiles = savedProfiles(setting);
    const auto ids = chosen(setting, profiles, idOrName);
    if (!ids)
        return complain(ids.error());
    for (const ProfileId& id : *ids) {
        if (const auto forgotten = forgetHistory(setting.paths.state, id); !forgotten)
            return complain(forgotten.error());
    }
    std::cout << (idOrName.empty() ? "Every history" : "The history of " + ids->front())
              << " is forgotten.\n";
    return ExitCode::Ok;
}

} // namespace underpass
