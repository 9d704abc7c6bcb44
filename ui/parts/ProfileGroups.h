// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/TunnelModel.h"

#include <QString>

#include <vector>

namespace underpass {

struct ProfileGroup
{
    QString name; // Empty: those that are in no group.
    std::vector<ProfileId> members; // In the order in which they were given.

    bool operator==(const ProfileGroup&) const = default;
};

// First those in no group, which may be none, and then the groups in the order of their names. A profile is
// in each of its groups. Pure.
[[nodiscard]] std::vector<ProfileGroup> grouped(const std::vector<const TunnelRow*>& rows);
[[nodiscard]] std::vector<ProfileGroup> grouped(const std::vector<TunnelRow>& rows);

} // namespace underpass
