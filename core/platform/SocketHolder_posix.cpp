// SPDX-License-Identifier: MIT
#include "core/platform/SocketHolder.h"

#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace underpass {
namespace {

using Folder = std::unique_ptr<DIR, decltype([](DIR* folder) { ::closedir(folder); })>;

std::optional<std::int32_t> number(std::string_view text)
{
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string descriptorsOf(std::int32_t process)
{
    return "/proc/" + std::to_string(process) + "/fd/";
}

bool leadsTo(int folder, const char* name, std::string_view link)
{
    std::array<char, 64> target{};
    const auto size = ::readlinkat(folder, name, target.data(), target.size());
    return size > 0 && std::string_view{target.data(), static_cast<std::size_t>(size)} == link;
}

// Once for each connection that a program makes, and a browser holds hundreds of descriptors: one call for
// each, where std::filesystem makes three.
std::optional<SocketHolder> lookInto(std::int32_t process, std::string_view link)
{
    const Folder folder{::opendir(descriptorsOf(process).c_str())};
    if (!folder)
        return std::nullopt;
    while (const dirent* entry = ::readdir(folder.get())) {
        const auto descriptor = number(entry->d_name);
        if (descriptor && leadsTo(::dirfd(folder.get()), entry->d_name, link))
            return SocketHolder{process, *descriptor};
    }
    return std::nullopt;
}

std::optional<SocketHolder> lookNear(const SocketHolder& likely, std::string_view link)
{
    const std::string descriptors = descriptorsOf(likely.process);
    for (const std::int32_t descriptor : {likely.descriptor, likely.descriptor + 1}) {
        if (leadsTo(AT_FDCWD, (descriptors + std::to_string(descriptor)).c_str(), link))
            return SocketHolder{likely.process, descriptor};
    }
    return lookInto(likely.process, link);
}

} // namespace

std::optional<SocketHolder> findSocketHolder(std::uint64_t inode, const SocketHolder& likely)
{
    const std::string link = "socket:[" + std::to_string(inode) + "]";
    if (likely.process != 0) {
        if (const auto found = lookNear(likely, link))
            return found;
    }
    const Folder processes{::opendir("/proc")};
    while (const dirent* entry = processes ? ::readdir(processes.get()) : nullptr) {
        const auto process = number(entry->d_name);
        if (!process || *process == likely.process)
            continue;
        if (const auto found = lookInto(*process, link))
            return found;
    }
    return std::nullopt;
}

} // namespace underpass
