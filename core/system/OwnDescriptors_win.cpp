// SPDX-License-Identifier: MIT
#include "core/system/OwnDescriptors.h"

namespace underpass {

void keepDescriptorsToOurselves() { }

} // namespace underpass
