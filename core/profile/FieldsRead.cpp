// SPDX-License-Identifier: MIT
#include "core/profile/FieldsJson.h"

#include "core/base/CleanText.h"

#include <algorithm>
#include <set>

namespace underpass {
namespace {

constexpr Seconds asWritten{0, 1'000'000'000};

// "agent, key-file or password"
template <Choice Value> std::string choices()
{
    std::string list;
    for (std::size_t i = 0; i < wordsOf<Value>.size(); ++i)
        list += (i == 0                                  ? ""
                        : i + 1 == wordsOf<Value>.size() ? " or "
                                                         : ", ")
            + std::string{wordsOf<Value>[i]};
    return list;
}

bool areTexts(const Json& json)
{
    return json.is_array() && std::ranges::all_of(json, [](const Json& entry) { return entry.is_string(); });
}

// Reads one JSON object into what it describes.
class Reader
{
public:
    Reader(const Json& object, std::string place, Reading& reading)
        : m_object(object)
        , m_place(std::move(place))
        , m_reading(reading)
    {
        if (!object.is_object())
            reading.refuse(m_place, "an object {...} is expected");
    }

    void operator()(const char* key, std::string& text)
    {
        const Json* json = find(key);
        if (json != nullptr && !json->is_string())
            return refuse(key, "a text is expected");
        if (json != nullptr)
            text = json->get<std::string>();
    }
    void operator()(const char* key, bool& flag)
    {
        const Json* json = find(key);
        if (json != nullptr && !json->is_boolean())
            return refuse(key, "true or false is expected");
        if (json != nullptr)
            flag = json->get<bool>();
    }
    void operator()(const char* key, std::chrono::seconds& wait, Seconds limits)
    {
        const Json* json = find(key);
        if (json == nullptr)
            return;
        const bool isNumber = json->is_number_integer() && json->get<double>() >= asWritten.least
            && json->get<double>() <= asWritten.most;
        const std::chrono::seconds given{isNumber ? json->get<std::int64_t>() : -1};
        if (!isNumber || (isStrict(key) && !limits.allow(given)))
            return refuse(key,
                "a number of seconds from " + std::to_string(limits.least) + " to "
                    + std::to_string(limits.most) + " is expected");
        wait = given;
    }
    void operator()(const char* key, Endpoint& endpoint, Address how)
    {
        std::string text;
        (*this)(key, text);
        if (!text.empty())
            readEndpoint(key, text, endpoint, how);
    }
    void operator()(const char* key, std::optional<Endpoint>& endpoint, Address how)
    {
        Endpoint given;
        (*this)(key, given, how);
        if (!given.host.empty())
            endpoint = given;
    }
    void operator()(const char* key, Choice auto& choice)
    {
        std::string word;
        (*this)(key, word);
        if (!word.empty() || isStrict(key))
            pick(key, word, choice);
    }
    void operator()(const char* key, std::vector<std::string>& texts)
    {
        const Json* json = find(key);
        if (json != nullptr && !areTexts(*json))
            return refuse(key, "a list of texts is expected");
        if (json != nullptr)
            texts = json->get<std::vector<std::string>>();
    }
    // An empty list is none at all: what there was by default stays.
    template <Choice Value> void operator()(const char* key, std::vector<Value>& chosen)
    {
        std::vector<std::string> words;
        (*this)(key, words);
        if (words.empty() && isStrict(key))
            return refuse(key, "at least one of " + choices<Value>() + " is expected");
        if (!words.empty())
            chosen.clear();
        for (const std::string& word : words)
            pick(key, word, chosen.emplace_back());
    }
    template <Described Item> void operator()(const char* key, Item& item)
    {
        if (const Json* json = find(key))
            read(*json, fieldOf(m_place, key), item);
    }
    template <Described Item> void operator()(const char* key, std::vector<Item>& items)
    {
        const Json* json = find(key);
        if (json == nullptr)
            return;
        if (!json->is_array())
            return refuse(key, "a list is expected");
        items.clear();
        for (std::size_t i = 0; i < json->size() && !m_reading.trouble; ++i)
            read((*json)[i], fieldOf(m_place, key) + "[" + std::to_string(i) + "]", items.emplace_back());
    }

    [[nodiscard]] UnknownFields unknown() const
    {
        Json rest = Json::object();
        for (const auto& [key, value] : m_object.items()) {
            if (m_known.contains(key))
                continue;
            rest[key] = value;
        }
        return rest.empty() ? UnknownFields{} : rest.dump();
    }

private:
    template <Described Item> void read(const Json& json, const std::string& place, Item& item)
    {
        Reader inner{json, place, m_reading};
        describe(inner, item);
        item.unknown = inner.unknown();
    }
    void readEndpoint(const char* key, const std::string& text, Endpoint& endpoint, Address how)
    {
        if (how.mayBeEverywhere && text.starts_with("*:")) {
            const auto port = parsePort(std::string_view{text}.substr(2), PortZero::Allowed);
            return port ? void(endpoint = {"*", *port}) : refuse(key, port.error().detail);
        }
        auto parsed = Endpoint::parse(text, how.port);
        parsed ? void(endpoint = *parsed) : refuse(key, parsed.error().detail);
    }
    template <Choice Value> void pick(const char* key, const std::string& word, Value& choice)
    {
        const auto& words = wordsOf<Value>;
        const auto* found
            = std::ranges::find(words, word, [](const char* each) { return std::string_view{each}; });
        if (found == words.end())
            return refuse(key, "\"" + cleanText(word, 40) + "\" is not known here, but " + choices<Value>());
        choice = static_cast<Value>(found - words.begin());
    }

    [[nodiscard]] const Json* find(const char* key)
    {
        m_known.insert(key);
        const bool isThere = !m_reading.trouble && m_object.is_object() && m_object.contains(key);
        return isThere ? &m_object.at(key) : nullptr;
    }
    [[nodiscard]] bool isStrict(const char* key) const
    {
        return !m_reading.strictAt.empty() && fieldOf(m_place, key) == m_reading.strictAt;
    }
    void refuse(const char* key, std::string why) { m_reading.refuse(fieldOf(m_place, key), std::move(why)); }

    const Json& m_object;
    std::string m_place;
    Reading& m_reading;
    std::set<std::string, std::less<>> m_known;
};

} // namespace

void Reading::refuse(std::string place, std::string why)
{
    if (!trouble)
        trouble = Error{ErrorCode::InvalidInput, std::move(place), std::move(why)};
}

std::string fieldOf(const std::string& place, std::string_view key)
{
    return place + (place.empty() ? "" : ".") + std::string{key};
}

bool namesSecret(std::string_view key)
{
    std::string small{key};
    std::ranges::transform(small, small.begin(), [](unsigned char letter) {
        return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    });
    return small == "password" || small == "passphrase";
}

Profile readProfile(const Json& json, const std::string& place, Reading& reading)
{
    Profile profile;
    Reader reader{json, place, reading};
    describe(reader, profile);
    profile.unknown = reader.unknown();
    if (profile.id.empty())
        reading.refuse(fieldOf(place, "id"), "every profile needs an id");
    return profile;
}

} // namespace underpass
