// SPDX-License-Identifier: MIT
#include "core/profile/ProfileJson.h"

#include "core/base/CleanText.h"

#include <algorithm>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

namespace underpass {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostBytes = std::size_t{8} * 1024 * 1024;
constexpr std::size_t mostProfiles = 1000;
constexpr int deepest = 32;

// Reads one JSON object field by field, remembers the first thing that was wrong and where, and hands back
// what it did not know.
class Reader
{
public:
    Reader(const Json& object, std::string place, std::optional<Error>& trouble)
        : m_object(object)
        , m_place(std::move(place))
        , m_trouble(trouble)
    {
        if (!object.is_object())
            refuse("", "an object {...} is expected");
    }

    template <class Take> void field(const char* key, Take take)
    {
        m_known.insert(key);
        if (m_object.is_object() && m_object.contains(key) && !m_trouble)
            take(m_object.at(key), m_place + (m_place.empty() ? "" : ".") + key);
    }
    void text(const char* key, std::string& value)
    {
        field(key, [&](const Json& json, const std::string&) {
            json.is_string() ? void(value = json.get<std::string>()) : refuse(key, "a text is expected");
        });
    }
    void flag(const char* key, bool& value)
    {
        field(key, [&](const Json& json, const std::string&) {
            json.is_boolean() ? void(value = json.get<bool>()) : refuse(key, "true or false is expected");
        });
    }
    void seconds(const char* key, std::chrono::seconds& value)
    {
        field(key, [&](const Json& json, const std::string&) {
            if (!json.is_number_integer() || json.get<double>() < 0 || json.get<double>() > 1e9)
                return refuse(key, "a number of seconds is expected");
            value = std::chrono::seconds{json.get<std::int64_t>()};
        });
    }
    void endpoint(const char* key, Endpoint& value, std::uint16_t defaultPort)
    {
        std::string written;
        text(key, written);
        if (written.empty())
            return;
        auto parsed = Endpoint::parse(written, defaultPort);
        parsed ? void(value = *parsed) : refuse(key, parsed.error().detail);
    }
    void remoteListen(const char* key, Endpoint& value)
    {
        std::string written;
        text(key, written);
        if (!written.starts_with("*:"))
            return endpoint(key, value, 0);
        const auto port = parsePort(std::string_view{written}.substr(2), PortZero::Allowed);
        port ? void(value = {"*", *port}) : refuse(key, port.error().detail);
    }
    void texts(const char* key, std::vector<std::string>& values)
    {
        field(key, [&](const Json& json, const std::string&) {
            if (!json.is_array()
                || !std::ranges::all_of(json, [](const Json& entry) { return entry.is_string(); }))
                return refuse(key, "a list of texts is expected");
            values = json.get<std::vector<std::string>>();
        });
    }
    template <class Enum> void choice(const char* key, Enum& value, std::initializer_list<Enum> all)
    {
        std::string written;
        text(key, written);
        if (!written.empty())
            pick(key, written, value, all);
    }
    template <class Enum>
    void pick(const char* key, const std::string& written, Enum& value, std::initializer_list<Enum> all)
    {
        const auto* found
            = std::ranges::find_if(all, [&](Enum candidate) { return name(candidate) == written; });
        found != all.end() ? void(value = *found)
                           : refuse(key, "\"" + cleanText(written, 40) + "\" is not known here");
    }
    template <class Item>
    void list(const char* key, std::vector<Item>& items,
        Item (*read)(const Json&, const std::string&, std::optional<Error>&))
    {
        field(key, [&](const Json& json, const std::string& place) {
            if (!json.is_array())
                return refuse(key, "a list is expected");
            items.clear();
            for (std::size_t i = 0; i < json.size() && !m_trouble; ++i)
                items.push_back(read(json[i], place + "[" + std::to_string(i) + "]", m_trouble));
        });
    }

