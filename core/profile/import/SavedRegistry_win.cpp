// SPDX-License-Identifier: MIT
#include "core/profile/import/SavedFiles.h"

#include "core/system/WinText.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <windows.h>

namespace underpass {
namespace {

constexpr DWORD mostKeys = 20'000;
constexpr DWORD mostValues = 2'000;
constexpr std::size_t longestName
    = 16'384; // Of a value, in characters (Microsoft: Registry Element Size Limits).
constexpr std::size_t longestValue = 65'536; // Bytes; longer ones are left out.

struct CloseKey
{
    void operator()(HKEY key) const { RegCloseKey(key); }
};
using Key = std::unique_ptr<std::remove_pointer_t<HKEY>, CloseKey>;

Result<Key> openKey(HKEY above, const std::wstring& path)
{
    HKEY opened = nullptr;
    const LSTATUS status = RegOpenKeyExW(above, path.c_str(), 0, KEY_READ, &opened);
    if (status != ERROR_SUCCESS)
        return fail(ErrorCode::FileUnreadable, "the registry key HKEY_CURRENT_USER\\" + toUtf8(path),
            systemMessage(static_cast<std::uint32_t>(status)));
    return Key{opened};
}

std::optional<std::string> valueOf(DWORD kind, const std::vector<BYTE>& bytes)
{
    if (kind == REG_DWORD && bytes.size() == sizeof(DWORD)) {
        DWORD number = 0;
        std::copy(bytes.begin(), bytes.end(), reinterpret_cast<BYTE*>(&number));
        return std::to_string(number);
    }
    if (kind != REG_SZ && kind != REG_EXPAND_SZ)
        return std::nullopt;
    std::wstring text(bytes.size() / sizeof(wchar_t), L'\0');
    std::copy_n(bytes.begin(), text.size() * sizeof(wchar_t), reinterpret_cast<BYTE*>(text.data()));
    return toUtf8(text.substr(0, text.find(L'\0')));
}

Section sectionOf(HKEY key, std::string name)
{
    Section section{std::move(name)};
    std::vector<wchar_t> called(longestName);
    for (DWORD i = 0; i < mostValues; ++i) {
        DWORD length = static_cast<DWORD>(called.size());
        DWORD kind = 0;
        std::vector<BYTE> bytes(longestValue);
        DWORD size = static_cast<DWORD>(bytes.size());
        const LSTATUS status
            = RegEnumValueW(key, i, called.data(), &length, nullptr, &kind, bytes.data(), &size);
        if (status == ERROR_MORE_DATA)
            continue;
        if (status != ERROR_SUCCESS)
            break;
        bytes.resize(size);
        if (auto value = valueOf(kind, bytes))
            section.entries.emplace_back(toUtf8({called.data(), length}), std::move(*value));
    }
    return section;
}

} // namespace

bool leadsElsewhere(const std::filesystem::path& file)
{
    const DWORD attributes = GetFileAttributesW(file.c_str());
    return attributes == INVALID_FILE_ATTRIBUTES || (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0;
}

Result<std::vector<Section>> readRegistry(std::string_view path)
{
    const auto key = openKey(HKEY_CURRENT_USER, toWide(path));
    if (!key)
        return fail(key);
    const std::string whole = "HKEY_CURRENT_USER\\" + std::string{path};
    std::vector<Section> found{sectionOf(key->get(), whole)};
    std::array<wchar_t, 256> name{}; // A key's name has at most 255 characters.
    for (DWORD i = 0; i < mostKeys; ++i) {
        DWORD length = static_cast<DWORD>(name.size());
        if (RegEnumKeyExW(key->get(), i, name.data(), &length, nullptr, nullptr, nullptr, nullptr)
            != ERROR_SUCCESS)
            break;
        const std::wstring called{name.data(), length};
        if (const auto below = openKey(key->get(), called))
            found.push_back(sectionOf(below->get(), whole + "\\" + toUtf8(called)));
    }
    return found;
}

} // namespace underpass
