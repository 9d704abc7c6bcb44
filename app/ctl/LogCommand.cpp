// SPDX-License-Identifier: MIT
#include "app/ctl/LogCommand.h"

#include "app/EndRequests.h"
#include "app/ctl/Reader.h"
#include "app/ctl/StopOnSignal.h"
#include "core/base/CleanText.h"
#include "core/control/ForwardWords.h"
#include "core/control/ProfileLog.h"
#include "core/profile/Profiles.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace underpass {

namespace {

using Json = nlohmann::json;

constexpr std::chrono::milliseconds betweenLooks{200};

std::string inUtc(const LogLine& line)
{
    std::string time = utcTime(line.at);
    const std::string thousandths = std::to_string(1000 + line.at.time_since_epoch().count() % 1000);
    return time.replace(time.size() - 1, 1, "." + thousandths.substr(1) + "Z");
}

std::string jsonOf(const LogLine& line, const ProfileId& id)
{
    return Json{{"time", inUtc(line)}, {"level", line.level}, {"profile", id}, {"text", line.text}}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
}

void print(const std::vector<LogLine>& lines, const ProfileId& id, Output output)
{
    for (const LogLine& line : lines) {
        if (output == Output::Json)
            std::cout << jsonOf(line, id) << '\n';
        else
            std::cout << localTime(line.at, WallTime{}) << "  " << line.level << ": " << line.text << '\n';
    }
    std::cout << std::flush;
}

ExitCode follow(ProfileLog& log, const ProfileId& id, Output output)
{
    const StopOnSignal signals{
        [] { endWithin(patienceWithEnding, 0); }}; // Also where nobody takes what is written.
    while (!hasReaderLeft() && !isStoppedWithin(betweenLooks, signals.token()))
        print(log.more(), id, output);
    return ExitCode::Ok;
}

} // namespace

ExitCode showLog(const Setting& setting, const std::string& idOrName, Follow followed, Output output)
{
    outliveReader();
    auto loaded = ProfileStore{setting.profiles}.load();
    const Profile* profile = loaded ? find(loaded->profiles.profiles, idOrName) : nullptr;
    const ProfileId id = profile == nullptr ? idOrName : profile->id;
    ProfileLog log{setting.paths.state, id};
    const std::vector<LogLine> lines = log.more();
    if (lines.empty() && profile == nullptr)
        return complain({ErrorCode::FileUnreadable, "the profile \"" + cleanText(idOrName) + "\"",
            "no such profile, and no log of one"});
    print(lines, id, output);
    return followed == Follow::Yes ? follow(log, id, output) : ExitCode::Ok;
}

} // namespace underpass
