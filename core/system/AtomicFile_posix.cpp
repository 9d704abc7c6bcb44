// SPDX-License-Identifier: MIT
#include "core/system/AtomicFile.h"

#include "core/base/CleanText.h"
#include "core/system/TemporaryFile.h"

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace underpass {
namespace {

constexpr mode_t ownerOnly = 0600;
constexpr mode_t folderOwnerOnly = 0700;
constexpr std::chrono::milliseconds betweenTries{10}; // For a lock.

class Descriptor
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    { }
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(Descriptor&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    { }
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

std::unexpected<Error> failed(ErrorCode code, const std::filesystem::path& file)
{
    return fail(code, file.string(), std::strerror(errno));
}

bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void makeFolder(const std::filesystem::path& file)
{
    const auto folder = file.parent_path();
    std::error_code ignored;
    if (folder.empty() || std::filesystem::exists(folder, ignored))
        return;
    std::filesystem::create_directories(folder.parent_path(), ignored);
    ::mkdir(folder.c_str(), folderOwnerOnly);
}

std::string leadsTo(const std::filesystem::path& link)
{
    std::error_code ignored;
    return "it is a link to " + cleanText(std::filesystem::read_symlink(link, ignored).string());
}

// Somebody who keeps the file elsewhere has a link to it, and shall have it afterwards.
Result<std::filesystem::path> behindLinks(const std::filesystem::path& file)
{
    std::error_code failure;
    if (!std::filesystem::is_symlink(std::filesystem::symlink_status(file, failure)))
        return file;
    const auto target = std::filesystem::canonical(file, failure);
    if (failure)
        return fail(ErrorCode::FileUnwritable, file.string(), leadsTo(file) + ": " + failure.message());
    struct stat facts{};
    if (::stat(target.c_str(), &facts) != 0 || (facts.st_uid != ::geteuid() && facts.st_uid != 0))
        return fail(
            ErrorCode::FileUnwritable, file.string(), leadsTo(file) + ", which belongs to another account");
    return target;
}

// Reading anything else may wait for ever. The null device is an empty file to many.
bool isFile(int descriptor)
{
    struct stat facts{};
    if (::fstat(descriptor, &facts) != 0)
        return false;
    return S_ISREG(facts.st_mode) || (S_ISCHR(facts.st_mode) && facts.st_rdev == makedev(1, 3));
}

std::unexpected<Error> noFile(ErrorCode code, const std::filesystem::path& file)
{
    return fail(code, file.string(), "it is no file but a folder, a pipe, a socket or a device");
}

// Who may read what takes the place of `former` is as its owner wished; what cannot be given on is left out.
void permitAs(const std::filesystem::path& former, int descriptor)
{
    struct stat facts{};
    if (::stat(former.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_uid != ::geteuid())
        return;
    const bool hasGroup = ::fchown(descriptor, static_cast<uid_t>(-1), facts.st_gid) == 0;
    constexpr mode_t groups = 0070;
    constexpr mode_t all = 0775; // For everybody to write it is nobody's wish.
    (void)::fchmod(descriptor, (facts.st_mode & (hasGroup ? all : all & ~groups)) | ownerOnly);
}

bool writeAndFlush(
    const std::filesystem::path& file, const std::filesystem::path& former, std::string_view text)
{
    const Descriptor descriptor{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ownerOnly)};
    if (!descriptor.isOpen())
        return false;
    permitAs(former, descriptor.get());
    return writeAll(descriptor.get(), text) && ::fsync(descriptor.get()) == 0;
}

void flushFolder(const std::filesystem::path& file)
{
    const Descriptor folder{::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder.isOpen())
        ::fsync(folder.get());
}

class PosixLock : public FileLock
{
public:
    explicit PosixLock(Descriptor descriptor)
        : m_descriptor(std::move(descriptor))
    { }

private:
    Descriptor m_descriptor; // Closing it gives the lock back.
};

} // namespace

Result<void> writeAtomically(const std::filesystem::path& named, std::string_view text)
{
    const auto behind = behindLinks(named);
    if (!behind)
        return fail(behind);
    const std::filesystem::path& file = *behind;
    makeFolder(file);
    removeAbandoned(file);
    const auto temporary = temporaryBeside(file);
    ::unlink(temporary.c_str());
    if (!writeAndFlush(temporary, file, text) || ::rename(temporary.c_str(), file.c_str()) != 0) {
        auto trouble = failed(ErrorCode::FileUnwritable, named);
        ::unlink(temporary.c_str());
        return trouble;
    }
    flushFolder(file);
    return {};
}

Result<std::string> readWhole(const std::filesystem::path& file, std::size_t limit)
{
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
    if (!descriptor.isOpen()) {
        auto trouble = failed(ErrorCode::FileUnreadable, file);
        std::error_code ignored;
        if (std::filesystem::is_symlink(std::filesystem::symlink_status(file, ignored)))
            trouble.error().detail = leadsTo(file) + ": " + trouble.error().detail;
        return trouble;
    }
    if (!isFile(descriptor.get()))
        return noFile(ErrorCode::FileUnreadable, file);
    std::string text;
    std::string chunk(std::size_t{64} * 1024, '\0');
    for (;;) {
        const ssize_t size = ::read(descriptor.get(), chunk.data(), chunk.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return failed(ErrorCode::FileUnreadable, file);
        if (size == 0)
            return text;
        text.append(chunk, 0, static_cast<std::size_t>(size));
        if (text.size() > limit)
            return fail(ErrorCode::FileUnreadable, file.string(), "it is too large");
    }
}

Result<void> appendLine(const std::filesystem::path& file, std::string_view line, Durable durable)
{
    makeFolder(file);
    constexpr int ready = O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    const Descriptor descriptor{::open(file.c_str(), O_RDWR | O_APPEND | O_CREAT | ready, ownerOnly)};
    if (!descriptor.isOpen())
        return failed(ErrorCode::FileUnwritable, file);
    if (!isFile(descriptor.get()))
        return noFile(ErrorCode::FileUnwritable, file);
    if (::flock(descriptor.get(), LOCK_EX) != 0)
        return failed(ErrorCode::FileUnwritable, file);
    char last = '\n';
    const off_t size = ::lseek(descriptor.get(), 0, SEEK_END);
    if (size < 0)
        return failed(ErrorCode::FileUnwritable, file);
    const bool isKnown = size > 0 && ::pread(descriptor.get(), &last, 1, size - 1) == 1;
    // Whoever wrote before us may have left the last line open.
    std::string text = isKnown && last != '\n' ? "\n" : "";
    text.append(line).append("\n");
    const bool isWritten = writeAll(descriptor.get(), text);
    if (!isWritten || (durable == Durable::Yes && ::fsync(descriptor.get()) != 0)) {
        auto trouble = failed(ErrorCode::FileUnwritable, file);
        // Half a line could be read as another key. Making a file shorter takes no room.
        [[maybe_unused]] const int taken = ::ftruncate(descriptor.get(), size);
        return trouble;
    }
    return {};
}

Result<std::unique_ptr<FileLock>> lockFile(
    const std::filesystem::path& file, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    makeFolder(file);
    Descriptor descriptor{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, ownerOnly)};
    if (!descriptor.isOpen())
        return failed(ErrorCode::FileUnwritable, file);
    while (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR && errno != EWOULDBLOCK)
            return failed(ErrorCode::FileUnwritable, file);
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(ErrorCode::FileUnwritable, file.string(), heldByAnother);
        std::this_thread::sleep_for(betweenTries);
    }
    return std::make_unique<PosixLock>(std::move(descriptor));
}

} // namespace underpass
