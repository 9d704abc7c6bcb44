// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/FieldsJson.h"

namespace underpass {

// Reads JSON (RFC 8259) that a person may have written. Fails with InvalidInput: the subject is the place
// ("line 3, column 5", in characters), the detail what is wrong there. Takes a byte order mark of UTF-8;
// refuses what is nested deeper than deepestJson. For this folder only, as FieldsJson.h.
[[nodiscard]] Result<Json> parseJson(std::string_view text);

} // namespace underpass
