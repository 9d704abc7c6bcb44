// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/ProfileStore.h"

#include <optional>
#include <vector>

namespace underpass {

// The saved profiles as a program goes by them that runs tunnels. A file that can be used is taken; one that
// is missing, damaged or not readable changes nothing and is told of once. Before there was any to go by, its
// last good copy will do. Reads when asked to; lives on one thread.
class ProfilesInForce
{
public:
    explicit ProfilesInForce(std::filesystem::path folder);

    struct News
    {
        std::optional<std::vector<Profile>> profiles; // Where they are others than at the last look.
        std::optional<Error> trouble; // Where it is another one than at the last look.
        bool isMended = false; // There was trouble, and there is none any more.
    };
    [[nodiscard]] News look();

    [[nodiscard]] const std::vector<Profile>& profiles() const { return m_profiles; }
    [[nodiscard]] const std::optional<Error>& trouble() const { return m_trouble; }
    [[nodiscard]] std::filesystem::path file() const { return m_store.file(); }

private:
    ProfileStore m_store;
    std::vector<Profile> m_profiles;
    std::optional<Error> m_trouble;
    bool m_hasAny = false; // Profiles to go by, though it may be none.
};

// Why a running tunnel does not take this profile over: the first thing that is wrong with it.
[[nodiscard]] std::optional<Error> whyNotInForce(const Profile& edited);

} // namespace underpass
