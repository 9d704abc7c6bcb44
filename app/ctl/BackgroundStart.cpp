// SPDX-License-Identifier: MIT
#include "app/ctl/BackgroundStart.h"

#include "app/ctl/Background.h"
#include "core/base/Clock.h"
#include "core/control/Running.h"
#include "core/system/AtomicFile.h"

#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>
#include <utility>

namespace underpass {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds betweenLooks{50};
constexpr std::chrono::seconds longest{10};
constexpr std::chrono::seconds untilAWord{3}; // Nobody waits longer in silence.

// Says once that it takes long.
class SayingPatience
{
public:
    [[nodiscard]] bool isOver()
    {
        const auto waited = Clock::now() - m_begin;
        if (waited > untilAWord && !std::exchange(m_hasSaidSo, true))
            std::cerr << "Waiting for the process in the background to start.\n" << std::flush;
        return waited > longest;
    }

private:
    TimePoint m_begin = Clock::now();
    bool m_hasSaidSo = false;
};

// It has another working folder.
std::string whole(const fs::path& path)
{
    std::error_code ignored;
    return fs::absolute(path, ignored).string();
}

std::vector<std::string> argumentsFor(const Setting& setting)
{
    std::vector<std::string> arguments{"background", "--profiles", whole(setting.profiles)};
    for (const fs::path& file : setting.knownHosts)
        arguments.insert(arguments.end(), {"--known-hosts", whole(file)});
    return arguments;
}

// Nothing: it has found another one, which is just coming or going.
Result<std::optional<ControlPeer>> startOne(const Setting& setting, SayingPatience& patience)
{
    const auto process = startSelf(argumentsFor(setting));
    if (!process)
        return fail(process);
    for (; !patience.isOver(); std::this_thread::sleep_for(betweenLooks)) {
        const auto code = exitCodeOf(*process);
        if (code && *code != 0)
            return fail(ErrorCode::Internal, "the process in the background",
                "it ended with the code " + std::to_string(*code));
        if (code)
            return std::nullopt;
        auto found = findBackground(setting.paths.runtime);
        if (!found || *found)
            return found;
    }
    return std::unexpected(hangs(*process));
}

} // namespace

Result<ControlPeer> backgroundFor(const Setting& setting)
{
    const fs::path& runtime = setting.paths.runtime;
    if (const auto made = makePrivateFolder(runtime); !made)
        return fail(made);
    SayingPatience patience;
    for (; !patience.isOver(); std::this_thread::sleep_for(betweenLooks)) {
        auto found = findBackground(runtime);
        if (found && *found)
            return **found;
        const auto starts = lockFile(runtime / "starting.lock", untilAWord);
        if (!starts && starts.error().detail == heldByAnother)
            continue;
        if (!starts)
            return fail(starts);
        found = findBackground(runtime); // Somebody else may have started it meanwhile.
        if (found && !*found)
            found = startOne(setting, patience);
        if (!found)
            return fail(found);
        if (*found)
            return **found;
    }
    return fail(ErrorCode::Internal, "the process in the background", "it did not come up in ten seconds");
}

} // namespace underpass
