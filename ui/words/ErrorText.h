// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace underpass {

// What happened, to what, at which jump host, and what to do, in the program's language; for labels that do
// not interpret markup. Never Error::detail, which is for the log.
[[nodiscard]] QString userSentence(const Error& error);

} // namespace underpass
