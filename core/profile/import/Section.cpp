// SPDX-License-Identifier: MIT
#include "core/profile/import/Section.h"

#include "core/profile/import/FileText.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace underpass {
namespace {

constexpr std::size_t mostSections = 20'000;
constexpr std::size_t mostEntries = 200'000;

char small(char letter)
{
    return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

class Gathered
{
public:
    void begin(std::string_view name)
    {
        m_isSkipped = false;
        m_isOver = m_isOver || m_sections.size() >= mostSections;
        if (!m_isOver)
            m_sections.push_back({std::string{name}});
    }
    void skip() { m_isSkipped = true; } // What follows, up to the next section.
    void add(std::string key, std::string value)
    {
        if (m_isOver || m_isSkipped || m_entries++ >= mostEntries)
            return;
        if (m_sections.empty())
            m_sections.push_back({});
        m_sections.back().entries.emplace_back(std::move(key), std::move(value));
    }
    [[nodiscard]] std::vector<Section> all() { return std::move(m_sections); }

private:
    std::vector<Section> m_sections;
    std::size_t m_entries = 0;
    bool m_isOver = false;
    bool m_isSkipped = false;
};

// A text in quotes at the beginning of the line, and where it ends; a backslash keeps what follows it.
std::optional<std::pair<std::string, std::size_t>> quoted(std::string_view line)
{
    if (!line.starts_with('"'))
        return std::nullopt;
    std::string text;
    for (std::size_t at = 1; at < line.size(); ++at) {
        if (line[at] == '"')
            return std::pair{text, at + 1};
        if (line[at] == '\\' && at + 1 < line.size())
            ++at;
        text += line[at];
    }
    return std::nullopt;
}

std::optional<std::string> regValue(std::string_view text)
{
    if (const auto words = quoted(text))
        return words->first;
    constexpr std::string_view number = "dword:";
    std::uint32_t value = 0;
    if (!sameLetters(text.substr(0, number.size()), number))
        return std::nullopt;
    text.remove_prefix(number.size());
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return error == std::errc{} ? std::optional{std::to_string(value)} : std::nullopt;
}

} // namespace

bool sameLetters(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return small(x) == small(y); });
}

std::string_view Section::value(std::string_view key) const
{
    const auto found
        = std::ranges::find_if(entries, [&](const auto& entry) { return sameLetters(entry.first, key); });
    return found == entries.end() ? std::string_view{} : std::string_view{found->second};
}

std::int64_t Section::number(std::string_view key, std::int64_t otherwise) const
{
    const std::string_view text = trimmed(value(key));
    std::int64_t read = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
    return error == std::errc{} && end == text.data() + text.size() ? read : otherwise;
}

std::vector<Section> readIni(std::string_view text)
{
    Gathered found;
    for (const std::string_view whole : linesOf(text)) {
        const std::string_view line = trimmed(whole);
        const std::size_t equals = line.find('=');
        if (line.starts_with('[') && line.ends_with(']'))
            found.begin(line.substr(1, line.size() - 2));
        else if (!line.starts_with(';') && equals != std::string_view::npos)
            found.add(
                std::string{trimmed(line.substr(0, equals))}, std::string{trimmed(line.substr(equals + 1))});
    }
    return found.all();
}

std::vector<Section> readReg(std::string_view text)
{
    Gathered found;
    for (const std::string_view whole : linesOf(text)) {
        const std::string_view line = trimmed(whole);
        if (line.starts_with("[-"))
            found.skip();
        else if (line.starts_with('[') && line.ends_with(']'))
            found.begin(line.substr(1, line.size() - 2));
        const auto key = quoted(line);
        if (!key || !line.substr(key->second).starts_with('='))
            continue;
        if (auto value = regValue(line.substr(key->second + 1)))
            found.add(key->first, std::move(*value));
    }
    return found.all();
}

} // namespace underpass
