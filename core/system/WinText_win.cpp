// SPDX-License-Identifier: MIT
#include "core/system/WinText.h"

#include "core/base/CleanText.h"
#include "core/base/Error.h"

#include <array>

#include <windows.h>

namespace underpass {

std::wstring toWide(std::string_view text)
{
    const int length = static_cast<int>(text.size());
    std::wstring wide(
        static_cast<std::size_t>(::MultiByteToWideChar(CP_UTF8, 0, text.data(), length, nullptr, 0)), L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, text.data(), length, wide.data(), static_cast<int>(wide.size()));
    return wide;
}

std::string toUtf8(std::wstring_view text)
{
    const int length = static_cast<int>(text.size());
    std::string narrow(static_cast<std::size_t>(::WideCharToMultiByte(
                           CP_UTF8, 0, text.data(), length, nullptr, 0, nullptr, nullptr)),
        '\0');
    ::WideCharToMultiByte(
        CP_UTF8, 0, text.data(), length, narrow.data(), static_cast<int>(narrow.size()), nullptr, nullptr);
    return narrow;
}

std::string systemMessage(std::uint32_t code)
{
    std::array<wchar_t, 512> buffer{};
    const DWORD size = ::FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
        code, 0, buffer.data(), static_cast<DWORD>(buffer.size()), nullptr);
    std::string text = toUtf8({buffer.data(), size});
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return cleanText(
        text + (text.empty() ? "error " : " (") + std::to_string(code) + (text.empty() ? "" : ")"));
}

std::unexpected<Error> failWithLastError(ErrorCode code, std::string subject)
{
    return fail(code, std::move(subject), systemMessage(::GetLastError()));
}

std::filesystem::path ownProgram()
{
    std::wstring path(MAX_PATH, L'\0');
    for (;;) {
        const DWORD size = ::GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size()));
        if (size < path.size())
            return path.substr(0, size);
        path.resize(path.size() * 2);
    }
}

} // namespace underpass
