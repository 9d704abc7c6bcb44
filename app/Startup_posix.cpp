// SPDX-License-Identifier: MIT
#include "app/Startup.h"

namespace underpass {

void prepareProcess() { }

} // namespace underpass
