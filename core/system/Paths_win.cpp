// SPDX-License-Identifier: MIT
#include "core/system/Paths.h"

#include "core/base/Error.h"
#include "core/system/Account.h"
#include "core/system/MeetingPlace.h"
#include "core/system/RunFolder_win.h"
#include "core/system/WinText.h"

#include <optional>

#include <knownfolders.h>
#include <objbase.h>
#include <shlobj.h>

namespace underpass {

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> knownFolder(const KNOWNFOLDERID& id)
{
    wchar_t* found = nullptr;
    const HRESULT failed = ::SHGetKnownFolderPath(id, KF_FLAG_DEFAULT, nullptr, &found);
    std::optional<fs::path> folder;
    if (SUCCEEDED(failed))
        folder = fs::path{found};
    ::CoTaskMemFree(found);
    return folder;
}

// A file of this name beside the program keeps everything beside it: for a memory stick.
constexpr const wchar_t* portableMarker = L"portable.ini";

std::optional<fs::path> portableFolder()
{
    const fs::path beside = ownProgram().parent_path();
    std::error_code ignored;
    return fs::exists(beside / portableMarker, ignored) ? std::optional{beside} : std::nullopt;
}

// FAT on a memory stick, for one, knows no owners.
bool keepsOwners(const fs::path& folder)
{
    std::wstring volume(MAX_PATH, L'\0');
    DWORD flags = FILE_PERSISTENT_ACLS;
    if (::GetVolumePathNameW(folder.c_str(), volume.data(), static_cast<DWORD>(volume.size())))
        ::GetVolumeInformationW(volume.c_str(), nullptr, 0, nullptr, nullptr, &flags, nullptr, 0);
    return (flags & FILE_PERSISTENT_ACLS) != 0;
}

bool isOfAdministrators(const fs::path& file)
{
    const auto owner = ownerOfFile(file.native());
    return owner && (*owner == localSystemSid || *owner == administratorsSid);
}

// What an elevated program of an administrator makes belongs to all administrators.
bool isOurs(const fs::path& folder)
{
    const auto owner = ownerOfFile(folder.native());
    return owner && (owner == ownSid() || *owner == administratorsSid);
}

} // namespace

std::optional<fs::path> homeFolder()
{
    return knownFolder(FOLDERID_Profile);
}

std::optional<fs::path> runFolder()
{
    if (const auto beside = portableFolder())
        return *beside / "run";
    const auto local = knownFolder(FOLDERID_LocalAppData);
    return local ? std::optional{*local / "Underpass" / "run"} : std::nullopt;
}

Result<Paths> standardPaths(const fs::path& profiles)
{
    const auto runtime
        = [&profiles](const fs::path& config) { return meetingPlace(profiles.empty() ? config : profiles); };
    if (const auto beside = portableFolder())
        return Paths{.config = *beside / "settings",
            .state = *beside / "logs",
            .runtime = runtime(*beside / "settings")};
    const auto roaming = knownFolder(FOLDERID_RoamingAppData);
    const auto local = knownFolder(FOLDERID_LocalAppData);
    if (!roaming || !local)
        return fail(ErrorCode::FileUnreadable, "the AppData folder", "Windows does not say where it is");
    return Paths{.config = *roaming / "Underpass",
        .state = *local / "Underpass" / "logs",
        .runtime = runtime(*roaming / "Underpass")};
}

// Below ProgramData everybody may make a folder, so what lies there counts where no other account made it.
std::vector<fs::path> knownHostsOfTheHouse()
{
    std::vector<fs::path> files;
    const auto ofAll = knownFolder(FOLDERID_ProgramData);
    for (const wchar_t* name : {L"ssh_known_hosts", L"ssh_known_hosts2"}) {
        if (ofAll && isOfAdministrators(*ofAll / L"ssh" / name))
            files.push_back(*ofAll / L"ssh" / name);
    }
    return files;
}

Result<void> makePrivateFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    OwnerOnly security{OwnerOnly::Inheritance::ToChildren};
    if (!security)
        return failWithLastError(ErrorCode::FileUnwritable, folder.string());
    if (!::CreateDirectoryW(folder.c_str(), security.get()) && ::GetLastError() != ERROR_ALREADY_EXISTS)
        return failWithLastError(ErrorCode::FileUnwritable, folder.string());
    if (!fs::is_directory(folder, error) || (keepsOwners(folder) && !isOurs(folder)))
        return fail(ErrorCode::FileUnwritable, folder.string(), "not a folder of this account");
    return {};
}

Result<void> checkFolder(const fs::path& folder)
{
    std::error_code ignored;
    if (fs::exists(folder, ignored) && keepsOwners(folder) && !isOurs(folder))
        return fail(ErrorCode::FileUnwritable, folder.string(), "not a folder of this account");
    return {};
}

} // namespace underpass
