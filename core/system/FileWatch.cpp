// SPDX-License-Identifier: MIT
#include "core/system/FileWatch.h"

#include "core/system/FolderEar.h"

#include <algorithm>
#include <thread>
#include <tuple>
#include <utility>

namespace underpass {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// One save is several changes of the folder.
constexpr std::chrono::milliseconds quiet{100};
constexpr std::chrono::milliseconds longestUnrest{700};
constexpr std::chrono::milliseconds betweenLooks{1000};

// What a look can tell without the system's help.
using Face = std::tuple<fs::file_type, fs::file_time_type, std::uintmax_t>;

Face faceOf(const fs::path& file)
{
    std::error_code ignored;
    return {
        fs::status(file, ignored).type(), fs::last_write_time(file, ignored), fs::file_size(file, ignored)};
}

std::vector<fs::path> foldersOf(const fs::path& file)
{
    std::vector<fs::path> folders{file.parent_path()};
    std::error_code failed;
    const fs::path behindLinks = fs::canonical(file, failed);
    if (!failed && behindLinks.parent_path() != folders.front())
        folders.push_back(behindLinks.parent_path());
    return folders;
}

} // namespace

class FileWatch::Implementation
{
public:
    Implementation(fs::path file, std::function<void()> changed)
        : m_file(std::move(file))
        , m_changed(std::move(changed))
        , m_ear(openFolderEar())
        , m_face(faceOf(m_file))
        , m_isListening(m_ear && m_ear->listenTo(foldersOf(m_file)))
    {
        if (m_ear)
            m_thread = std::thread{[this] { watch(); }};
    }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;
    ~Implementation()
    {
        if (m_ear)
            m_ear->stop();
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    void watch()
    {
        for (;;) {
            switch (m_ear->wait(patience())) {
            case FolderEar::Heard::Stop:
                return;
            case FolderEar::Heard::Change:
                m_since = m_since.value_or(Clock::now());
                if (Clock::now() - *m_since >= longestUnrest)
                    look();
                break;
            case FolderEar::Heard::Nothing:
                look();
                break;
            }
        }
    }

    [[nodiscard]] std::optional<std::chrono::milliseconds> patience() const
    {
        using std::chrono::milliseconds;
        if (!m_since)
            return m_isListening ? std::nullopt : std::optional{betweenLooks};
        const auto left = std::chrono::ceil<milliseconds>(*m_since + longestUnrest - Clock::now());
        return std::clamp(left, milliseconds{0}, quiet);
    }

    void look()
    {
        const bool wasHeard = m_since.has_value();
        m_since.reset();
        // Links and folders may be others now; what happens from here on is heard.
        const bool wasListening = std::exchange(m_isListening, m_ear->listenTo(foldersOf(m_file)));
        const Face before = std::exchange(m_face, faceOf(m_file));
        if (wasHeard || before != m_face || wasListening != m_isListening)
            m_changed();
    }

    const fs::path m_file;
    const std::function<void()> m_changed;
    const std::unique_ptr<FolderEar> m_ear;
    Face m_face;
    bool m_isListening;
    std::optional<Clock::time_point> m_since; // When the unrest began that nobody was told of yet.
    std::thread m_thread;
};

FileWatch::FileWatch(std::filesystem::path file, std::function<void()> changed)
    : m_implementation(std::make_unique<Implementation>(std::move(file), std::move(changed)))
{ }

FileWatch::~FileWatch() = default;

} // namespace underpass
