// SPDX-License-Identifier: MIT
#include "core/profile/import/CommandLines.h"

#include "core/base/CleanText.h"
#include "core/profile/import/FileText.h"
#include "core/profile/import/Section.h"
#include "core/profile/import/SshCommand.h"

namespace underpass {
namespace {

// A script has other lines than commands of ssh.
bool isSkipped(std::string_view line)
{
    const std::string_view first = line.substr(0, line.find_first_of(" \t"));
    return line.empty() || line.starts_with('#') || line.starts_with("::") || sameLetters(first, "rem")
        || sameLetters(first, "@echo") || sameLetters(first, "set") || first == "exec" || first == "cd";
}

ImportedSession readLine(std::string_view line, std::size_t number, const std::filesystem::path& folder)
{
    auto draft = readSshCommand(line, folder);
    if (draft) {
        std::string name = cleanText(draft->profile.name, 64);
        return {std::move(name), std::move(*draft)};
    }
    // Nothing of the line itself, which may hold a secret.
    return {"line " + std::to_string(number), {}, Sentence{leftOut::notUnderstood, {draft.error().detail}}};
}

} // namespace

Imported readCommandLines(std::string_view text, const std::filesystem::path& folder)
{
    constexpr std::size_t mostLines = 1000;
    Imported found;
    std::string whole;
    std::size_t number = 0;
    std::size_t begin = 1;
    const auto take = [&] {
        if (!isSkipped(whole) && found.sessions.size() < mostLines)
            found.sessions.push_back(readLine(whole, begin, folder));
        whole.clear();
        begin = number + 1;
    };
    for (const std::string_view line : linesOf(text)) {
        ++number;
        const std::string_view part = trimmed(line);
        const bool goesOn = part.ends_with('\\') || part.ends_with('^');
        whole.append(part.substr(0, part.size() - (goesOn ? 1 : 0)));
        if (goesOn)
            whole += ' ';
        else
            take();
    }
    take();
    return found;
}

} // namespace underpass
