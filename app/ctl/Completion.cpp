// SPDX-License-Identifier: MIT
#include "app/ctl/Completion.h"

#include "app/ctl/WaitCommand.h"
#include "core/profile/FieldChoices.h"
#include "core/profile/FieldTexts.h"
#include "core/profile/Profile.h"
#include "core/profile/import/Import.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace underpass {

namespace {

// Where somebody is in a line.
struct Place
{
    const CLI::App* command;
    const CLI::Option* wantsValue = nullptr;
    std::size_t positionals = 0; // So many are there already.
    bool isAfterMark = false; // "--"
};

bool isOption(std::string_view word)
{
    return word.size() > 1 && word.starts_with('-');
}

// Options of the whole program may stand anywhere.
const CLI::Option* findOption(const CLI::App* command, const std::string& word)
{
    for (; command != nullptr; command = command->get_parent()) {
        if (const CLI::Option* found = command->get_option_no_throw(word))
            return found;
    }
    return nullptr;
}

const CLI::App* findCommand(const CLI::App& root, const std::string& word)
{
    for (const CLI::App* each : root.get_subcommands([](const CLI::App*) { return true; })) {
        if (each->get_name() == word)
            return each;
    }
    return nullptr;
}

void goOn(Place& place, const std::string& word)
{
    if (place.wantsValue != nullptr) {
        place.wantsValue = nullptr;
    } else if (word == "--") {
        place.isAfterMark = true;
    } else if (isOption(word) && !place.isAfterMark) {
        const CLI::Option* option = findOption(place.command, word);
        if (option != nullptr && option->get_items_expected_max() > 0)
            place.wantsValue = option;
    } else if (const CLI::App* command = findCommand(*place.command, word)) {
        place.command = command;
    } else {
        ++place.positionals;
    }
}

const CLI::Option* positionalAt(const Place& place)
{
    std::size_t number = 0;
    for (const CLI::Option* each : place.command->get_options()) {
        if (!each->get_positional())
            continue;
        if (number++ == place.positionals || each->get_items_expected_max() > 1)
            return each;
    }
    return nullptr;
}

std::vector<std::string> prefixed(const std::string& prefix, std::vector<std::string> words)
{
    for (std::string& word : words)
        word.insert(0, prefix);
    return words;
}

template <class Value> std::vector<std::string> wordsFor()
{
    return {wordsOf<Value>.begin(), wordsOf<Value>.end()};
}

// KEY=, and after it what the field may have.
std::vector<std::string> settings(const std::string& begun)
{
    const std::size_t equals = begun.find('=');
    if (equals != std::string::npos)
        return prefixed(begun.substr(0, equals + 1), fieldChoices(begun.substr(0, equals)));
    std::vector<std::string> keys = fieldKeys();
    for (std::string& key : keys)
        key += '=';
    return keys;
}

// After the last comma.
std::vector<std::string> listOf(const std::vector<std::string>& words, const std::string& begun)
{
    const std::size_t comma = begun.rfind(',');
    return comma == std::string::npos ? words : prefixed(begun.substr(0, comma + 1), words);
}

std::vector<std::string> valuesOf(
    const CLI::Option& option, const std::string& begun, const KnownNames& names)
{
    const std::string name = option.get_name();
    if (name == "PROFILE" || name == "MORE")
        return names.profiles();
    if (name == "--group")
        return names.groups();
    if (name == "--set")
        return settings(begun);
    if (name == "--who")
        return wordsFor<WhoMayConnect>();
    if (name == "--login")
        return listOf(wordsFor<LogInWith>(), begun);
    if (name == "--for")
        return {statesToWaitFor.begin(), statesToWaitFor.end()};
    if (name == "FORMAT")
        return wordsFor<ImportFormat>();
    if (name == "SHELL")
        return {"bash", "powershell"};
    return {};
}

std::vector<std::string> optionsOf(const CLI::App* command)
{
    std::vector<std::string> all;
    for (; command != nullptr; command = command->get_parent()) {
        for (const CLI::Option* each : command->get_options()) {
            for (const std::string& name : each->get_lnames())
                all.push_back("--" + name);
            for (const std::string& name : each->get_snames())
                all.push_back("-" + name);
        }
    }
    return all;
}

std::vector<std::string> commandsOf(const CLI::App& root)
{
    std::vector<std::string> all;
    for (const CLI::App* each : root.get_subcommands([](const CLI::App*) { return true; })) {
        if (!each->get_group().empty()) // Else it is hidden.
            all.push_back(each->get_name());
    }
    return all;
}

std::vector<std::string> candidates(const Place& place, const std::string& begun, const KnownNames& names)
{
    if (place.wantsValue != nullptr)
        return valuesOf(*place.wantsValue, begun, names);
    const std::size_t equals = begun.find('=');
    if (begun.starts_with("--") && equals != std::string::npos && !place.isAfterMark) {
        const CLI::Option* option = findOption(place.command, begun.substr(0, equals));
        const std::string prefix = begun.substr(0, equals + 1);
        return option == nullptr ? std::vector<std::string>{}
                                 : prefixed(prefix, valuesOf(*option, begun.substr(equals + 1), names));
    }
    if (begun.starts_with('-') && !place.isAfterMark)
        return optionsOf(place.command);
    if (place.command->get_parent() == nullptr)
        return place.positionals == 0 ? commandsOf(*place.command) : std::vector<std::string>{};
    const CLI::Option* positional = positionalAt(place);
    return positional == nullptr ? std::vector<std::string>{} : valuesOf(*positional, begun, names);
}

} // namespace

std::vector<std::string> completions(
    const CLI::App& commands, const std::vector<std::string>& words, const KnownNames& names)
{
    Place place{&commands};
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        goOn(place, words[i]);
    const std::string begun = words.empty() ? std::string{} : words.back();
    std::vector<std::string> all = candidates(place, begun, names);
    std::erase_if(all, [&](const std::string& word) { return !word.starts_with(begun); });
    std::ranges::sort(all);
    const auto twice = std::ranges::unique(all);
    all.erase(twice.begin(), twice.end());
    return all;
}

} // namespace underpass
