// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigHosts.h"

#include "core/base/CleanText.h"
#include "core/base/Endpoint.h"
#include "core/profile/Wildcards.h"
#include "core/system/AtomicFile.h"

#include <algorithm>
#include <set>

namespace underpass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largestFile = std::size_t{1} << 20U;
constexpr int deepest = 16; // As READCONF_MAX_DEPTH of OpenSSH.
constexpr std::size_t mostFiles = 256;
constexpr std::size_t mostNames = 5000;

// The words of one line: quotes hold blanks together, "#" begins a comment where a word would begin.
std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        at = line.find_first_not_of(words.size() == 1 ? " \t\r=" : " \t\r", at);
        if (at == std::string_view::npos || line[at] == '#')
            break;
        const bool isQuoted = line[at] == '"';
        const std::size_t begin = isQuoted ? at + 1 : at;
        const std::size_t end = std::min(
            line.find_first_of(isQuoted ? "\"" : (words.empty() ? " \t\r=" : " \t\r"), begin), line.size());
        words.emplace_back(line.substr(begin, end - begin));
        at = isQuoted ? end + 1 : end;
    }
    if (!words.empty())
        std::ranges::transform(words[0], words[0].begin(), [](unsigned char letter) {
            return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
        });
    return words;
}

// glob(7) within one name: a name that begins with a dot is meant only where it is written.
bool fits(std::string_view name, std::string_view pattern)
{
    return (!name.starts_with('.') || pattern.starts_with('.')) && fitsWildcards(name, pattern);
}

// The files that a pattern names, in the order of their names.
std::vector<fs::path> filesFor(const fs::path& pattern)
{
    std::vector<fs::path> found{pattern.root_path()};
    for (const fs::path& part : pattern.relative_path()) {
        std::set<fs::path> next;
        for (const fs::path& folder : found) {
            if (!hasWildcards(part.string())) {
                next.insert(folder / part);
                continue;
            }
            std::error_code failed;
            for (fs::directory_iterator each{folder, failed}, end; !failed && each != end;
                each.increment(failed)) {
                if (fits(each->path().filename().string(), part.string()) && next.size() < mostFiles)
                    next.insert(each->path());
            }
        }
        found.assign(next.begin(), next.end());
    }
    return found;
}

class Reader
{
public:
    explicit Reader(const fs::path& home)
        : m_home(home)
    { }

    Result<void> read(const fs::path& file, int depth)
    {
        std::error_code ignored;
        const fs::path whole = fs::weakly_canonical(file, ignored);
        if (m_read.size() >= mostFiles || depth > deepest || !m_read.insert(whole).second)
            return {};
        const auto text = readWhole(file, largestFile);
        if (!text)
            return fail(text);
        bool isInBlock = false;
        for (std::size_t begin = 0; begin < text->size();) {
            const std::size_t end = std::min(text->find('\n', begin), text->size());
            take(wordsOf(std::string_view{*text}.substr(begin, end - begin)), depth, isInBlock);
            begin = end + 1;
        }
        return {};
    }

    [[nodiscard]] ConfigHosts& found() { return m_found; }

private:
    void take(const std::vector<std::string>& words, int depth, bool& isInBlock)
    {
        if (words.size() < 2)
            return;
        if (words[0] == "host" || words[0] == "match")
            isInBlock = true;
        if (words[0] == "host")
            std::for_each(words.begin() + 1, words.end(), [this](const std::string& name) { add(name); });
        if (words[0] == "include" && !isInBlock)
            std::for_each(
                words.begin() + 1, words.end(), [&](const std::string& each) { include(each, depth); });
    }

    void add(const std::string& name)
    {
        const bool isPattern = name.find_first_of("*?!") != std::string::npos;
        const bool isKnown = std::ranges::find(m_found.names, name) != m_found.names.end();
        if (!isPattern && !isKnown && parseHost(name) && m_found.names.size() < mostNames)
            m_found.names.push_back(name);
    }

    void include(const std::string& given, int depth)
    {
        fs::path pattern{given};
        if (given.starts_with("~/"))
            pattern = m_home / given.substr(2);
        else if (pattern.is_relative())
            pattern = m_home / ".ssh" / pattern;
        for (const fs::path& file : filesFor(pattern)) {
            if (const auto done = read(file, depth + 1); !done)
                m_found.leftOut.push_back(done.error());
        }
    }

    fs::path m_home;
    std::set<fs::path> m_read;
    ConfigHosts m_found;
};

} // namespace

Result<ConfigHosts> readConfigHosts(const fs::path& file, const fs::path& home)
{
    Reader reader{home};
    if (const auto done = reader.read(file, 0); !done)
        return fail(done);
    return reader.found();
}

} // namespace underpass
