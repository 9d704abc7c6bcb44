// SPDX-License-Identifier: MIT
#include "app/ctl/KeptFailure.h"

#include "app/ctl/Setting.h"

#include <algorithm>
#include <chrono>

namespace underpass {

namespace {

std::chrono::sys_seconds thisMoment()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace

void keepFailure(const std::filesystem::path& state, const Profile& profile, const Error& why, const Log& log)
{
    const TunnelEnd end{profile.id, profile.name, thisMoment(), name(why.code), sentence(why)};
    if (const auto kept = keepEnd(state, end); !kept)
        log.warning(sentence(kept.error()));
}

std::optional<TunnelEnd> keptFailure(const std::filesystem::path& state, const ProfileId& id)
{
    const auto ends = keptEnds(state, thisMoment());
    const auto own = std::ranges::find(ends, id, &TunnelEnd::id);
    return own == ends.end() ? std::nullopt : std::optional{*own};
}

ExitCode complain(const TunnelEnd& failure)
{
    return complain(
        failure.sentence, exitCodeFor(errorCodeNamed(failure.trouble).value_or(ErrorCode::Internal)));
}

} // namespace underpass
