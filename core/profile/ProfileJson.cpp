// SPDX-License-Identifier: MIT
#include "core/profile/ProfileJson.h"

#include "core/base/CleanText.h"
#include "core/profile/FieldsJson.h"
#include "core/profile/JsonText.h"

#include <algorithm>
#include <set>

namespace underpass {
namespace {

constexpr std::size_t mostBytes = std::size_t{8} * 1024 * 1024;

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

// The first field that is called as a secret, wherever it stands. Nothing is nested deeper than deepestJson.
std::string secretIn(const Json& json, const std::string& place)
{
    std::string found;
    for (auto item = json.begin(); json.is_structured() && item != json.end() && found.empty(); ++item) {
        const bool isField = json.is_object();
        const std::string inside
            = isField ? fieldOf(place, item.key()) : place + "[" + std::to_string(item - json.begin()) + "]";
        found = isField && namesSecret(item.key()) ? inside : secretIn(*item, inside);
    }
    return found;
}

const Json* counterpart(const Json& item, std::size_t index, const Json& former)
{
    const auto hasSameId
        = [&](const Json& other) { return other.contains("id") && other["id"] == item["id"]; };
    if (item.is_object() && item.contains("id")) {
        const auto same = std::ranges::find_if(former, hasSameId);
        return same == former.end() ? nullptr : &*same;
    }
    return index < former.size() ? &former[index] : nullptr;
}

Json inOrderOf(const Json& former, Json fresh)
{
    if (fresh.is_array() && former.is_array()) {
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            if (const Json* like = counterpart(fresh[i], i, former))
                fresh[i] = inOrderOf(*like, fresh[i]);
        }
    }
    if (!fresh.is_object() || !former.is_object())
        return fresh;
    Json ordered = Json::object();
    for (const auto& [key, value] : former.items()) {
        if (fresh.contains(key))
            ordered[key] = inOrderOf(value, fresh[key]);
    }
    for (const auto& [key, value] : fresh.items()) {
        if (!ordered.contains(key))
            ordered[key] = value;
    }
    return ordered;
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
    const auto parsed = parseJson(text);
    if (!parsed)
        return fail(parsed);
    const Json& json = *parsed;
    if (!json.is_object())
        return fail(ErrorCode::InvalidInput, "the profile file", "an object {...} is expected");

    Reading reading;
    ProfileSet set;
    if (const std::string place = secretIn(json, {}); !place.empty())
        reading.refuse(cleanText(place), whyNoSecret);
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

std::string writeProfiles(const ProfileSet& set, std::string_view former)
{
    Json profiles = Json::array();
    for (const Profile& profile : set.profiles)
        profiles.push_back(writeProfile(profile));
    Json whole{{"version", profileFileVersion}, {"profiles", std::move(profiles)}};
    const Json rest = Json::parse(set.unknown, nullptr, /*allow_exceptions=*/false);
    if (rest.is_object())
        whole.insert(rest.begin(), rest.end());
    const auto before = parseJson(former);
    return dump(before ? inOrderOf(*before, std::move(whole)) : whole) + "\n";
}

std::string profileJson(const Profile& profile)
{
    return dump(writeProfile(profile));
}

} // namespace underpass
