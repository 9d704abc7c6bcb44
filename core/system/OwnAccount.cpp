// SPDX-License-Identifier: MIT
#include "core/system/OwnAccount.h"

#include <cstdlib>

namespace underpass {

std::string ownAccount()
{
    for (const char* const variable : {"USER", "LOGNAME", "USERNAME"}) {
        const char* const value = std::getenv(variable);
        if (value != nullptr && *value != '\0')
            return value;
    }
    return {};
}

} // namespace underpass
