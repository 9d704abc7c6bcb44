// SPDX-License-Identifier: MIT
#include "app/ctl/CompletionCommand.h"

#include "app/ctl/CommandLine.h"
#include "app/ctl/Completion.h"
#include "core/base/CleanText.h"
#include "core/profile/ProfileStore.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>

namespace underpass {

namespace {

std::string variable(const char* name)
{
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

std::vector<Profile> savedProfiles(const Setting& setting)
{
    const auto loaded = ProfileStore{setting.profiles}.load();
    return loaded ? loaded->profiles.profiles : std::vector<Profile>{};
}

KnownNames namesIn(const Setting& setting)
{
    return {[&setting] {
                std::vector<std::string> names;
                for (const Profile& profile : savedProfiles(setting))
                    names.insert(names.end(), {profile.id, profile.name});
                return names;
            },
        [&setting] {
            std::vector<std::string> groups;
            for (const Profile& profile : savedProfiles(setting))
                groups.insert(groups.end(), profile.groups.begin(), profile.groups.end());
            return groups;
        }};
}

} // namespace

ExitCode printCompletion(const std::string& shell)
{
    const char* const script = completionScript(shell);
    if (script == nullptr)
        return complain(
            "There is no completion for \"" + cleanText(shell) + "\", but for bash and powershell.",
            ExitCode::Usage);
    std::cout << script;
    return ExitCode::Ok;
}

ExitCode completeLine(const Setting& setting, const std::string& shell)
{
    const Shell kind = shell == "powershell" ? Shell::PowerShell : Shell::Bash;
    TypedWords typed = typedWords(kind, variable("UNDERPASS_LINE"));
    if (typed.words.size() < 2)
        return ExitCode::Ok;
    typed.words.erase(typed.words.begin());
    CommandLine unused;
    const auto parser = makeParser(unused);
    for (const std::string& word : completions(*parser, typed.words, namesIn(setting))) {
        const std::string written = writtenFor(kind, word, typed, variable("UNDERPASS_BREAKS"));
        if (!written.empty())
            std::cout << written << '\n';
    }
    return ExitCode::Ok;
}

} // namespace underpass
