// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Problem.h"
#include "core/profile/ProfileStore.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// What is done with the list of profiles, by whoever does it: window, terminal, and what brings profiles in.
// All but removeFrom() is pure.

// The one with this id, or else with this name; null where there is none.
[[nodiscard]] Profile* find(std::vector<Profile>& profiles, std::string_view idOrName);

// Adds the profile, or replaces the one with its id.
void put(std::vector<Profile>& profiles, Profile profile);

// An id made from a name, unlike all others: "Mail at work" becomes "mail-at-work", or "mail-at-work-2".
[[nodiscard]] ProfileId makeId(std::string_view name, const std::vector<Profile>& others);

// This name, or "Mail (2)" where another profile has it.
[[nodiscard]] std::string unlikeName(const std::string& name, const std::vector<Profile>& others);

// Whether a forward listens, or would listen, on this port of this machine.
[[nodiscard]] bool havePort(const std::vector<Profile>& profiles, std::uint16_t port);

// The first port from `wanted` on that is not taken, or 0, any free one, where all are.
[[nodiscard]] std::uint16_t freePort(std::uint16_t wanted, const std::function<bool(std::uint16_t)>& isTaken);

// Where a person puts a profile by hand: before another one, last where `before` is empty or not there, where
// it is where that is itself; and out of one group into another one, where an empty name is none.
struct Placement
{
    ProfileId id;
    ProfileId before;
    std::string from;
    std::string into;

    bool operator==(const Placement&) const = default;
};

// Does that. Its other groups, and the order of all others, stay; an unknown id changes nothing.
void place(std::vector<Profile>& profiles, const Placement& placement);

// A copy to be changed: in id, name and ports of this machine unlike all others, the first one included, and
// not connected when Underpass starts. Secrets are kept by id, so it has none.
[[nodiscard]] Profile duplicateOf(const Profile& profile, const std::vector<Profile>& others);

// Has the forward that listens at this place of this machine listen on another port of it; null where none
// does.
Forward* moveListen(Profile& profile, const Endpoint& place, std::uint16_t port);

// What is wrong with a profile only beside the others: IdOfAnother, NameOfAnother, ListenOfAnother.
// `before` is the id of the one that it replaces, which is not among the others; empty where it is new. Two
// enabled forwards that would listen at the same place of this machine clash; at a server they do not,
// because two names may be two servers.
[[nodiscard]] std::vector<Problem> clashes(
    const Profile& profile, const std::vector<Profile>& profiles, const ProfileId& before = {});

// Removes a profile from the file, and then has its secrets forgotten: a new one of the same name would be
// given its id, and with it the passwords. `forgetSecrets` is handed the id; it may block, and decides on
// which thread. False where there is no such profile, and then nothing is done.
[[nodiscard]] Result<bool> removeFrom(
    ProfileStore& store, const ProfileId& id, const std::function<void(const ProfileId&)>& forgetSecrets);

} // namespace underpass