    void refusePassword()
    {
        refuse("password",
            "passwords do not belong in this file: remove it, and Underpass will ask and keep it safely");
    }
    void refuse(const std::string& key, std::string why)
    {
        if (!m_trouble)
            m_trouble = Error{ErrorCode::InvalidInput,
                m_place + (m_place.empty() || key.empty() ? "" : ".") + key, std::move(why)};
    }
    [[nodiscard]] Json unknown() const
    {
        Json rest = Json::object();
        for (const auto& [key, value] : m_object.items()) {
            if (!m_known.contains(key))
                rest[key] = value;
        }
        return rest;
    }

private:
    const Json& m_object;
    std::string m_place;
    std::optional<Error>& m_trouble;
    std::set<std::string> m_known;
};

Credentials readCredentials(const Json& json, const std::string& place, std::optional<Error>& trouble)
{
    Credentials credentials;
    Reader reader{json, place, trouble};
    std::vector<std::string> methods;
    reader.texts("methods", methods);
    if (!methods.empty())
        credentials.methods.clear();
    for (const auto& method : methods) {
        auto& added = credentials.methods.emplace_back();
        reader.pick("methods", method, added,
            {LogInWith::Agent, LogInWith::KeyFile, LogInWith::Password, LogInWith::KeyboardInteractive});
    }
    reader.texts("keyFiles", credentials.keyFiles);
    reader.flag("remember", credentials.remember);
    reader.field("password", [&](const Json&, const std::string&) { reader.refusePassword(); });
    return credentials;
}

Forward readForward(const Json& json, const std::string& place, std::optional<Error>& trouble)
{
    Forward forward;
    Reader reader{json, place, trouble};
    reader.choice("kind", forward.kind, {ForwardKind::Local, ForwardKind::Remote, ForwardKind::Dynamic});
    if (forward.kind == ForwardKind::Remote)
        reader.remoteListen("listen", forward.listen);
    else
        reader.endpoint("listen", forward.listen, 0);
    Endpoint target;
    reader.endpoint("target", target, 0);
    if (!target.host.empty())
        forward.target = target;
    reader.choice("who", forward.who,
        {WhoMayConnect::OnlyMe, WhoMayConnect::MeAndServices, WhoMayConnect::EveryoneOnThisPc});
    reader.texts("programs", forward.programs);
    reader.flag("required", forward.required);
    reader.flag("enabled", forward.enabled);
    return forward;
}

Hop readHop(const Json& json, const std::string& place, std::optional<Error>& trouble)
{
    Hop hop;
    Reader reader{json, place, trouble};
    reader.endpoint("server", hop.server, 22);
    reader.text("account", hop.account);
    reader.field("credentials", [&](const Json& inner, const std::string& where) {
        hop.credentials = readCredentials(inner, where, trouble);
    });
    return hop;
}

Proxy readProxy(const Json& json, const std::string& place, std::optional<Error>& trouble)
{
    Proxy proxy;
    Reader reader{json, place, trouble};
    reader.choice(
        "kind", proxy.kind, {ProxyKind::None, ProxyKind::Socks5, ProxyKind::Http, ProxyKind::System});
    reader.endpoint("server", proxy.server, 0);
    reader.text("account", proxy.account);
    reader.field("password", [&](const Json&, const std::string&) { reader.refusePassword(); });
    return proxy;
}

RetryPolicy readRetry(const Json& json, const std::string& place, std::optional<Error>& trouble)
{
    RetryPolicy retry;
    Reader reader{json, place, trouble};
    reader.flag("enabled", retry.enabled);
    reader.seconds("first", retry.first);
    reader.seconds("longest", retry.longest);
    reader.seconds("whenServerFull", retry.whenServerFull);
    return retry;
}

struct ReadProfile
{
    Profile profile;
    Json unknown;
};

ReadProfile readProfile(const Json& json, const std::string& place, std::optional<Error>& trouble)
{
    Profile profile;
    Reader reader{json, place, trouble};
    reader.text("id", profile.id);
    reader.text("name", profile.name);
    reader.endpoint("server", profile.server, 22);
    reader.text("account", profile.account);
    reader.field("credentials", [&](const Json& inner, const std::string& where) {
        profile.credentials = readCredentials(inner, where, trouble);
    });
    reader.list("forwards", profile.forwards, readForward);
    reader.list("via", profile.via, readHop);
    reader.field("proxy", [&](const Json& inner, const std::string& where) {
        profile.proxy = readProxy(inner, where, trouble);
    });
    reader.field("retry", [&](const Json& inner, const std::string& where) {
        profile.retry = readRetry(inner, where, trouble);
    });
    reader.seconds("keepalive", profile.keepalive);
    reader.flag("autostart", profile.autostart);
    if (profile.id.empty())
        reader.refuse("id", "every profile needs an id");
    return {std::move(profile), reader.unknown()};
}

Json parse(std::string_view text)
{
    const auto tooDeep = [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; };
    return Json::parse(text, tooDeep, /*allow_exceptions=*/false);
}

} // namespace

Result<ProfileSet> readProfiles(std::string_view text)
{
    if (text.size() > mostBytes)
        return fail(ErrorCode::InvalidInput, "the profile file", "it is larger than 8 MB");
    const Json json = parse(text);
    if (json.is_discarded() || !json.is_object())
        return fail(ErrorCode::InvalidInput, "the profile file", "it is not valid JSON");

    std::optional<Error> trouble;
    Reader reader{json, "", trouble};
    ProfileSet set;
    reader.field("version", [&](const Json& version, const std::string&) {
        if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
            reader.refuse("version", "a number is expected");
        else if (version.get<std::int64_t>() > profileFileVersion)
            trouble = Error{ErrorCode::FileTooNew, "the profile file", "version " + version.dump()};
    });
    std::set<std::string> ids;
    reader.field("profiles", [&](const Json& list, const std::string&) {
        if (!list.is_array() || list.size() > mostProfiles)
            return reader.refuse("profiles", "a list of at most 1000 profiles is expected");
        for (std::size_t i = 0; i < list.size() && !trouble; ++i) {
            const std::string place = "profiles[" + std::to_string(i) + "]";
            auto read = readProfile(list[i], place, trouble);
            if (!trouble && !ids.insert(read.profile.id).second)
                trouble
                    = Error{ErrorCode::InvalidInput, place + ".id", "another profile has this id already"};
            if (!read.unknown.empty())
                set.unknown.emplace_back(read.profile.id, read.unknown.dump());
            set.profiles.push_back(std::move(read.profile));
        }
    });
    if (trouble)
        return std::unexpected(*trouble);
    if (!json.contains("profiles"))
        return fail(ErrorCode::InvalidInput, "the profile file", "the list \"profiles\" is missing");
    if (const Json rest = reader.unknown(); !rest.empty())
        set.unknown.emplace_back("", rest.dump());
    return set;
}

} // namespace underpass
