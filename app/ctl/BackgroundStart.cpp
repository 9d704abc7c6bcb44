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

// What underpassctl itself returns, after it has said why.
bool isAmongOurs(int code)
{
    return code > static_cast<int>(ExitCode::Ok) && code <= static_cast<int>(ExitCode::NotRunning);
}

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

using Outcome = std::expected<std::optional<ControlPeer>, ExitCode>;

Outcome notUp(const std::string& why, ExitCode code)
{
    if (!why.empty())
        complain("The process in the background " + why
                + " Try again, or have the tunnel run in this terminal: \"underpassctl run\".",
            code);
    return std::unexpected(code);
}

Outcome findOne(const Setting& setting)
{
    auto found = findBackground(setting.paths.runtime);
    if (!found)
        return std::unexpected(complain(found.error()));
    return *found;
}

// Nothing: it has found another one, which is just coming or going.
Outcome startOne(const Setting& setting, SayingPatience& patience)
{
    const auto process = startSelf(argumentsFor(setting));
    if (!process)
        return notUp("could not be started: " + process.error().detail + ".", ExitCode::Internal);
    for (; !patience.isOver(); std::this_thread::sleep_for(betweenLooks)) {
        const auto code = exitCodeOf(*process);
        if (code && *code != 0)
            return notUp(
                whyItEnded(*code), isAmongOurs(*code) ? static_cast<ExitCode>(*code) : ExitCode::Internal);
        if (code)
            return std::nullopt;
        auto found = findOne(setting);
        if (!found || *found)
            return found;
    }
    return std::unexpected(complain(hangs(*process)));
}

} // namespace

std::string whyItEnded(int code)
{
    constexpr int bySignal = 128;
    constexpr int lastSignal = 64;
    if (isAmongOurs(code))
        return {};
    if (code > bySignal && code <= bySignal + lastSignal)
        return "was ended by signal " + std::to_string(code - bySignal) + " before it answered.";
    return "ended with the code " + std::to_string(code) + " before it answered.";
}

std::expected<ControlPeer, ExitCode> backgroundFor(const Setting& setting)
{
    const fs::path& runtime = setting.paths.runtime;
    if (const auto made = makePrivateFolder(runtime); !made)
        return std::unexpected(complain(made.error()));
    SayingPatience patience;
    for (; !patience.isOver(); std::this_thread::sleep_for(betweenLooks)) {
        auto found = findBackground(runtime); // One that hangs may be past that once nobody else starts it.
        if (found && *found)
            return **found;
        const auto starts = lockFile(runtime / "starting.lock", untilAWord);
        if (!starts && starts.error().detail == heldByAnother)
            continue;
        if (!starts)
            return std::unexpected(complain(starts.error()));
        auto one = findOne(setting); // Somebody else may have started it meanwhile.
        if (one && !*one)
            one = startOne(setting, patience);
        if (!one)
            return std::unexpected(one.error());
        if (*one)
            return **one;
    }
    return std::unexpected(
        notUp("did not come up in ten seconds: others start or end it just now.", ExitCode::Internal)
            .error());
}

} // namespace underpass
