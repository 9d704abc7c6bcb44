// SPDX-License-Identifier: MIT
#include "app/ctl/WindowsWords.h"

#include <algorithm>

namespace underpass {
namespace {

// Backslashes count only in front of a quotation mark.
std::wstring quoted(const std::wstring& word)
{
    std::wstring text = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t each : word) {
        if (each == L'"')
            text.append(backslashes + 1, L'\\');
        backslashes = each == L'\\' ? backslashes + 1 : 0;
        text += each;
    }
    return text.append(backslashes, L'\\') + L'"';
}

} // namespace

std::wstring windowsCommandLine(const std::vector<std::wstring>& words)
{
    std::wstring line;
    for (const std::wstring& word : words)
        line.append(line.empty() ? L"" : L" ").append(quoted(word));
    return line;
}

bool isBatchFile(std::wstring_view program)
{
    while (program.ends_with(L'.') || program.ends_with(L' ')) // Windows drops these from a file's name.
        program.remove_suffix(1);
    std::wstring end{program.substr(program.size() - std::min<std::size_t>(program.size(), 4))};
    std::ranges::transform(end, end.begin(), [](wchar_t letter) {
        return letter >= L'A' && letter <= L'Z' ? static_cast<wchar_t>(letter - L'A' + L'a') : letter;
    });
    return end == L".bat" || end == L".cmd";
}

} // namespace underpass
