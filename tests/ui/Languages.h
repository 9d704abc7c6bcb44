// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace underpass {

// A language that nobody speaks, for tests and pictures: read from right to left, each text longer by 40 %,
// with accents and with Arabic letters, as they come out of the sources' own texts. The program has no way
// to choose it.
inline const std::string pseudoLanguage = "pseudo";

// The program's languages, and the pseudo-language.
[[nodiscard]] std::vector<std::string> everyLanguage();

// As translate() does. GUI thread.
void speak(const std::string& language);

// As tests begin: English, with the numbers of the C locale.
void speakAsBefore();

// The text in the pseudo-language. Mnemonics, placeholders and what the text ends with stay as they are.
[[nodiscard]] std::string inPseudo(const std::string& english);

} // namespace underpass
