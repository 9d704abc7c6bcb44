// SPDX-License-Identifier: MIT
#include "app/ctl/Completion.h"

#include <algorithm>

namespace underpass {

namespace {

bool isPlain(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9') || static_cast<unsigned char>(letter) >= 0x80
        || std::string_view{"_-.,/:=@+%"}.contains(letter);
}

bool hasControls(const std::string& word)
{
    return std::ranges::any_of(
        word, [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; });
}

// What bash reads as the word; with an open quote up to where that would be closed.
std::string forBash(const std::string& word, char openQuote)
{
    std::string written;
    for (const char letter : word) {
        if (openQuote == '\'' && letter == '\'')
            return {};
        const bool isSpecial
            = openQuote == '"' ? std::string_view{"\"$`\\!"}.contains(letter) : !isPlain(letter);
        if (isSpecial && openQuote == '"' && letter == '!')
            return {}; // The history is looked through there, and no backslash goes away.
        if (isSpecial && openQuote != '\'')
            written += '\\';
        written += letter;
    }
    return written;
}

// The shell replaces only what stands behind the last of its own breaks.
std::string withoutBreaks(const std::string& written, const std::string& begun, std::string_view breaks)
{
    std::size_t keep = 0;
    for (std::size_t at = 0; at < begun.size() && at < written.size() && begun[at] == written[at]; ++at) {
        if (breaks.contains(begun[at]))
            keep = at + 1;
    }
    return written.substr(keep);
}

std::string forPowerShell(const std::string& word)
{
    if (std::ranges::all_of(word, isPlain) && !word.contains(',') && !word.starts_with('@'))
        return word;
    std::string written = "'";
    for (const char letter : word)
        written += letter == '\'' ? std::string{"''"} : std::string{letter};
    return written + "'";
}

} // namespace

TypedWords typedWords(Shell shell, std::string_view line)
{
    const char escape = shell == Shell::Bash ? '\\' : '`';
    TypedWords typed{{""}};
    bool isBegun = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char letter = line[at];
        std::string& word = typed.words.back();
        if (letter == escape && typed.openQuote != '\'' && at + 1 < line.size()) {
            word += line[++at];
            isBegun = true;
        } else if (typed.openQuote != '\0') {
            if (letter == typed.openQuote)
                typed.openQuote = '\0';
            else
                word += letter;
        } else if (letter == '"' || letter == '\'') {
            typed.openQuote = letter;
            isBegun = true;
        } else if (letter == ' ' || letter == '\t' || letter == '\n') {
            if (isBegun)
                typed.words.emplace_back();
            isBegun = false;
        } else {
            word += letter;
            isBegun = true;
        }
    }
    return typed;
}

std::string writtenFor(Shell shell, const std::string& word, const TypedWords& typed, std::string_view breaks)
{
    if (hasControls(word))
        return {};
    if (shell == Shell::PowerShell)
        return forPowerShell(word);
    const std::string written = forBash(word, typed.openQuote);
    const std::string& begun = typed.words.back();
    return typed.openQuote == '\0' ? withoutBreaks(written, forBash(begun, '\0'), breaks) : written;
}

const char* completionScript(std::string_view shell)
{
    if (shell == "bash")
        return R"script(# bash completion for underpassctl: eval "$(underpassctl completion bash)"
_underpassctl() {
    mapfile -t COMPREPLY < <(UNDERPASS_LINE=${COMP_LINE:0:COMP_POINT} UNDERPASS_BREAKS=$COMP_WORDBREAKS \
        command underpassctl complete-line bash 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o default -F _underpassctl underpassctl
)script";
    if (shell == "powershell")
        return R"script(# underpassctl completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName underpassctl, underpassctl.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.Extent.Text
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $env:UNDERPASS_LINE = if ($length -le $line.Length) { $line.Substring(0, $length) } else { $line.PadRight($length) }
    try {
        & underpassctl complete-line powershell 2>$null | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
        }
    } finally {
        Remove-Item Env:UNDERPASS_LINE
    }
}
)script";
    return nullptr;
}

} // namespace underpass
