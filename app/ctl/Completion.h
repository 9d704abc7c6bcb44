// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/ExitCode.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace underpass {

// What a person could mean at the end of a command line that is being typed, from the description of the
// commands itself.

// What is only known when it is asked for.
struct KnownNames
{
    std::function<std::vector<std::string>()> profiles; // Ids and names.
    std::function<std::vector<std::string>()> groups;
};

// `words` are those after the program's name; the last one is the beginning of what is wanted, maybe empty.
// Whole words that begin with it; one that ends with "=" goes on. None where a file's name or anything else
// may follow. Pure but for the names.
[[nodiscard]] std::vector<std::string> completions(
    const CLI::App& commands, const std::vector<std::string>& words, const KnownNames& names);

// The words of a line that may not be finished, as bash or PowerShell would read them; the last one is what
// the cursor stands behind. Variables and patterns stay as they are. Pure.
enum class Shell { Bash, PowerShell };
struct TypedWords
{
    std::vector<std::string> words;
    char openQuote = '\0'; // Of the last word.
};
[[nodiscard]] TypedWords typedWords(Shell shell, std::string_view line);

// The word as the shell is to put it into its line in place of the last one, so that it reads it as this word
// and does nothing else. `breaks` are the letters that begin a new word to the shell while it completes
// (bash's COMP_WORDBREAKS). Empty: it cannot be written there.
[[nodiscard]] std::string writtenFor(
    Shell shell, const std::string& word, const TypedWords& typed, std::string_view breaks);

// The script that has a shell ask for completions. Another one than bash and powershell is null.
[[nodiscard]] const char* completionScript(std::string_view shell);

} // namespace underpass
