// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// The fields of a profile as lines of text, for the terminal: "forwards[0].listen" and "localhost:1110". The
// keys are those of the profile file. A list of words or paths is written with commas, or as a JSON list
// where a comma is part of an entry. Pure.
struct FieldText
{
    std::string key;
    std::string text;

    bool operator==(const FieldText&) const = default;
};

// Every field, in the order of the file; setField() reads each back.
[[nodiscard]] std::vector<FieldText> fieldTexts(const Profile& profile);

// Every key that setField() knows, with [0] for any entry of a list.
[[nodiscard]] const std::vector<std::string>& fieldKeys();

// The profile with one field set. "[1]" may be written ".1", which no shell takes for a pattern. The entry
// after the last one of a list is a new one; an empty text empties a list, and takes an entry out of it.
// Fails with InvalidInput: an unknown key (the detail names near ones), a secret (never repeated), a text
// that makes no sense there (the detail says what does). Whether the whole profile makes sense says
// validate().
[[nodiscard]] Result<Profile> setField(const Profile& profile, std::string_view key, std::string_view text);

} // namespace underpass
