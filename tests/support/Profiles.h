// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/ProfileJson.h"

namespace underpass::test {

// A profile that may be saved and started, with one local forward.
inline Profile profileFor(const std::string& id, const Endpoint& listen = {"127.0.0.1", 0})
{
    Profile profile;
    profile.id = id;
    profile.name = "Mail " + id;
    profile.server = {"mail.example.org", 22};
    profile.account = "anna";
    profile.retry.first = std::chrono::hours{1};
    profile.retry.longest = std::chrono::hours{1};
    Forward forward;
    forward.listen = listen;
    forward.target = Endpoint{"localhost", 110};
    profile.forwards.push_back(forward);
    return profile;
}

inline ProfileSet profileSetOf(int count)
{
    ProfileSet set;
    for (int i = 0; i < count; ++i)
        set.profiles.push_back(profileFor("p" + std::to_string(i)));
    return set;
}

} // namespace underpass::test
