// SPDX-License-Identifier: MIT
#include "core/system/MeetingPlace.h"

#include "core/system/Handle_win.h"
#include "core/system/RunFolder_win.h"
#include "core/system/WinText.h"

#include <cwctype>

namespace underpass {

namespace fs = std::filesystem;

namespace {

// Long enough for every path that Windows has.
constexpr std::size_t longestPath = 32768;

// What a drive letter, a junction or a short name stands for; nothing where the file is not there.
std::wstring realPath(const fs::path& path)
{
    const Handle opened{::CreateFileW(path.c_str(), 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
        nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr)};
    if (!opened)
        return {};
    std::wstring real(longestPath, L'\0');
    const DWORD length = ::GetFinalPathNameByHandleW(
        opened.get(), real.data(), static_cast<DWORD>(real.size()), FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    return length < real.size() ? real.substr(0, length) : std::wstring{};
}

// The same before and after the folder, and the file in it, are made: what is not there yet is named below
// what is.
std::wstring realName(const fs::path& file)
{
    fs::path rest;
    for (fs::path there = file;; there = there.parent_path()) {
        if (const std::wstring real = realPath(there); !real.empty())
            return rest.empty() ? real : (fs::path{real} / rest).native();
        if (!there.has_relative_path())
            return file.native();
        rest = rest.empty() ? there.filename() : there.filename() / rest;
    }
}

} // namespace

// Sockets have no file here, so what is in this folder only says which processes there are: it may lie away
// from the profiles, which a network's disk or a roaming account carries to other machines.
fs::path meetingPlace(const fs::path& profiles)
{
    std::error_code ignored;
    const fs::path folder = fs::absolute(profiles, ignored).lexically_normal();
    std::wstring name = realName(folder / L"profiles.json");
    for (wchar_t& each : name)
        each = static_cast<wchar_t>(std::towlower(static_cast<wint_t>(each)));
    return runFolder().value_or(folder / L"run") / shortNameFor(toUtf8(name));
}

} // namespace underpass
