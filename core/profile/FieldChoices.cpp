// SPDX-License-Identifier: MIT
#include "core/profile/FieldChoices.h"

#include "core/profile/Fields.h"

#include <map>

namespace underpass {
namespace {

using Choices = std::map<std::string, std::vector<std::string>, std::less<>>;

template <Choice Value> std::vector<std::string> words()
{
    return {wordsOf<Value>.begin(), wordsOf<Value>.end()};
}

// Visits one entry of each list.
class Collector
{
public:
    Collector(std::string place, Choices& choices)
        : m_place(std::move(place))
        , m_choices(choices)
    { }

    template <class Item, class... How> void operator()(const char* key, Item& item, How...)
    {
        take(m_place + key, item);
    }

private:
    void take(const std::string& key, bool&) { m_choices[key] = {"true", "false"}; }
    template <Choice Value> void take(const std::string& key, Value&) { m_choices[key] = words<Value>(); }
    template <Choice Value> void take(const std::string& key, std::vector<Value>&)
    {
        m_choices[key] = words<Value>();
    }
    template <Described Item> void take(const std::string& key, Item& item)
    {
        Collector inner{key + ".", m_choices};
        describe(inner, item);
    }
    template <Described Item> void take(const std::string& key, std::vector<Item>&)
    {
        Item one;
        take(key + "[0]", one);
    }
    template <class Other> void take(const std::string&, Other&) { } // Whatever a person writes.

    std::string m_place;
    Choices& m_choices;
};

const Choices& allChoices()
{
    static const Choices all = [] {
        Choices choices;
        Profile profile;
        Collector collector{"", choices};
        describe(collector, profile);
        return choices;
    }();
    return all;
}

// "forwards[3].kind" and "forwards.3.kind" are like "forwards[0].kind".
std::string likeTheFirst(std::string_view key)
{
    std::string like;
    for (std::size_t at = 0; at < key.size();) {
        const std::size_t end = key.find_first_not_of("0123456789", at + 1);
        const bool isIndex = (key[at] == '[' || key[at] == '.') && end != at + 1;
        if (!isIndex) {
            like += key[at++];
            continue;
        }
        like += "[0]";
        at = end == std::string_view::npos ? key.size() : end + (key[end] == ']' ? 1 : 0);
    }
    return like;
}

} // namespace

std::vector<std::string> fieldChoices(std::string_view key)
{
    const auto found = allChoices().find(likeTheFirst(key));
    return found == allChoices().end() ? std::vector<std::string>{} : found->second;
}

} // namespace underpass
