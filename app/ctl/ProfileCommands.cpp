// SPDX-License-Identifier: MIT
#include "app/ctl/ProfileCommands.h"

#include "app/ctl/ForgetInStore.h"
#include "app/ctl/TellRunning.h"
#include "core/base/CleanText.h"
#include "core/control/History.h"
#include "core/profile/FieldTexts.h"
#include "core/profile/Profiles.h"
#include "core/profile/import/ForwardSpec.h"
#include "core/system/SecretStore.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace underpass {

namespace {

using Json = nlohmann::json;
using Profiles = std::vector<Profile>;

Json toJson(const Profile& profile)
{
    Json forwards = Json::array();
    for (const Forward& forward : profile.forwards)
        forwards.push_back(toString(forward));
    return {{"id", profile.id}, {"name", profile.name}, {"server", toString(profile.server)},
        {"account", profile.account}, {"forwards", std::move(forwards)}, {"autostart", profile.autostart},
        {"profile", Json::parse(profileJson(profile))}};
}

std::string listLine(const Profile& profile)
{
    std::string line = profile.id + "  " + cleanText(profile.name) + "  " + profile.account + '@'
        + toString(profile.server) + "  ";
    for (std::size_t i = 0; i < profile.forwards.size(); ++i)
        line += (i == 0 ? "" : ", ") + specOf(profile.forwards[i]);
    return profile.forwards.empty() ? line + "none" : line;
}

std::unexpected<Error> noSuchProfile(const std::string& idOrName)
{
    return fail(ErrorCode::FileUnreadable, "the profile \"" + cleanText(idOrName) + "\"", "no such profile");
}

// Everything that is wrong goes to standard error, so that one attempt shows all of it.
Result<void> checkProblems(const Profile& profile, const Profiles& others, const ProfileId& before)
{
    const std::vector<Problem> problems = validate(profile);
    for (const Problem& problem : problems)
        std::cerr << problem.field << ": " << say(sentenceOf(problem)) << '\n';
    const std::vector<Problem> among = clashes(profile, others, before);
    for (const Problem& problem : among)
        std::cerr << problem.field << ": " << say(sentenceOf(problem)) << '\n';
    if (!problems.empty() || !among.empty())
        return fail(ErrorCode::InvalidInput, "the profile \"" + cleanText(profile.name) + "\"", "see above");
    return {};
}

void tell(const std::vector<Remark>& remarks)
{
    for (const Remark& remark : remarks)
        std::cerr << remark.what << ": " << say(remark.why) << '\n';
}

template <class Change> ExitCode change(const Setting& setting, const char* done, Change edit)
{
    ProfileStore store{setting.profiles};
    std::string changed;
    const auto saved = store.edit([&](ProfileSet& set) -> Result<void> {
        auto touched = edit(set.profiles);
        if (!touched)
            return fail(touched);
        changed = *touched;
        return {};
    });
    if (!saved)
        return complain(saved.error());
    if (store.keptAs())
        std::cerr << "The former profile file, which could not be used, was kept as "
                  << store.keptAs()->string() << '\n';
    std::cout << done << ' ' << changed << ".\n";
    return ExitCode::Ok;
}

// The profile is gone by now: what can still be done is to say so.
void forgetSecretsOf(const ProfileId& id)
{
    if (const auto forgotten = forgetInStore(openSecretStore(), id); !forgotten)
        std::cerr << "If passwords or passphrases of " << id
                  << " were kept, they still are: " << sentence(forgotten.error()) << '\n';
}

} // namespace

ExitCode listProfiles(const Setting& setting, const Selection& selection, Output output)
{
    const auto loaded = ProfileStore{setting.profiles}.load();
    if (!loaded)
        return complain(loaded.error());
    const ExitCode code = loaded->trouble ? complain(*loaded->trouble) : ExitCode::Ok;
    const Profiles& all = loaded->profiles.profiles;
    const auto listed = selection.isNothing() ? Result<Profiles>{all} : selected(all, selection);
    if (!listed)
        return complain(listed.error());
    Json list = Json::array();
    for (const Profile& profile : *listed) {
        if (output == Output::Json) {
            list.push_back(toJson(profile));
            continue;
        }
        std::cout << listLine(profile) << '\n';
    }
    if (output == Output::Json)
        std::cout << list.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return code;
}

ExitCode showProfile(const Setting& setting, const std::string& idOrName, Output output)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    if (output == Output::Json)
        std::cout << profileJson(*profile) << '\n';
    else
        for (const FieldText& field : fieldTexts(*profile))
            std::cout << field.key << '=' << cleanText(field.text, field.text.size()) << '\n';
    return ExitCode::Ok;
}

ExitCode addProfile(const Setting& setting, const ProfileOptions& options)
{
    const ExitCode code = change(setting, "Added", [&](Profiles& profiles) -> Result<std::string> {
        Profile fresh;
        fresh.id = makeId(options.name.value_or(std::string{}), profiles);
        auto applied = apply(options, std::move(fresh));
        if (!applied)
            return fail(applied);
        tell(applied->remarks);
        if (const auto sound = checkProblems(applied->profile, profiles, {}); !sound)
            return fail(sound);
        profiles.push_back(std::move(applied->profile));
        return profiles.back().id;
    });
    if (code == ExitCode::Ok)
        tellOfNew(setting);
    return code;
}

ExitCode editProfile(const Setting& setting, const std::string& idOrName, const ProfileOptions& options)
{
    Profile before;
    Profile after;
    const ExitCode code = change(setting, "Changed", [&](Profiles& profiles) -> Result<std::string> {
        const Profile* found = find(profiles, idOrName);
        if (found == nullptr)
            return noSuchProfile(idOrName);
        const ProfileId id = found->id;
        auto applied = apply(options, *found);
        if (!applied)
            return fail(applied);
        tell(applied->remarks);
        if (applied->profile.id != id)
            return fail(ErrorCode::InvalidInput, "the id \"" + cleanText(applied->profile.id) + "\"",
                "an id never changes: it names the log and the kept secrets");
        if (const auto sound = checkProblems(applied->profile, profiles, id); !sound)
            return fail(sound);
        before = *found;
        after = applied->profile;
        put(profiles, after);
        return id;
    });
    if (code == ExitCode::Ok)
        tellOfEdit(setting, before, after);
    return code;
}

ExitCode removeProfile(const Setting& setting, const std::string& idOrName)
{
    const auto profile = loadProfile(setting, idOrName);
    if (!profile)
        return complain(profile.error());
    const std::vector<ControlPeer> ranIt = whoRuns(setting, profile->id);
    ProfileStore store{setting.profiles};
    const auto removed = removeFrom(store, profile->id, forgetSecretsOf);
    if (!removed)
        return complain(removed.error());
    if (!*removed)
        return complain(noSuchProfile(idOrName).error());
    std::cout << "Removed " << profile->id << ".\n";
    tellOfRemoval(setting, profile->id, ranIt);
    if (const auto forgotten = forgetHistory(setting.paths.state, profile->id); !forgotten)
        return complain(forgotten.error());
    return ExitCode::Ok;
}

} // namespace underpass
