// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/profile/Selection.h"

namespace underpass {

enum class ExportAs { SshCommand, SshConfig };

// Writes profiles on standard output in the words of OpenSSH, and on standard error what ssh does otherwise.
ExitCode exportProfiles(const Setting& setting, const Selection& selection, ExportAs as);

} // namespace underpass
