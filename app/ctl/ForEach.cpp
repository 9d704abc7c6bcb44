// SPDX-License-Identifier: MIT
#include "app/ctl/ForEach.h"

#include "app/ctl/WholeLines.h"
#include "core/profile/ProfileStore.h"
#include "core/profile/Wildcards.h"

#include <algorithm>
#include <atomic>
#include <iostream>
#include <thread>

namespace underpass {

namespace {

constexpr std::size_t mostAtOnce = 32;

using Act = std::function<ExitCode(const std::string&)>;

bool isOneWord(const Selection& selection)
{
    return selection.wanted.size() == 1 && selection.groups.empty() && !selection.all
        && !hasWildcards(selection.wanted.front());
}

ExitCode actFor(const Profile& profile, const Act& act)
{
    const LinesOf its{profile.id};
    return act(profile.id);
}

void sideBySide(const std::vector<Profile>& profiles, const Act& act, std::vector<ExitCode>& codes)
{
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(profiles.size(), mostAtOnce); ++i) {
        threads.emplace_back([&] {
            for (std::size_t mine = next++; mine < profiles.size(); mine = next++)
                codes[mine] = actFor(profiles[mine], act);
        });
    }
}

} // namespace

Result<std::vector<Profile>> loadSelected(const Setting& setting, const Selection& selection)
{
    const auto loaded = ProfileStore{setting.profiles}.load();
    if (!loaded)
        return fail(loaded);
    if (loaded->trouble)
        std::cerr << sentence(*loaded->trouble) << '\n';
    if (selection.isNothing())
        return loaded->profiles.profiles;
    return selected(loaded->profiles.profiles, selection);
}

ExitCode forEach(const Setting& setting, const Selection& selection, HowMany howMany, const Act& act)
{
    if (selection.isNothing())
        return complain(
            "Name a profile, or several as in 'db*', or take --group NAME or --all.", ExitCode::Usage);
    if (isOneWord(selection))
        return act(selection.wanted.front());
    const auto profiles = loadSelected(setting, selection);
    if (!profiles)
        return complain(profiles.error());
    if (profiles->size() == 1)
        return act(profiles->front().id);
    std::vector<ExitCode> codes(profiles->size(), ExitCode::Ok);
    if (howMany == HowMany::SideBySide)
        sideBySide(*profiles, act, codes);
    else
        std::ranges::transform(
            *profiles, codes.begin(), [&](const Profile& profile) { return actFor(profile, act); });
    const auto first = std::ranges::find_if(codes, [](ExitCode code) { return code != ExitCode::Ok; });
    return first == codes.end() ? ExitCode::Ok : *first;
}

} // namespace underpass
