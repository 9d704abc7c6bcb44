// SPDX-License-Identifier: MIT
#include "core/system/AtomicFile.h"

#include "core/base/Error.h"
#include "core/system/Account.h"
#include "core/system/TemporaryFile.h"
#include "core/system/WinText.h"

#include <algorithm>

namespace underpass {
namespace {

// Virus scanners and indexers hold a new file for a moment, and without sharing.
constexpr int triesToReplace = 20;
constexpr DWORD pauseBetweenTries = 25; // ms
constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

std::unexpected<Error> unwritable(const std::filesystem::path& file)
{
    return failWithLastError(ErrorCode::FileUnwritable, file.string());
}

bool writeAll(HANDLE file, std::string_view text)
{
    while (!text.empty()) {
        const auto next = static_cast<DWORD>(std::min<std::size_t>(text.size(), std::size_t{1} << 20));
        DWORD written = 0;
        if (!::WriteFile(file, text.data(), next, &written, nullptr) || written == 0)
            return false;
        text.remove_prefix(written);
    }
    return true;
}

// A folder that we make is its owner's alone, and so is what is made in it.
void makeFolder(const std::filesystem::path& file)
{
    const auto folder = file.parent_path();
    std::error_code ignored;
    if (folder.empty() || std::filesystem::exists(folder, ignored))
        return;
    std::filesystem::create_directories(folder.parent_path(), ignored);
    OwnerOnly security{OwnerOnly::Inheritance::ToChildren};
    if (security)
        ::CreateDirectoryW(folder.c_str(), security.get());
}

Handle openOwn(const std::filesystem::path& file, DWORD access, DWORD disposition)
{
    OwnerOnly security;
    if (!security)
        return {};
    return Handle{::CreateFileW(
        file.c_str(), access, shareAll, security.get(), disposition, FILE_ATTRIBUTE_NORMAL, nullptr)};
}

bool writeAndFlush(const std::filesystem::path& file, std::string_view text)
{
    const Handle opened = openOwn(file, GENERIC_WRITE, CREATE_ALWAYS);
    return opened && writeAll(opened.get(), text) && ::FlushFileBuffers(opened.get());
}

bool replace(const std::filesystem::path& file, const std::filesystem::path& by)
{
    for (int tries = 1;; ++tries) {
        if (::MoveFileExW(by.c_str(), file.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
            return true;
        const DWORD why = ::GetLastError();
        const bool mayPass = why == ERROR_SHARING_VIOLATION || why == ERROR_ACCESS_DENIED;
        if (!mayPass || tries == triesToReplace)
            return false;
        ::Sleep(pauseBetweenTries);
    }
}

// Locks on Windows keep others from reading the locked bytes, so this one is where no file has any.
bool lock(HANDLE file, DWORD flags = 0)
{
    OVERLAPPED place{};
    place.OffsetHigh = 0x7fffffff;
    return ::LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | flags, 0, 1, 0, &place) != 0;
}

class WinLock : public FileLock
{
public:
    explicit WinLock(Handle file)
        : m_file(std::move(file))
    { }

private:
    Handle m_file; // Closing it gives the lock back.
};

char lastByte(HANDLE file)
{
    char last = '\n';
    DWORD got = 0;
    if (::SetFilePointer(file, -1, nullptr, FILE_END) != INVALID_SET_FILE_POINTER)
        ::ReadFile(file, &last, 1, &got, nullptr);
    ::SetFilePointer(file, 0, nullptr, FILE_END);
    return last;
}

} // namespace

Result<void> writeAtomically(const std::filesystem::path& file, std::string_view text)
{
    makeFolder(file);
    removeAbandoned(file);
    const auto temporary = temporaryBeside(file);
    if (!writeAndFlush(temporary, text) || !replace(file, temporary)) {
        auto trouble = unwritable(file);
        ::DeleteFileW(temporary.c_str());
        return trouble;
    }
    return {};
}

Result<std::string> readWhole(const std::filesystem::path& file, std::size_t limit)
{
    const Handle opened{::CreateFileW(
        file.c_str(), GENERIC_READ, shareAll, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr)};
    if (!opened)
        return failWithLastError(ErrorCode::FileUnreadable, file.string());
    if (::GetFileType(opened.get()) == FILE_TYPE_PIPE) // Reading one may wait for ever.
        return fail(ErrorCode::FileUnreadable, file.string(), "it is no file but a pipe");
    std::string text;
    std::string chunk(std::size_t{64} * 1024, '\0');
    for (;;) {
        DWORD size = 0;
        if (!::ReadFile(opened.get(), chunk.data(), static_cast<DWORD>(chunk.size()), &size, nullptr))
            return failWithLastError(ErrorCode::FileUnreadable, file.string());
        if (size == 0)
            return text;
        text.append(chunk, 0, size);
        if (text.size() > limit)
            return fail(ErrorCode::FileUnreadable, file.string(), "it is too large");
    }
}

Result<void> appendLine(const std::filesystem::path& file, std::string_view line, Durable durable)
{
    makeFolder(file);
    const Handle opened = openOwn(file, GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS);
    if (!opened || !lock(opened.get()))
        return unwritable(file);
    LARGE_INTEGER size{};
    if (!::GetFileSizeEx(opened.get(), &size))
        return unwritable(file);
    // Whoever wrote before us may have left the last line open.
    std::string text = lastByte(opened.get()) == '\n' ? "" : "\n";
    text.append(line).append("\n");
    const bool isWritten = writeAll(opened.get(), text);
    if (!isWritten || (durable == Durable::Yes && !::FlushFileBuffers(opened.get()))) {
        auto trouble = unwritable(file);
        // Half a line could be read as another key. Making a file shorter takes no room.
        if (::SetFilePointerEx(opened.get(), size, nullptr, FILE_BEGIN))
            ::SetEndOfFile(opened.get());
        return trouble;
    }
    return {};
}

Result<std::unique_ptr<FileLock>> lockFile(
    const std::filesystem::path& file, std::chrono::milliseconds patience)
{
    makeFolder(file);
    Handle opened = openOwn(file, GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS);
    if (!opened)
        return unwritable(file);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!lock(opened.get(), LOCKFILE_FAIL_IMMEDIATELY)) {
        const DWORD why = ::GetLastError();
        if (why != ERROR_LOCK_VIOLATION && why != ERROR_IO_PENDING)
            return unwritable(file);
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(ErrorCode::FileUnwritable, file.string(), heldByAnother);
        ::Sleep(pauseBetweenTries);
    }
    return std::make_unique<WinLock>(std::move(opened));
}

} // namespace underpass
