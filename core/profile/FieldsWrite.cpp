// SPDX-License-Identifier: MIT
#include "core/profile/FieldsJson.h"

namespace underpass {
namespace {

// A profile that has no server yet must be readable again: ":22" is no endpoint.
std::string written(const Endpoint& endpoint)
{
    return endpoint.host.empty() ? std::string{} : toString(endpoint);
}

// Writes what an item describes into one JSON object.
class Writer
{
public:
    Writer(Json& object, Unknown unknown)
        : m_object(object)
        , m_unknown(unknown)
    { }

    void operator()(const char* key, const std::string& text) { m_object[key] = text; }
    void operator()(const char* key, bool flag) { m_object[key] = flag; }
    void operator()(const char* key, std::chrono::seconds wait, Seconds) { m_object[key] = wait.count(); }
    void operator()(const char* key, const Endpoint& endpoint, Address) { m_object[key] = written(endpoint); }
    void operator()(const char* key, const std::optional<Endpoint>& endpoint, Address)
    {
        if (endpoint)
            m_object[key] = toString(*endpoint);
    }
    void operator()(const char* key, Choice auto choice) { m_object[key] = name(choice); }
    void operator()(const char* key, const std::vector<std::string>& texts) { m_object[key] = texts; }
    template <Choice Value> void operator()(const char* key, const std::vector<Value>& chosen)
    {
        Json words = Json::array();
        for (const Value each : chosen)
            words.push_back(name(each));
        m_object[key] = std::move(words);
    }
    template <Described Item> void operator()(const char* key, const Item& item)
    {
        m_object[key] = write(item);
    }
    template <Described Item> void operator()(const char* key, const std::vector<Item>& items)
    {
        Json list = Json::array();
        for (const Item& item : items)
            list.push_back(write(item));
        m_object[key] = std::move(list);
    }

    // What we know ourselves is not written over.
    void unknown(const UnknownFields& unknown)
    {
        if (m_unknown == Unknown::Left || unknown.empty())
            return;
        const Json rest = Json::parse(unknown, nullptr, /*allow_exceptions=*/false);
        if (!rest.is_object())
            return;
        for (const auto& [key, value] : rest.items()) {
            if (!m_object.contains(key))
                m_object[key] = value;
        }
    }

private:
    template <Described Item> Json write(const Item& item) const
    {
        Json json = Json::object();
        Writer inner{json, m_unknown};
        describe(inner, item);
        inner.unknown(item.unknown);
        return json;
    }

    Json& m_object;
    const Unknown m_unknown;
};

} // namespace

Json writeProfile(const Profile& profile, Unknown unknown)
{
    Json json = Json::object();
    Writer writer{json, unknown};
    describe(writer, profile);
    writer.unknown(profile.unknown);
    return json;
}

} // namespace underpass
