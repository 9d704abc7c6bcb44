// SPDX-License-Identifier: MIT
#include "core/system/FolderEar.h"

#include "core/system/Handle_win.h"

#include <utility>

namespace underpass {
namespace {

constexpr DWORD changes = FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_ATTRIBUTES
    | FILE_NOTIFY_CHANGE_SIZE | FILE_NOTIFY_CHANGE_LAST_WRITE | FILE_NOTIFY_CHANGE_SECURITY;

// FindCloseChangeNotification() closes it, not CloseHandle().
class Notification
{
public:
    explicit Notification(const std::filesystem::path& folder)
        : m_handle(::FindFirstChangeNotificationW(folder.c_str(), FALSE, changes))
    { }
    Notification(Notification&& other) noexcept
        : m_handle(std::exchange(other.m_handle, INVALID_HANDLE_VALUE))
    { }
    Notification& operator=(Notification&&) = delete;
    ~Notification()
    {
        if (isOpen())
            ::FindCloseChangeNotification(m_handle);
    }

    [[nodiscard]] bool isOpen() const { return m_handle != INVALID_HANDLE_VALUE; }
    [[nodiscard]] HANDLE get() const { return m_handle; }

private:
    HANDLE m_handle;
};

class WinEar : public FolderEar
{
public:
    WinEar()
        : m_stop(::CreateEventW(nullptr, TRUE, FALSE, nullptr))
    { }

    [[nodiscard]] bool isOpen() const { return static_cast<bool>(m_stop); }

    bool listenTo(const std::vector<std::filesystem::path>& folders) override
    {
        m_folders.clear();
        bool isWhole = true;
        for (const auto& folder : folders) {
            Notification notification{folder};
            isWhole = isWhole && notification.isOpen();
            if (notification.isOpen())
                m_folders.push_back(std::move(notification));
        }
        return isWhole;
    }

    Heard wait(std::optional<std::chrono::milliseconds> patience) override
    {
        std::vector<HANDLE> all{m_stop.get()};
        for (const Notification& folder : m_folders)
            all.push_back(folder.get());
        const DWORD limit = patience ? static_cast<DWORD>(patience->count()) : INFINITE;
        const DWORD ready
            = ::WaitForMultipleObjects(static_cast<DWORD>(all.size()), all.data(), FALSE, limit);
        if (ready == WAIT_OBJECT_0 || ready == WAIT_FAILED)
            return Heard::Stop;
        if (ready == WAIT_TIMEOUT)
            return Heard::Nothing;
        ::FindNextChangeNotification(all[ready - WAIT_OBJECT_0]);
        return Heard::Change;
    }

    void stop() override { ::SetEvent(m_stop.get()); }

private:
    Handle m_stop;
    std::vector<Notification> m_folders;
};

} // namespace

std::unique_ptr<FolderEar> openFolderEar()
{
    auto ear = std::make_unique<WinEar>();
    return ear->isOpen() ? std::move(ear) : nullptr;
}

} // namespace underpass
