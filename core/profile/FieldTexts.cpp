// SPDX-License-Identifier: MIT
#include "core/profile/FieldTexts.h"

#include "core/base/CleanText.h"
#include "core/base/Error.h"
#include "core/profile/FieldsJson.h"
#include "core/profile/NearWords.h"

#include <algorithm>
#include <charconv>

namespace underpass {
namespace {

// Has every field there is, and one entry in each list.
const Json& everyField()
{
    static const Json every = [] {
        Profile profile;
        profile.credentials.keyFiles = {"~/.ssh/id_ed25519"};
        profile.forwards = {Forward{}};
        profile.forwards[0].target = Endpoint{"localhost", 110};
        profile.forwards[0].programs = {"thunderbird"};
        profile.via = {Hop{{}, {}, profile.credentials}};
        profile.groups = {"work"};
        return writeProfile(profile);
    }();
    return every;
}

bool isListOfTexts(const Json& json)
{
    return json.is_array() && (json.empty() || !json[0].is_object());
}

std::string joined(const Json& texts)
{
    std::string line;
    bool isPlain = true;
    for (const Json& each : texts) {
        const auto text = each.get<std::string>();
        isPlain = isPlain && !text.empty() && text.find(',') == std::string::npos && !text.starts_with('[')
            && !text.starts_with(' ') && !text.ends_with(' ');
        line += (line.empty() ? "" : ", ") + text;
    }
    return isPlain ? line : texts.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string textOf(const Json& json)
{
    if (json.is_string())
        return json.get<std::string>();
    return json.is_array() ? joined(json) : json.dump();
}

void collect(const Json& json, const std::string& place, std::vector<FieldText>& fields)
{
    const bool isList = json.is_array() && !isListOfTexts(json);
    if (!isList && !json.is_object())
        return fields.push_back({place, textOf(json)});
    for (const auto& [key, value] : json.items())
        collect(value, isList ? place + "[" + key + "]" : fieldOf(place, key), fields);
}

// "forwards[0].listen" or "forwards.0.listen", taken apart.
std::vector<std::string> stepsOf(std::string_view key)
{
    std::vector<std::string> steps{""};
    for (const char each : key) {
        if (each == '.' || each == '[')
            steps.emplace_back();
        else if (each != ']')
            steps.back() += each;
    }
    return steps;
}

std::optional<std::size_t> indexOf(const std::string& step)
{
    std::size_t index = 0;
    const char* const end = step.data() + step.size();
    const auto [rest, error] = std::from_chars(step.data(), end, index);
    return error == std::errc{} && rest == end ? std::optional{index} : std::nullopt;
}

std::string nameOf(const std::vector<std::string>& steps)
{
    std::string name;
    for (const std::string& step : steps)
        name = indexOf(step) ? name + "[" + step + "]" : fieldOf(name, step);
    return name;
}

std::unexpected<Error> unknownKey(std::string_view key)
{
    std::string near;
    for (const std::string& each : nearWords(key, fieldKeys()))
        near += (near.empty() ? "; did you mean " : " or ") + each;
    return fail(ErrorCode::InvalidInput, "the field \"" + cleanText(key, 60) + "\"",
        near.empty() ? "there is none of this name; see --help" : "there is none of this name" + near + "?");
}

// Text between commas, without blanks around it; or a JSON list.
std::optional<Json> listFrom(std::string_view text)
{
    if (text.starts_with('[')) {
        Json list = Json::parse(text, nullptr, /*allow_exceptions=*/false);
        return list.is_array() ? std::optional{list} : std::nullopt;
    }
    Json list = Json::array();
    for (std::size_t begin = 0; begin <= text.size() && !text.empty();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        std::string_view entry = text.substr(begin, end - begin);
        while (entry.starts_with(' '))
            entry.remove_prefix(1);
        while (entry.ends_with(' '))
            entry.remove_suffix(1);
        list.push_back(std::string{entry});
        begin = end + 1;
    }
    return list;
}

// What was typed as a value of the kind that `like` is; or what is expected.
std::expected<Json, std::string> valueFrom(std::string_view text, const Json& like)
{
    if (like.is_boolean()) {
        if (text == "true" || text == "false")
            return Json(text == "true");
        return std::unexpected("true or false is expected");
    }
    if (like.is_number()) {
        const auto number = indexOf(std::string{text});
        return number ? Json(*number) : Json(std::string{text}); // The reader says what it expects.
    }
    if (!like.is_array())
        return Json(std::string{text});
    const auto list = listFrom(text);
    return list ? std::expected<Json, std::string>{*list}
                : std::unexpected(R"(a list is expected: a,b or ["a","b"])");
}

// One field on its way to being set: the place in the profile's JSON, and what every profile has there.
class Place
{
public:
    Place(Json& profile, std::vector<std::string> steps)
        : m_at(&profile)
        , m_like(&everyField())
        , m_steps(std::move(steps))
    { }

    // Goes there, making the entry after the last one of a list.
    Result<void> go()
    {
        for (const std::string& step : m_steps) {
            const auto index = indexOf(step);
            const bool isKnown = m_like->is_array() ? index.has_value() : m_like->contains(step);
            if (!isKnown)
                return unknownKey(nameOf(m_steps));
            m_like = m_like->is_array() ? &m_like->at(0) : &m_like->at(step);
            m_list = index ? m_at : nullptr;
            m_index = index.value_or(0);
            if (index && *index > m_at->size())
                return refuseIndex(m_at->size());
            m_isNew = index == m_at->size();
            if (m_isNew)
                m_at->push_back(m_like->is_object() ? Json::object() : Json(""));
            m_at = index ? &m_at->at(*index) : &(*m_at)[step];
        }
        return {};
    }

    Result<void> set(std::string_view text)
    {
        if (text.empty() && m_list != nullptr) {
            if (m_isNew)
                return refuseIndex(m_index);
            m_list->erase(m_index);
            return {};
        }
        if (text.empty() && m_like->is_array()) {
            *m_at = Json::array();
            return {};
        }
        if (m_like->is_object() || (m_like->is_array() && !isListOfTexts(*m_like)))
            return refuse(text, "it has fields of its own, such as " + firstInside());
        auto value = valueFrom(text, *m_like);
        if (!value)
            return refuse(text, value.error());
        *m_at = std::move(*value);
        return {};
    }

    [[nodiscard]] std::unexpected<Error> refuse(std::string_view text, std::string expected) const
    {
        return fail(ErrorCode::InvalidInput, "\"" + nameOf(m_steps) + "=" + cleanText(text, 80) + "\"",
            std::move(expected));
    }

private:
    [[nodiscard]] std::unexpected<Error> refuseIndex(std::size_t count) const
    {
        const std::string number = std::to_string(count);
        return fail(ErrorCode::InvalidInput, nameOf(m_steps),
            (count == 0          ? "there is none"
                    : count == 1 ? "there is 1"
                                 : "there are " + number)
                + std::string{" so far: the next one is ["} + number + "]");
    }
    [[nodiscard]] std::string firstInside() const
    {
        std::vector<FieldText> inside;
        collect(*m_like, nameOf(m_steps), inside);
        return inside.front().key;
    }

    Json* m_at;
    const Json* m_like;
    std::vector<std::string> m_steps;
    Json* m_list = nullptr; // That the place is an entry of.
    std::size_t m_index = 0;
    bool m_isNew = false;
};

} // namespace

std::vector<FieldText> fieldTexts(const Profile& profile)
{
    std::vector<FieldText> fields;
    collect(writeProfile(profile, Unknown::Left), "", fields);
    return fields;
}

const std::vector<std::string>& fieldKeys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<FieldText> fields;
        collect(everyField(), "", fields);
        std::vector<std::string> names;
        for (const FieldText& field : fields)
            names.push_back(field.key);
        return names;
    }();
    return keys;
}

Result<Profile> setField(const Profile& profile, std::string_view key, std::string_view text)
{
    const std::vector<std::string> steps = stepsOf(key);
    if (namesSecret(steps.back()))
        return fail(ErrorCode::InvalidInput, "the field \"" + nameOf(steps) + "\"", whyNoSecret);
    Json json = writeProfile(profile);
    Place place{json, steps};
    if (const auto there = place.go(); !there)
        return fail(there);
    if (const auto done = place.set(text); !done)
        return fail(done);
    const bool isEntry = steps.size() > 1 && indexOf(steps.back());
    Reading reading{.strictAt = nameOf(isEntry ? std::vector(steps.begin(), steps.end() - 1) : steps)};
    Profile changed = readProfile(json, "", reading);
    if (reading.trouble
        && reading.trouble->subject != reading.strictAt) // Another one that does not go with it.
        return place.refuse(text, reading.trouble->subject + ": " + reading.trouble->detail);
    if (reading.trouble)
        return place.refuse(text, reading.trouble->detail);
    return changed;
}

} // namespace underpass
