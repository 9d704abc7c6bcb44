// SPDX-License-Identifier: MIT
#include "core/listen/SocketHolder.h"

#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace underpass {
namespace {

constexpr std::string_view linkStart = "socket:[";

using Folder = std::unique_ptr<DIR, decltype([](DIR* folder) { ::closedir(folder); })>;

template <class Number> std::optional<Number> number(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string descriptorsOf(std::int32_t process)
{
    return "/proc/" + std::to_string(process) + "/fd/";
}

// What a descriptor leads to: one call for each, where std::filesystem makes three.
class Link
{
public:
    Link(int folder, const char* name)
        : m_size(::readlinkat(folder, name, m_text.data(), m_text.size()))
    { }
    [[nodiscard]] std::string_view text() const
    {
        return {m_text.data(), static_cast<std::size_t>(m_size > 0 ? m_size : 0)};
    }

private:
    std::array<char, 64> m_text{};
    ssize_t m_size;
};

std::optional<std::uint64_t> inodeOf(std::string_view link)
{
    if (!link.starts_with(linkStart) || !link.ends_with(']'))
        return std::nullopt;
    return number<std::uint64_t>(link.substr(linkStart.size(), link.size() - linkStart.size() - 1));
}

bool leadsTo(const SocketHolder& holder, std::string_view link)
{
    const std::string path = descriptorsOf(holder.process) + std::to_string(holder.descriptor);
    return Link{AT_FDCWD, path.c_str()}.text() == link;
}

} // namespace

std::optional<SocketHolder> SocketHolders::find(std::uint64_t inode)
{
    const std::lock_guard lock{m_mutex};
    const std::string link = std::string{linkStart} + std::to_string(inode) + "]";
    auto found = findWhereItMayBe(inode, link);
    const Folder processes{found ? nullptr : ::opendir("/proc")};
    while (const dirent* entry = processes && !found ? ::readdir(processes.get()) : nullptr) {
        if (const auto process = number<std::int32_t>(entry->d_name))
            found = lookInto(*process, inode);
    }
    m_last = found.value_or(m_last);
    return found;
}

// A program's next socket is mostly where its last one was, or beside it.
std::optional<SocketHolder> SocketHolders::findWhereItMayBe(std::uint64_t inode, std::string_view link)
{
    if (const auto seen = m_seen.find(inode); seen != m_seen.end() && leadsTo(seen->second, link))
        return seen->second;
    if (m_last.process == 0)
        return std::nullopt;
    for (const auto& likely : {m_last, SocketHolder{m_last.process, m_last.descriptor + 1}}) {
        if (leadsTo(likely, link))
            return likely;
    }
    return lookInto(m_last.process, inode);
}

std::optional<SocketHolder> SocketHolders::lookInto(std::int32_t process, std::uint64_t inode)
{
    const Folder folder{::opendir(descriptorsOf(process).c_str())};
    Inodes seen;
    while (const dirent* entry = folder ? ::readdir(folder.get()) : nullptr) {
        const auto descriptor = number<std::int32_t>(entry->d_name);
        const auto at = inodeOf(Link{::dirfd(folder.get()), entry->d_name}.text());
        if (descriptor && at)
            seen.emplace(*at, SocketHolder{process, *descriptor});
    }
    const auto found = seen.find(inode);
    if (found == seen.end())
        return std::nullopt;
    const SocketHolder holder = found->second;
    m_seen = std::move(seen);
    return holder;
}

} // namespace underpass
