// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/profile/Profile.h"

#include <string>
#include <vector>

namespace underpass {

// What an edit of a profile means for its running tunnel, by the names of the fields ("server",
// "credentials.methods"). What is in neither list is in force at once, who may connect included.
struct EditEffect
{
    std::vector<std::string> anew; // The tunnel connects anew for these; its ports stay.
    std::vector<std::string> later; // These count from its next connection on.

    bool operator==(const EditEffect&) const = default;
};
// Pure. A field that it was not told of is one to connect anew for.
[[nodiscard]] EditEffect effectOf(const Profile& running, const Profile& edited);

// A connection that a forward's new rule does not permit any more, and that was ended for it.
struct EndedCall
{
    Forward forward;
    Caller caller;

    bool operator==(const EndedCall&) const = default;
};

// What became of an edit.
struct TakenOver
{
    EditEffect effect;
    std::vector<EndedCall> ended;

    bool operator==(const TakenOver&) const = default;
};

} // namespace underpass
