// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Imported.h"

#include <span>

namespace underpass {

// What became of a session that was brought in.
enum class TakenAs {
    Added,
    AlreadyThere, // A profile of its name has all of this.
    Different, // One has something else, and stays as it is.
    LeftOut,
};
template <> inline constexpr std::array wordsOf<TakenAs>{"added", "already-there", "different", "left-out"};

struct TakenSession
{
    std::string name;
    TakenAs as = TakenAs::LeftOut;
    ProfileId id = {}; // Of the profile: the new one, or the one that was there.
    std::vector<Remark> remarks = {};
    std::optional<Sentence> why = {}; // It was left out, or what differs.
};

// Adds those sessions to the profiles that are no profile yet and can be one; none that is there is changed,
// so that the same import, done again, changes nothing. Listeners are put on this machine and for their owner
// only, ports that another profile has become the next free ones, and where no account is named `account` is
// taken; each is said. `forwards` are for sessions that have none. Pure.
[[nodiscard]] std::vector<TakenSession> takeIn(std::vector<Profile>& profiles, const Imported& imported,
    const std::string& account, std::span<const Forward> forwards = {});

} // namespace underpass
