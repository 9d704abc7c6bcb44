// SPDX-License-Identifier: MIT
#include "core/system/FolderEar.h"

#include <array>
#include <cerrno>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace underpass {
namespace {

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO
    | IN_MOVED_FROM | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

class PosixEar : public FolderEar
{
public:
    PosixEar()
        : m_stop(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    { }
    PosixEar(const PosixEar&) = delete;
    PosixEar& operator=(const PosixEar&) = delete;
    ~PosixEar() override
    {
        for (const int descriptor : {m_stop, m_changes}) {
            if (descriptor >= 0)
                ::close(descriptor);
        }
    }

    [[nodiscard]] bool isOpen() const { return m_stop >= 0; }

    // A new descriptor forgets the former folders, also one that was moved away with its watch.
    bool listenTo(const std::vector<std::filesystem::path>& folders) override
    {
        if (m_changes >= 0)
            ::close(m_changes);
        m_changes = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
        bool isWhole = m_changes >= 0;
        for (const auto& folder : folders)
            isWhole = isWhole && ::inotify_add_watch(m_changes, folder.c_str(), changes) >= 0;
        return isWhole;
    }

    Heard wait(std::optional<std::chrono::milliseconds> patience) override
    {
        std::array<pollfd, 2> both{
            pollfd{m_stop, POLLIN, 0}, pollfd{m_changes, POLLIN, 0}}; // -1 is left out.
        const int ready
            = ::poll(both.data(), both.size(), patience ? static_cast<int>(patience->count()) : -1);
        if (both[0].revents != 0)
            return Heard::Stop;
        if (ready <= 0)
            return ready < 0 && errno == EINTR ? Heard::Change : Heard::Nothing;
        std::array<char, 4096> events{};
        while (::read(m_changes, events.data(), events.size()) > 0)
            continue; // Whoever is told looks for himself.
        return Heard::Change;
    }

    void stop() override
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(m_stop, &one, sizeof one);
    }

private:
    int m_stop;
    int m_changes = -1;
};

} // namespace

std::unique_ptr<FolderEar> openFolderEar()
{
    auto ear = std::make_unique<PosixEar>();
    return ear->isOpen() ? std::move(ear) : nullptr;
}

} // namespace underpass
