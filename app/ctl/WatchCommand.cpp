// SPDX-License-Identifier: MIT
#include "app/ctl/WatchCommand.h"

#include "app/EndRequests.h"
#include "app/ctl/Reader.h"
#include "app/ctl/StopOnSignal.h"
#include "core/control/ForwardWords.h"
#include "core/control/Watcher.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <set>

namespace underpass {

namespace {

using Json = nlohmann::json;

constexpr std::chrono::milliseconds betweenLooks{100};

// What makes no sense for an event is left out. app/watch.schema.json describes it.
std::string jsonOf(const WatchEvent& watched, std::uint64_t seq)
{
    const JournalEvent& event = watched.event;
    Json line{{"seq", seq}, {"at", utcTime(event.at)}, {"event", event.event}, {"process", watched.process},
        {"sentence", event.sentence}};
    const auto add = [&](const char* field, const std::string& text) {
        if (!text.empty())
            line[field] = text;
    };
    add("id", event.id);
    add("name", event.name);
    add("state", event.state);
    add("cause", event.cause);
    add("forward", event.forward);
    add("forwardState", event.forwardState);
    add("user", event.user);
    add("program", event.program);
    add("rule", event.rule);
    if (event.times > 0)
        line["times"] = event.times;
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string textOf(const WatchEvent& watched)
{
    const JournalEvent& event = watched.event;
    std::string line = localTime(event.at, std::chrono::system_clock::now()) + "  ";
    if (event.id.empty())
        line.append("process ").append(std::to_string(watched.process));
    else
        line.append(event.name);
    line.append(": ").append(event.event == stateEvent ? event.state : event.event);
    if (!event.forward.empty())
        line.append(" ").append(event.forward);
    if (event.times > 0)
        line.append(" (").append(std::to_string(event.times)).append(" times)");
    return line.append(": ").append(event.sentence);
}

Result<std::set<ProfileId>> wantedOf(const Setting& setting, const std::vector<std::string>& idsOrNames)
{
    std::set<ProfileId> wanted;
    for (const std::string& each : idsOrNames) {
        const auto profile = loadProfile(setting, each);
        if (!profile)
            return fail(profile);
        wanted.insert(profile->id);
    }
    return wanted;
}

} // namespace

ExitCode watchTunnels(const Setting& setting, const std::vector<std::string>& idsOrNames, Output output)
{
    outliveReader();
    const auto wanted = wantedOf(setting, idsOrNames);
    if (!wanted)
        return complain(wanted.error());
    // Also where nobody takes what is written, or a process that hangs is being asked.
    const StopOnSignal signals{[] { endWithin(patienceWithEnding, 0); }};
    Watcher watcher{setting.paths.runtime, setting.paths.state};
    std::uint64_t seq = 0;
    do {
        for (const WatchEvent& event : watcher.look()) {
            if (!event.event.id.empty() && !wanted->empty() && !wanted->contains(event.event.id))
                continue;
            std::cout << (output == Output::Json ? jsonOf(event, ++seq) : textOf(event)) << '\n';
        }
        std::cout << std::flush;
    } while (!hasReaderLeft() && !isStoppedWithin(betweenLooks, signals.token()));
    endWithin(patienceWithEnding, 0);
    return ExitCode::Ok;
}

} // namespace underpass
