// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigHosts.h"

#include "core/base/Endpoint.h"
#include "core/profile/import/ConfigFiles.h"
#include "core/profile/import/ConfigLine.h"
#include "core/system/AtomicFile.h"

#include <algorithm>
#include <set>

namespace underpass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostNames = 5000;

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
        if (m_read.size() >= mostConfigs || depth > deepestInclude || !m_read.insert(whole).second)
            return {};
        const auto text = readWhole(file, largestConfig);
        if (!text)
            return fail(text);
        bool isInBlock = false;
        for (std::size_t begin = 0; begin < text->size();) {
            const std::size_t end = std::min(text->find('\n', begin), text->size());
            take(configLine(std::string_view{*text}.substr(begin, end - begin)), depth, isInBlock);
            begin = end + 1;
        }
        return {};
    }

    [[nodiscard]] ConfigHosts& found() { return m_found; }

private:
    void take(const ConfigLine& line, int depth, bool& isInBlock)
    {
        if (line.keyword == "host" || line.keyword == "match")
            isInBlock = true;
        if (line.keyword == "host")
            std::ranges::for_each(line.words, [this](const std::string& name) { add(name); });
        if (line.keyword == "include" && !isInBlock)
            std::ranges::for_each(line.words, [&](const std::string& each) { include(each, depth); });
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
        for (const fs::path& file : includedFiles(given, m_home)) {
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
