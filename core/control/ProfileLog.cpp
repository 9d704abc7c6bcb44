// SPDX-License-Identifier: MIT
#include "core/control/ProfileLog.h"

#include "core/base/CleanText.h"
#include "core/system/Log.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <utility>

namespace underpass {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t longestLine = std::size_t{64} * 1024;
constexpr auto trayLogsName = "underpass";
constexpr std::array levels{"debug", "info", "warning", "error"};

struct Stamp
{
    std::tm time{};
    int thousandths = 0;
    std::optional<std::chrono::minutes> zone;
    std::size_t length = 0;
};

// "2026-11-26 20:53:18.123 +01:00 "
std::optional<Stamp> readStamp(const std::string& line)
{
    Stamp stamp;
    int length = 0;
    if (std::sscanf(line.c_str(), "%4d-%2d-%2d %2d:%2d:%2d.%3d %n", &stamp.time.tm_year, &stamp.time.tm_mon,
            &stamp.time.tm_mday, &stamp.time.tm_hour, &stamp.time.tm_min, &stamp.time.tm_sec,
            &stamp.thousandths, &length)
            != 7
        || length == 0)
        return std::nullopt;
    stamp.time.tm_year -= 1900;
    stamp.time.tm_mon -= 1;
    stamp.time.tm_isdst = -1;
    stamp.length = static_cast<std::size_t>(length);
    std::array<char, 2> sign{};
    int hours = 0;
    int minutes = 0;
    int zoneLength = 0;
    const int read
        = std::sscanf(line.c_str() + length, "%1[+-]%2d:%2d %n", sign.data(), &hours, &minutes, &zoneLength);
    if (read == 3 && zoneLength > 0) {
        const std::chrono::minutes east = std::chrono::hours{hours} + std::chrono::minutes{minutes};
        stamp.zone = sign[0] == '-' ? -east : east;
        stamp.length += static_cast<std::size_t>(zoneLength);
    }
    return stamp;
}

std::chrono::sys_time<milliseconds> momentOf(Stamp stamp)
{
    using namespace std::chrono;
    if (!stamp.zone) {
        const auto local = system_clock::from_time_t(std::mktime(&stamp.time));
        return floor<milliseconds>(local) + milliseconds{stamp.thousandths};
    }
    const auto day = sys_days{year{stamp.time.tm_year + 1900} / (stamp.time.tm_mon + 1) / stamp.time.tm_mday};
    return day + hours{stamp.time.tm_hour} + minutes{stamp.time.tm_min} + seconds{stamp.time.tm_sec}
    + milliseconds{stamp.thousandths} - *stamp.zone;
}

// Not an older one of a log, "mail.1.log".
bool isCurrentLog(const fs::path& file)
{
    const std::string age = file.stem().extension().string();
    const bool isOlder = age.size() == 2 && age[1] >= '1' && age[1] <= '0' + Log::olderFiles;
    return file.extension() == ".log" && !isOlder;
}

// Some file systems take capitals and small letters for the same.
bool isTrayLogsName(std::string_view id)
{
    const auto sameLetter = [](unsigned char a, unsigned char b) { return std::tolower(a) == b; };
    return std::ranges::equal(id, std::string_view{trayLogsName}, sameLetter);
}

} // namespace

fs::path trayLog(const fs::path& stateFolder)
{
    return stateFolder / std::string{trayLogsName}.append(".log");
}

fs::path ownLog(const fs::path& stateFolder, const ProfileId& id)
{
    return stateFolder / std::string{id}.append(isTrayLogsName(id) ? ".own.log" : ".log"); // No id has dots.
}

std::optional<LogLine> readLogLine(std::string_view line)
{
    const std::string text{line};
    const auto stamp = readStamp(text);
    if (!stamp)
        return std::nullopt;
    const std::string_view rest = line.substr(std::min(stamp->length, line.size()));
    const std::size_t colon = rest.find(": ");
    const std::string_view level = rest.substr(0, colon);
    if (colon == std::string_view::npos || std::ranges::find(levels, level) == levels.end())
        return std::nullopt;
    return LogLine{momentOf(*stamp), std::string{level}, std::string{rest.substr(colon + 2)}};
}

ProfileLog::ProfileLog(fs::path stateFolder, ProfileId id)
    : m_stateFolder(std::move(stateFolder))
    , m_known{std::move(id)}
    , m_isOfAll(false)
{ }

ProfileLog::ProfileLog(fs::path stateFolder, std::set<ProfileId> known)
    : m_stateFolder(std::move(stateFolder))
    , m_known(std::move(known))
    , m_isOfAll(true)
{ }

std::vector<LogLine> ProfileLog::more()
{
    findSources();
    std::vector<LogLine> lines;
    for (auto& [file, source] : m_sources) {
        const auto owner = std::ranges::find_if(
            m_known, [&](const ProfileId& id) { return file == ownLog(m_stateFolder, id); });
        for (const std::string& line : source.tail.more())
            add(source, owner == m_known.end() ? ProfileId{} : *owner, line, lines);
    }
    std::multimap<decltype(LogLine::at), LogLine> inOrder; // Lines of one time stay as they came.
    for (LogLine& line : lines)
        inOrder.emplace(line.at, std::move(line));
    lines.clear();
    for (auto& [at, line] : inOrder)
        lines.push_back(std::move(line));
    return lines;
}

void ProfileLog::findSources()
{
    std::error_code error;
    for (fs::directory_iterator entry{m_stateFolder, error}, none; !error && entry != none;
        entry.increment(error)) {
        if (isCurrentLog(entry->path()))
            m_sources.try_emplace(entry->path(), LogTail{entry->path()});
    }
}

void ProfileLog::add(
    Source& source, const ProfileId& owner, const std::string& line, std::vector<LogLine>& lines) const
{
    if (auto begun = readLogLine(line)) {
        source.last = std::move(*begun);
        findProfile(source.last, owner);
        source.isWanted = m_isOfAll || !source.last.profile.empty();
    } else {
        source.last.text = line;
    }
    if (!source.isWanted)
        return;
    lines.push_back(source.last);
    lines.back().text = cleanText(source.last.text, longestLine);
}

void ProfileLog::findProfile(LogLine& line, const ProfileId& owner) const
{
    const std::size_t colon = line.text.find(": ");
    const bool isNamed = colon != std::string::npos && m_known.contains(line.text.substr(0, colon));
    line.profile = isNamed ? line.text.substr(0, colon) : owner;
    line.text.erase(0, isNamed ? colon + 2 : 0);
}

} // namespace underpass
