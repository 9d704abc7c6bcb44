// SPDX-License-Identifier: MIT
#include "core/listen/ListenBacklog.h"

namespace underpass {

int listenBacklog()
{
    return -1000; // SOMAXCONN_HINT(1000), which the cross compiler's headers do not have.
}

} // namespace underpass
