// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigFiles.h"

#include "core/profile/Wildcards.h"

#include <set>
#include <string_view>
#include <system_error>

namespace underpass {
namespace {

namespace fs = std::filesystem;

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
                if (fits(each->path().filename().string(), part.string()) && next.size() < mostConfigs)
                    next.insert(each->path());
            }
        }
        found.assign(next.begin(), next.end());
    }
    return found;
}

} // namespace

std::vector<fs::path> includedFiles(const std::string& word, const fs::path& home)
{
    fs::path pattern{word};
    if (word.starts_with("~/"))
        pattern = home / word.substr(2);
    else if (pattern.is_relative())
        pattern = home / ".ssh" / pattern;
    return filesFor(pattern);
}

} // namespace underpass
