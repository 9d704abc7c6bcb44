// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <filesystem>

namespace underpass {

// Whether Underpass starts when its user logs on. Windows: the value "Underpass" under
// HKCU\Software\Microsoft\Windows\CurrentVersion\Run; what the Task Manager turned off (StartupApproved) is
// respected and never overruled. Elsewhere: a desktop entry in the XDG autostart folder.
enum class Autostart { Off, On, TurnedOffBySystem };

[[nodiscard]] Autostart autostart();

// `program` is started with "--hidden". FileUnwritable says why not.
[[nodiscard]] Result<void> turnOnAutostart(const std::filesystem::path& program);
[[nodiscard]] Result<void> turnOffAutostart();

} // namespace underpass
