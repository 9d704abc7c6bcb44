// SPDX-License-Identifier: MIT
#include "app/ctl/ImportCommand.h"

#include "app/ctl/TellRunning.h"
#include "core/base/CleanText.h"
#include "core/profile/ProfileStore.h"
#include "core/profile/Wildcards.h"
#include "core/profile/import/FileText.h"
#include "core/profile/import/ForwardSpec.h"
#include "core/profile/import/Import.h"
#include "core/profile/import/TakeIn.h"
#include "core/system/OwnAccount.h"
#include "core/system/Paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace underpass {
namespace {

using Json = nlohmann::json;

Result<ImportFormat> formatNamed(const std::string& text)
{
    const auto& words = wordsOf<ImportFormat>;
    const auto found = std::ranges::find_if(words, [&](const char* word) { return text == word; });
    if (found != words.end())
        return static_cast<ImportFormat>(found - words.begin());
    if (text == "bitvise")
        return fail(ErrorCode::InvalidInput, "bitvise",
            "its files are described nowhere; export the connection there as a command line of ssh, or add "
            "it by "
            "hand");
    if (text == "mobasshtunnel")
        return fail(ErrorCode::InvalidInput, "mobasshtunnel",
            "its files are described nowhere; import mobaxterm takes the servers, and -L gives them "
            "forwards");
    return fail(ErrorCode::InvalidInput, "\"" + cleanText(text, 40) + "\"",
        "no such format; there are " + importFormats());
}

Result<ImportSource> sourceOf(const ImportOrder& order)
{
    const auto home = homeFolder();
    if (!home)
        return fail(ErrorCode::FileUnreadable, "the home folder", "this system does not say where it is");
    std::error_code ignored;
    ImportSource source{{}, {}, {*home, ownAccount()}, std::filesystem::current_path(ignored)};
    if (order.place != "-") {
        if (order.place)
            source.place = std::filesystem::path{*order.place};
        return source;
    }
    std::string bytes;
    std::array<char, 4096> some{};
    while (
        bytes.size() <= largestImport && (std::cin.read(some.data(), some.size()) || std::cin.gcount() > 0))
        bytes.append(some.data(), static_cast<std::size_t>(std::cin.gcount()));
    source.bytes = std::move(bytes);
    return source;
}

Result<std::vector<Forward>> forwardsOf(const ImportOrder& order)
{
    std::vector<Forward> forwards;
    for (const auto& [kind, texts] :
        {std::pair{ForwardKind::Local, &order.local}, std::pair{ForwardKind::Remote, &order.remote},
            std::pair{ForwardKind::Dynamic, &order.dynamic}}) {
        for (const std::string& text : *texts) {
            auto forward = parseSshForward(kind, text);
            if (!forward)
                return fail(forward);
            forwards.push_back(std::move(*forward));
        }
    }
    return forwards;
}

bool isWanted(const std::string& name, const std::vector<std::string>& only)
{
    return only.empty()
        || std::ranges::any_of(only, [&](const std::string& each) { return fitsWildcards(name, each); });
}

Result<Imported> readWanted(ImportFormat format, const ImportOrder& order)
{
    const auto source = sourceOf(order);
    if (!source)
        return fail(source);
    auto imported = readImport(format, *source);
    if (!imported)
        return imported;
    if (imported->sessions.empty())
        return fail(ErrorCode::InvalidInput, order.place ? cleanText(*order.place) : programOf(format),
            std::string{"there is no connection of "} + programOf(format) + " in it");
    std::erase_if(
        imported->sessions, [&](const ImportedSession& each) { return !isWanted(each.name, order.only); });
    if (imported->sessions.empty())
        return fail(ErrorCode::InvalidInput, "--only", "no connection there has such a name");
    return imported;
}

Json toJson(const std::vector<Remark>& remarks)
{
    Json all = Json::array();
    for (const Remark& each : remarks)
        all.push_back(
            {{"what", each.what}, {"why", say(each.why)}, {"kind", each.isChange ? "changed" : "not-taken"}});
    return all;
}

void printJson(const std::vector<TakenSession>& taken, const ImportOrder& order, const Imported& imported)
{
    Json sessions = Json::array();
    for (const TakenSession& each : taken)
        sessions.push_back({{"name", each.name}, {"outcome", name(each.as)},
            {"id", each.id.empty() ? Json{} : Json(each.id)},
            {"why", each.why ? Json(say(*each.why)) : Json{}}, {"remarks", toJson(each.remarks)}});
    const Json whole{{"format", order.format}, {"dryRun", order.dryRun}, {"sessions", std::move(sessions)},
        {"remarks", toJson(imported.remarks)}};
    std::cout << whole.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void print(const std::vector<Remark>& remarks, const char* indent)
{
    for (const Remark& each : remarks)
        std::cout << indent << (each.isChange ? "changed: " : "not taken: ") << each.what << ": "
                  << say(each.why) << '\n';
}

std::string outcomeOf(const TakenSession& session, bool dryRun)
{
    switch (session.as) {
    case TakenAs::Added:
        return (dryRun ? "would be added as " : "added as ") + session.id;
    case TakenAs::AlreadyThere:
        return "is there already, as " + session.id;
    case TakenAs::Different:
        return "not taken. " + say(*session.why);
    case TakenAs::LeftOut:
        return "left out. " + say(*session.why);
    }
    return {};
}

void printText(const std::vector<TakenSession>& taken, const ImportOrder& order, const Imported& imported)
{
    std::array<std::size_t, wordsOf<TakenAs>.size()> count{};
    for (const TakenSession& each : taken) {
        ++count.at(static_cast<std::size_t>(each.as));
        std::cout << each.name << ": " << outcomeOf(each, order.dryRun) << '\n';
        if (each.as == TakenAs::Added)
            print(each.remarks, "  ");
    }
    print(imported.remarks, "");
    std::cout << count[0] << (order.dryRun ? " would be added, " : " added, ") << count[1]
              << " there already, " << count[2] << " different, " << count[3] << " left out.\n";
}

} // namespace

std::string importFormats()
{
    std::string all;
    for (const char* const each : wordsOf<ImportFormat>)
        all += (all.empty() ? "" : ", ") + std::string{each};
    return all;
}

ExitCode importProfiles(const Setting& setting, const ImportOrder& order, Output output)
{
    const auto format = formatNamed(order.format);
    if (!format)
        return complain(format.error());
    const auto forwards = forwardsOf(order);
    if (!forwards)
        return complain(forwards.error());
    const auto imported = readWanted(*format, order);
    if (!imported)
        return complain(imported.error());
    std::vector<TakenSession> taken;
    ProfileStore store{setting.profiles};
    Result<void> done;
    if (order.dryRun) {
        auto loaded = store.load();
        if (!loaded)
            return complain(loaded.error());
        taken = takeIn(loaded->profiles.profiles, *imported, ownAccount(), *forwards);
    } else {
        done = store.edit([&](ProfileSet& set) -> Result<void> {
            taken = takeIn(set.profiles, *imported, ownAccount(), *forwards);
            return {};
        });
    }
    if (!done)
        return complain(done.error());
    if (output == Output::Json)
        printJson(taken, order, *imported);
    else
        printText(taken, order, *imported);
    const bool isAdded
        = std::ranges::any_of(taken, [](const TakenSession& each) { return each.as == TakenAs::Added; });
    if (isAdded && !order.dryRun)
        tellOfNew(setting);
    return ExitCode::Ok;
}

} // namespace underpass
