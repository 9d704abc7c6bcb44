// SPDX-License-Identifier: MIT
#include "core/profile/ProfileJson.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace underpass {
namespace {

using Json = nlohmann::ordered_json;

// Text that is not UTF-8 is replaced rather than thrown over: saving must not fail because of one character.
std::string dump(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

// A profile that has no server yet must be readable again: ":22" is no endpoint.
std::string written(const Endpoint& endpoint)
{
    return endpoint.host.empty() ? std::string{} : toString(endpoint);
}

Json write(const Credentials& credentials)
{
    Json methods = Json::array();
    for (const auto method : credentials.methods)
        methods.push_back(name(method));
    return {{"methods", methods}, {"keyFiles", credentials.keyFiles}, {"remember", credentials.remember}};
}

Json write(const Forward& forward)
{
    Json json{{"kind", name(forward.kind)}, {"listen", written(forward.listen)}};
    if (forward.target)
        json["target"] = toString(*forward.target);
    json["who"] = name(forward.who);
    json["programs"] = forward.programs;
    json["required"] = forward.required;
    json["enabled"] = forward.enabled;
    return json;
}

Json write(const Hop& hop)
{
    return {
        {"server", written(hop.server)}, {"account", hop.account}, {"credentials", write(hop.credentials)}};
}

Json write(const Proxy& proxy)
{
    return {{"kind", name(proxy.kind)}, {"server", written(proxy.server)}, {"account", proxy.account}};
}

Json write(const RetryPolicy& retry)
{
    return {{"enabled", retry.enabled}, {"first", retry.first.count()}, {"longest", retry.longest.count()},
        {"whenServerFull", retry.whenServerFull.count()}};
}

template <class Item> Json writeList(const std::vector<Item>& items)
{
    Json list = Json::array();
    for (const auto& item : items)
        list.push_back(write(item));
    return list;
}

Json write(const Profile& profile)
{
    return {{"id", profile.id}, {"name", profile.name}, {"server", written(profile.server)},
        {"account", profile.account}, {"credentials", write(profile.credentials)},
        {"forwards", writeList(profile.forwards)}, {"via", writeList(profile.via)},
        {"proxy", write(profile.proxy)}, {"retry", write(profile.retry)},
        {"keepalive", profile.keepalive.count()}, {"autostart", profile.autostart}};
}

void addUnknown(Json& json, const ProfileSet& set, const std::string& id)
{
    const auto found = std::ranges::find(set.unknown, id, &std::pair<std::string, std::string>::first);
    if (found == set.unknown.end())
        return;
    const Json rest = Json::parse(found->second, nullptr, /*allow_exceptions=*/false);
    if (!rest.is_object())
        return;
    for (const auto& [key, value] : rest.items())
        json[key] = value;
}

} // namespace

std::string writeProfiles(const ProfileSet& set)
{
    Json profiles = Json::array();
    for (const auto& profile : set.profiles) {
        Json json = write(profile);
        addUnknown(json, set, profile.id);
        profiles.push_back(std::move(json));
    }
    Json whole{{"version", profileFileVersion}, {"profiles", std::move(profiles)}};
    addUnknown(whole, set, "");
    return dump(whole);
}

} // namespace underpass
