// SPDX-License-Identifier: MIT
#include "core/ssh/trust/KnownHostFiles.h"

#include "core/system/AtomicFile.h"

namespace underpass {
namespace {

constexpr std::size_t largestFile = std::size_t{32} * 1024 * 1024;
constexpr std::size_t longestLine = std::size_t{64} * 1024;

} // namespace

void forEachLine(std::string_view text, const std::function<void(int, std::string_view)>& visit)
{
    for (int number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        visit(number, text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

Result<std::string> readKnownHosts(const std::filesystem::path& file)
{
    std::error_code trouble;
    const auto itself = std::filesystem::symlink_status(file, trouble); // A link that leads nowhere is there.
    if (itself.type() == std::filesystem::file_type::not_found)
        return std::string{};
    return readWhole(file, largestFile);
}

std::vector<Error> forEachKnownHost(
    const std::vector<std::filesystem::path>& files, const KnownHostVisitor& visit)
{
    std::vector<Error> skipped;
    for (const auto& file : files) {
        const auto text = readKnownHosts(file);
        if (!text) {
            skipped.push_back({ErrorCode::KnownHostsSkipped, file.string(), text.error().detail});
            continue;
        }
        forEachLine(*text, [&](int number, std::string_view line) {
            const KnownHostPlace place{file, number};
            if (line.size() > longestLine)
                skipped.push_back(
                    {ErrorCode::KnownHostsSkipped, place.text(), "the line is longer than 64 KB"});
            else if (const auto parsed = parseKnownHostLine(line))
                visit(*parsed, place);
        });
    }
    return skipped;
}

} // namespace underpass
