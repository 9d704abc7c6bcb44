// SPDX-License-Identifier: MIT
#include "core/system/ProgramName.h"

#include "core/system/Handle_win.h"
#include "core/system/WinText.h"

#include <algorithm>
#include <string>

namespace underpass {
namespace {

constexpr std::size_t longestPath = 32768;

// Without the prefixes that only turn off limits, and with backslashes.
std::wstring plain(std::wstring path)
{
    std::ranges::replace(path, L'/', L'\\');
    if (path.starts_with(L"\\\\?\\UNC\\"))
        return L"\\" + path.substr(7);
    return path.starts_with(L"\\\\?\\") ? path.substr(4) : path;
}

bool isSame(std::wstring_view one, std::wstring_view other)
{
    return ::CompareStringOrdinal(
               one.data(), static_cast<int>(one.size()), other.data(), static_cast<int>(other.size()), TRUE)
        == CSTR_EQUAL;
}

std::wstring_view fileNameOf(std::wstring_view path)
{
    return path.substr(path.find_last_of(L"\\:") + 1); // All of it where there is neither.
}

bool isOnADiskOfThisMachine(const std::wstring& path)
{
    if (path.size() < 3 || path[1] != L':' || path[2] != L'\\')
        return false;
    const UINT kind = ::GetDriveTypeW(path.substr(0, 3).c_str());
    return kind == DRIVE_FIXED || kind == DRIVE_REMOVABLE || kind == DRIVE_RAMDISK || kind == DRIVE_CDROM;
}

// The names that the folders themselves give to an 8.3 path; works where the file itself may not be opened.
std::wstring longPath(const std::wstring& path)
{
    if (path.find(L'~') == std::wstring::npos)
        return path;
    std::wstring text(longestPath, L'\0');
    const DWORD size = ::GetLongPathNameW(path.c_str(), text.data(), static_cast<DWORD>(text.size()));
    return size == 0 || size >= text.size() ? path : text.substr(0, size);
}

std::wstring finalPath(const std::wstring& path)
{
    if (!isOnADiskOfThisMachine(path))
        return path;
    const Handle file{::CreateFileW(path.c_str(), FILE_READ_ATTRIBUTES,
        FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, 0, nullptr)};
    std::wstring text(longestPath, L'\0');
    const DWORD size = !file ? 0
                             : ::GetFinalPathNameByHandleW(file.get(), text.data(),
                                   static_cast<DWORD>(text.size()), FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    return longPath(size == 0 || size >= text.size() ? path : plain(text.substr(0, size)));
}

} // namespace

bool isSameProgram(std::string_view running, std::string_view listed)
{
    const std::wstring program = plain(toWide(running));
    const std::wstring wanted = plain(toWide(listed));
    if (program.empty() || wanted.empty())
        return false;
    if (fileNameOf(wanted) == wanted)
        return isSame(fileNameOf(program), wanted) || isSame(fileNameOf(finalPath(program)), wanted);
    return isSame(program, wanted) || isSame(finalPath(program), finalPath(wanted));
}

} // namespace underpass
