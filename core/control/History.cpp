// SPDX-License-Identifier: MIT
#include "core/control/History.h"

#include "core/control/ReportJson.h"
#include "core/system/AtomicFile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <string_view>

namespace underpass {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr std::string_view prefix = "history-";
constexpr std::string_view suffix = ".jsonl";
constexpr std::size_t longestRead = std::size_t{4} * 1024 * 1024;
constexpr std::chrono::milliseconds patienceWithOthers{500};

fs::path fileOf(const fs::path& state, const ProfileId& id)
{
    return state / std::string{prefix}.append(id).append(suffix);
}

// Whoever holds it all this time was stopped meanwhile: a line goes without it, and might be lost to a
// shortening.
std::unique_ptr<FileLock> lockOf(const fs::path& state)
{
    auto lock = lockFile(state / "history.lock", patienceWithOthers);
    return lock ? std::move(*lock) : nullptr;
}

std::string lineOf(const HistoryRecord& record)
{
    const Json json{{"at", record.at.time_since_epoch().count()}, {"process", record.process},
        {"number", record.number}, {"event", record.event}, {"cause", record.cause},
        {"sentence", record.sentence}, {"subject", record.subject}, {"turnedAway", record.turnedAway}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<HistoryRecord> readRecord(std::string_view line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto number = [&](const char* field) {
        const auto found = json.find(field);
        return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
    };
    const auto event = textOf(json, "event");
    if (!event || number("at") == 0)
        return std::nullopt;
    const std::chrono::seconds at{static_cast<std::int64_t>(number("at"))};
    return HistoryRecord{std::chrono::sys_seconds{at}, static_cast<std::int64_t>(number("process")),
        number("number"), *event, textOf(json, "cause").value_or(""), textOf(json, "sentence").value_or(""),
        number("turnedAway"), textOf(json, "subject").value_or("")};
}

bool isTooOld(const HistoryRecord& record, std::chrono::sys_seconds now)
{
    return now - record.at >= longestHistory;
}

History historyIn(std::string_view text, std::chrono::sys_seconds now)
{
    History history;
    std::multimap<std::chrono::sys_seconds, HistoryRecord> inOrder; // Those of one time stay as they came.
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.empty() || line == "\r")
            continue;
        auto record = readRecord(line);
        if (!record)
            ++history.unreadable;
        else if (!isTooOld(*record, now))
            inOrder.emplace(record->at, std::move(*record));
    }
    for (auto& [at, record] : inOrder)
        history.records.push_back(std::move(record));
    return history;
}

bool beginsTooEarly(const fs::path& file, std::chrono::sys_seconds now)
{
    std::ifstream text{file, std::ios::binary};
    std::string line;
    std::getline(text, line);
    const auto first = readRecord(line);
    return first && isTooOld(*first, now);
}

// By what is too old, and, where that is not enough, by the older half. A failure costs nothing but room.
void shorten(const fs::path& file, std::chrono::sys_seconds now)
{
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    if (missing || (size <= largestHistory && !beginsTooEarly(file, now)))
        return;
    const auto text = readWhole(file, longestRead);
    if (!text && size <= longestRead)
        return; // It is there, and cannot be read just now.
    const History history = text ? historyIn(*text, now) : History{};
    std::string kept;
    for (auto record = history.records.rbegin(); record != history.records.rend(); ++record) {
        std::string line = lineOf(*record) + '\n';
        if (kept.size() + line.size() > largestHistory / 2)
            break;
        kept.insert(0, line);
    }
    (void)writeAtomically(file, kept);
}

} // namespace

Result<void> keepHistory(const fs::path& state, const ProfileId& id, const HistoryRecord& record)
{
    const auto lock = lockOf(state);
    shorten(fileOf(state, id), record.at);
    return appendLine(fileOf(state, id), lineOf(record), Durable::No); // No tunnel waits for a disk.
}

Result<History> readHistory(const fs::path& state, const ProfileId& id, std::chrono::sys_seconds now)
{
    std::error_code ignored;
    if (!fs::exists(fileOf(state, id), ignored))
        return History{};
    const auto text = readWhole(fileOf(state, id), longestRead);
    if (!text)
        return fail(text);
    return historyIn(*text, now);
}

Result<void> forgetHistory(const fs::path& state, const ProfileId& id)
{
    const auto lock = lockOf(state);
    std::error_code error;
    fs::remove(fileOf(state, id), error);
    if (error)
        return fail(ErrorCode::FileUnwritable, fileOf(state, id).string(), error.message());
    return {};
}

std::vector<ProfileId> keptHistories(const fs::path& state)
{
    std::vector<ProfileId> ids;
    std::error_code error;
    for (fs::directory_iterator entry{state, error}, none; !error && entry != none; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(prefix) && name.ends_with(suffix))
            ids.push_back(name.substr(prefix.size(), name.size() - prefix.size() - suffix.size()));
    }
    std::ranges::sort(ids);
    return ids;
}

} // namespace underpass
