// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Transport.h"

namespace underpass {

// How one way of proving who we are went.
enum class Proof {
    Accepted,
    Partial, // Taken, and the server wants another one as well (RFC 4252 section 5.1).
    Refused,
    NotTried, // Nothing to try: no agent, no key file, nobody answered.
};

// What a libssh2 code of a log-in stands for; an error when the connection is gone.
[[nodiscard]] Result<Proof> proofOf(Transport& transport, int code);

// Whether nothing else is to be tried with this method.
[[nodiscard]] inline bool isOver(const Result<Proof>& outcome)
{
    return !outcome || *outcome == Proof::Accepted || *outcome == Proof::Partial;
}

} // namespace underpass
