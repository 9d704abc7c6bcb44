// SPDX-License-Identifier: MIT
#include "core/profile/ProfileJson.h"

#include "core/profile/FieldsJson.h"

#include <set>

namespace underpass {
namespace {

constexpr std::size_t mostBytes = std::size_t{8} * 1024 * 1024;
constexpr std::size_t mostProfiles = 1000;

Json parse(std::string_view text)
{
    const auto tooDeep = [](int depth, Json::parse_event_t, Json&) { return depth <= deepestJson; };
    return Json::parse(text, tooDeep, /*allow_exceptions=*/false);
}

// Text that is not UTF-8 is replaced rather than thrown over: saving must not fail because of one character.
std::string dump(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

void checkVersion(const Json& json, Reading& reading)
{
    if (!json.contains("version"))
        return;
    const Json& version = json.at("version");
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
        reading.refuse("version", "a number is expected");
    else if (version.get<std::int64_t>() > profileFileVersion)
        reading.trouble = Error{ErrorCode::FileTooNew, "the profile file", "version " + version.dump()};
}

std::vector<Profile> readList(const Json& list, Reading& reading)
{
    std::vector<Profile> profiles;
    if (!list.is_array() || list.size() > mostProfiles)
        reading.refuse("profiles", "a list of at most 1000 profiles is expected");
    std::set<ProfileId> ids;
    for (std::size_t i = 0; i < list.size() && !reading.trouble; ++i) {
        const std::string place = "profiles[" + std::to_string(i) + "]";
        profiles.push_back(readProfile(list[i], place, reading));
        if (!ids.insert(profiles.back().id).second)
            reading.refuse(fieldOf(place, "id"), "another profile has this id already");
    }
    return profiles;
}

UnknownFields besides(const Json& json)
{
    Json rest = json;
    rest.erase("version");
    rest.erase("profiles");
    return rest.empty() ? UnknownFields{} : rest.dump();
}

} // namespace

Result<ProfileSet> readProfiles(std::string_view text)
{
    if (text.size() > mostBytes)
        return fail(ErrorCode::InvalidInput, "the profile file", "it is larger than 8 MB");
    const Json json = parse(text);
    if (json.is_discarded() || !json.is_object())
        return fail(ErrorCode::InvalidInput, "the profile file", "it is not valid JSON");

    Reading reading;
    ProfileSet set;
    checkVersion(json, reading);
    if (!json.contains("profiles"))
        reading.refuse("the profile file", "the list \"profiles\" is missing");
    if (!reading.trouble)
        set.profiles = readList(json.at("profiles"), reading);
    if (reading.trouble)
        return std::unexpected(*reading.trouble);
    set.unknown = besides(json);
    return set;
}

std::string writeProfiles(const ProfileSet& set)
{
    Json profiles = Json::array();
    for (const Profile& profile : set.profiles)
        profiles.push_back(writeProfile(profile));
    Json whole{{"version", profileFileVersion}, {"profiles", std::move(profiles)}};
    const Json rest = Json::parse(set.unknown, nullptr, /*allow_exceptions=*/false);
    if (rest.is_object())
        whole.insert(rest.begin(), rest.end());
    return dump(whole) + "\n";
}

std::string profileJson(const Profile& profile)
{
    return dump(writeProfile(profile));
}

} // namespace underpass
