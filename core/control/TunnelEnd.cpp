// SPDX-License-Identifier: MIT
#include "core/control/TunnelEnd.h"

#include "core/base/CleanText.h"
#include "core/base/Error.h"
#include "core/system/AtomicFile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace underpass {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr std::string_view prefix = "ended-";
constexpr std::string_view suffix = ".json";
constexpr std::size_t longestFile = std::size_t{64} * 1024;
constexpr std::size_t longestText = 8192;

fs::path fileOf(const fs::path& state, const ProfileId& id)
{
    return state / std::string{prefix}.append(id).append(suffix);
}

bool isOurs(const fs::path& file)
{
    const std::string name = file.filename().string();
    return name.starts_with(prefix) && name.ends_with(suffix);
}

std::optional<TunnelEnd> readEnd(const fs::path& file)
{
    const auto text = readWhole(file, longestFile);
    const Json json = text ? Json::parse(*text, nullptr, false) : Json{};
    if (!json.is_object())
        return std::nullopt;
    const auto field = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? cleanText(found->get<std::string>(), longestText)
                                                         : std::string{};
    };
    const auto at = json.find("at");
    if (at == json.end() || !at->is_number_integer())
        return std::nullopt;
    return TunnelEnd{field("id"), field("name"),
        std::chrono::sys_seconds{std::chrono::seconds{at->get<std::int64_t>()}}, field("trouble"),
        field("sentence")};
}

} // namespace

Result<void> keepEnd(const fs::path& state, const TunnelEnd& end)
{
    const Json json{{"version", 1}, {"id", end.id}, {"name", end.name},
        {"at", end.at.time_since_epoch().count()}, {"trouble", end.trouble}, {"sentence", end.sentence}};
    return writeAtomically(
        fileOf(state, end.id), json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

void forgetEnd(const fs::path& state, const ProfileId& id)
{
    std::error_code ignored;
    fs::remove(fileOf(state, id), ignored);
}

std::vector<TunnelEnd> keptEnds(const fs::path& state, std::chrono::sys_seconds now)
{
    std::vector<TunnelEnd> ends;
    std::error_code error;
    for (fs::directory_iterator entry{state, error}, none; !error && entry != none; entry.increment(error)) {
        auto end = isOurs(entry->path()) ? readEnd(entry->path()) : std::nullopt;
        if (!end || end->at > now || entry->path() != fileOf(state, end->id))
            continue;
        if (now - end->at < longestKept)
            ends.push_back(std::move(*end));
        else
            forgetEnd(state, end->id);
    }
    std::ranges::sort(ends, {}, &TunnelEnd::at);
    return ends;
}

} // namespace underpass
