// SPDX-License-Identifier: MIT
#include "ui/parts/ProfileGroups.h"

#include <algorithm>

namespace underpass {

std::vector<ProfileGroup> grouped(const std::vector<const TunnelRow*>& rows)
{
    std::vector<ProfileGroup> groups{{}};
    const auto add = [&](const QString& name, const ProfileId& id) {
        auto group = std::ranges::find(groups, name, &ProfileGroup::name);
        if (group == groups.end())
            group = groups.insert(group, {name, {}});
        if (std::ranges::find(group->members, id) == group->members.end())
            group->members.push_back(id);
    };
    for (const TunnelRow* row : rows) {
        if (row->profile.groups.empty())
            add({}, row->profile.id);
        for (const std::string& name : row->profile.groups)
            add(QString::fromStdString(name), row->profile.id);
    }
    std::sort(groups.begin() + 1, groups.end(), [](const ProfileGroup& one, const ProfileGroup& other) {
        const int order = QString::localeAwareCompare(one.name, other.name);
        return order != 0 ? order < 0 : one.name < other.name;
    });
    return groups;
}

std::vector<ProfileGroup> grouped(const std::vector<TunnelRow>& rows)
{
    std::vector<const TunnelRow*> all;
    for (const TunnelRow& row : rows)
        all.push_back(&row);
    return grouped(all);
}

} // namespace underpass
