// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/Setting.h"
#include "core/profile/Selection.h"

#include <functional>
#include <string>

namespace underpass {

enum class HowMany { OneAfterTheOther, SideBySide };

// Does it for every profile of the selection, in the order of the file or at once, and returns the code of
// the first one in that order that is not Ok. `act` is given an id, or whatever was typed where that is one
// plain word: it says itself what is wrong with it. Of several, each line of trouble is told with its
// profile's id.
[[nodiscard]] ExitCode forEach(const Setting& setting, const Selection& selection, HowMany howMany,
    const std::function<ExitCode(const std::string&)>& act);

// The selected profiles; all of them where nothing was selected. Says what is wrong with the file.
[[nodiscard]] Result<std::vector<Profile>> loadSelected(const Setting& setting, const Selection& selection);

} // namespace underpass
