// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/CleanText.h"
#include "core/base/Endpoint.h"
#include "core/profile/import/SshOptions.h"

#include <cstdlib>

namespace underpass {

// What holds of every profile that was read from what somebody wrote for ssh.
inline void checkDraft(const SshDraft& draft)
{
    for (const Forward& forward : draft.profile.forwards) {
        if (listensHere(forward) && !isLoopback(forward.listen.host))
            std::abort();
    }
    for (const Remark& remark : draft.remarks) {
        const std::string line = remark.what + ": " + say(remark.why);
        if (cleanText(line, line.size()) != line)
            std::abort();
    }
    (void)validate(draft.profile);
}

} // namespace underpass
