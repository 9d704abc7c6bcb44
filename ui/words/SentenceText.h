// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Sentence.h"

#include <QString>

namespace underpass {

// What core says, in the language of the program; in English where a translation is missing.
[[nodiscard]] std::string inOurLanguage(const SourceText& text); // A Language.
[[nodiscard]] QString translated(const SourceText& text);

// The sentence as a whole, for labels that do not interpret markup: each part is cleaned, and cut to `limit`
// bytes.
[[nodiscard]] QString sentenceText(const Sentence& sentence, std::size_t limit = 160);

} // namespace underpass
