// SPDX-License-Identifier: MIT
#include "core/system/LogTail.h"

#include "core/system/Log.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace underpass {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longestHead = 256;

// Nothing where it cannot be read, or is shorter.
std::optional<std::string> readFrom(const fs::path& file, std::uint64_t from)
{
    std::ifstream stream{file, std::ios::binary};
    stream.seekg(0, std::ios::end);
    if (!stream || static_cast<std::uint64_t>(stream.tellg()) < from)
        return std::nullopt;
    stream.seekg(static_cast<std::streamoff>(from));
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

std::string headOf(const fs::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    std::string head(longestHead, '\0');
    stream.read(head.data(), longestHead);
    head.resize(static_cast<std::size_t>(stream.gcount()));
    return head.substr(0, head.find('\n'));
}

void addLines(std::string_view text, std::vector<std::string>& lines)
{
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(line);
    }
}

} // namespace

LogTail::LogTail(fs::path file)
    : m_file(std::move(file))
{ }

std::vector<std::string> LogTail::more()
{
    std::vector<std::string> lines;
    int age = Log::olderFiles;
    std::uint64_t from = 0;
    if (std::exchange(m_hasBegun, true)) {
        age = 0;
        while (age <= Log::olderFiles && !isReadUntil(older(age)))
            ++age;
        if (age <= Log::olderFiles)
            from = m_until;
        else
            age = 0; // It was empty, or was emptied or removed, or all that was there has been rotated away.
    }
    for (; age > 0; --age)
        addLines(readFrom(older(age), std::exchange(from, 0)).value_or(""), lines);
    readCurrent(from, lines);
    return lines;
}

bool LogTail::isReadUntil(const fs::path& file) const
{
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    return !missing && !m_head.empty() && size >= m_until && headOf(file).starts_with(m_head);
}

void LogTail::readCurrent(std::uint64_t from, std::vector<std::string>& lines)
{
    const std::string head = headOf(m_file);
    const auto fresh = readFrom(m_file, from);
    if (from > 0 && (!fresh || !head.starts_with(m_head)))
        return; // Rotated in this moment: the next look finds it.
    const std::size_t whole = fresh ? fresh->rfind('\n') + 1 : 0;
    addLines(std::string_view{fresh ? *fresh : ""}.substr(0, whole), lines);
    m_until = from + whole;
    m_head = m_until == 0 ? std::string{} : head;
}

fs::path LogTail::older(int age) const
{
    if (age == 0)
        return m_file;
    return m_file.parent_path()
        / (m_file.stem().string() + "." + std::to_string(age) + m_file.extension().string());
}

} // namespace underpass
