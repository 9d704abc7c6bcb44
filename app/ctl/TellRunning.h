// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"

namespace underpass {

// After profiles were saved: has every process that goes by them read them at once, and says on standard
// output what becomes of a tunnel that runs.

void tellOfNew(const Setting& setting);
void tellOfEdit(const Setting& setting, const Profile& before, const Profile& after);
void tellOfRemoval(const Setting& setting, const ProfileId& id); // Waits until its tunnel has ended, too.

} // namespace underpass
