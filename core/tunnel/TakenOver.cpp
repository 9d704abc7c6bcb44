// SPDX-License-Identifier: MIT
#include "core/tunnel/TakenOver.h"

#include "core/profile/FieldTexts.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace underpass {
namespace {

enum class When { AtOnce, Anew, Later };

struct Rule
{
    std::string_view field; // Or what it begins with.
    When when;
};

// The first one that fits.
constexpr std::array rules{
    Rule{"id", When::AtOnce},
    Rule{"name", When::AtOnce},
    Rule{"autostart", When::AtOnce},
    Rule{"groups", When::AtOnce},
    Rule{"forwards", When::AtOnce},
    Rule{"retry", When::AtOnce},
    Rule{"keepalive", When::Later},
    Rule{"oneConnection", When::Later},
    Rule{"credentials.remember", When::Later},
};

bool isIn(std::string_view key, std::string_view field)
{
    return key.starts_with(field)
        && (key.size() == field.size() || key[field.size()] == '.' || key[field.size()] == '[');
}

When whenOf(std::string_view key)
{
    const auto* rule = std::ranges::find_if(rules, [key](const Rule& each) { return isIn(key, each.field); });
    return rule == rules.end() ? When::Anew : rule->when;
}

std::map<std::string, std::string> fieldsOf(const Profile& profile)
{
    std::map<std::string, std::string> fields;
    for (FieldText& field : fieldTexts(profile))
        fields.emplace(std::move(field.key), std::move(field.text));
    return fields;
}

// "via", of all that a way may have.
std::string named(const std::string& key)
{
    return key.substr(0, key.find('['));
}

} // namespace

EditEffect effectOf(const Profile& running, const Profile& edited)
{
    const auto before = fieldsOf(running);
    auto changed = fieldsOf(edited);
    for (const auto& [key, text] : before) {
        const auto now = changed.find(key);
        if (now != changed.end() && now->second == text)
            changed.erase(now);
        else
            changed[key] = {};
    }
    EditEffect effect;
    for (const auto& [key, text] : changed) {
        const When when = whenOf(key);
        auto& fields = when == When::Anew ? effect.anew : effect.later;
        if (when != When::AtOnce && std::ranges::count(fields, named(key)) == 0)
            fields.push_back(named(key));
    }
    return effect;
}

} // namespace underpass
