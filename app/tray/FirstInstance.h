// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QLockFile>

#include <filesystem>
#include <memory>

namespace underpass {

// Sees to it that one tray program runs for these profiles, which meets others in `runtime`: the lock of the
// first one, or nothing when there is one already, which then has been asked to show its window. Fails with
// ProcessHangs where that one does not do it within five seconds, and with FileUnwritable where there can be
// no lock.
[[nodiscard]] Result<std::unique_ptr<QLockFile>> becomeFirstInstance(const std::filesystem::path& runtime);

} // namespace underpass
