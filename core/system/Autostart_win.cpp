// SPDX-License-Identifier: MIT
#include "core/system/Autostart.h"

#include "core/base/Error.h"
#include "core/system/WinText.h"

#include <array>

#include <windows.h>

namespace underpass {
namespace {

constexpr const wchar_t* runKey = L"Software\\Microsoft\\Windows\\CurrentVersion\\Run";
// Where the Task Manager notes what it turned off: 12 bytes, the first one odd.
constexpr const wchar_t* approvedKey
    = L"Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run";
constexpr const wchar_t* valueName = L"Underpass";

std::unexpected<Error> unwritable(LSTATUS why)
{
    return fail(ErrorCode::FileUnwritable, "the list of programs that start with Windows",
        systemMessage(static_cast<std::uint32_t>(why)));
}

bool isTurnedOff()
{
    std::array<BYTE, 64> state{};
    DWORD size = state.size();
    return ::RegGetValueW(
               HKEY_CURRENT_USER, approvedKey, valueName, RRF_RT_REG_BINARY, nullptr, state.data(), &size)
        == ERROR_SUCCESS
        && size > 0 && (state[0] & 1) != 0;
}

} // namespace

Autostart autostart()
{
    if (::RegGetValueW(HKEY_CURRENT_USER, runKey, valueName, RRF_RT_REG_SZ, nullptr, nullptr, nullptr)
        != ERROR_SUCCESS)
        return Autostart::Off;
    return isTurnedOff() ? Autostart::TurnedOffBySystem : Autostart::On;
}

Result<void> turnOnAutostart(const std::filesystem::path& program)
{
    const std::wstring command
        = L"\"" + std::filesystem::path{program}.make_preferred().native() + L"\" --hidden";
    const LSTATUS failed = ::RegSetKeyValueW(HKEY_CURRENT_USER, runKey, valueName, REG_SZ, command.c_str(),
        static_cast<DWORD>((command.size() + 1) * sizeof(wchar_t)));
    return failed == ERROR_SUCCESS ? Result<void>{} : unwritable(failed);
}

Result<void> turnOffAutostart()
{
    const LSTATUS failed = ::RegDeleteKeyValueW(HKEY_CURRENT_USER, runKey, valueName);
    return failed == ERROR_SUCCESS || failed == ERROR_FILE_NOT_FOUND ? Result<void>{} : unwritable(failed);
}

} // namespace underpass
