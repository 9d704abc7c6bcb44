// SPDX-License-Identifier: MIT
#include "core/listen/CallerRule.h"

#include "core/system/ProgramName.h"

#include <algorithm>
#include <string>

namespace underpass {

std::optional<CallerRule> brokenByAccount(Caller::Relation relation, const Forward& forward)
{
    const bool isMe = relation == Caller::Relation::Me;
    const bool isKnown = relation != Caller::Relation::Unknown;
    const auto unless = [&](bool isRight) {
        return isRight ? std::nullopt : std::optional{isKnown ? CallerRule::Account : CallerRule::Identity};
    };
    switch (forward.who) {
    case WhoMayConnect::EveryoneOnThisPc:
        return unless(forward.programs.empty() || isKnown);
    case WhoMayConnect::MeAndServices:
        return unless(isMe || relation == Caller::Relation::SystemService);
    case WhoMayConnect::OnlyMe:
        return unless(isMe);
    }
    return CallerRule::Account;
}

std::optional<CallerRule> brokenRule(const Caller& caller, const Forward& forward)
{
    if (const auto broken = brokenByAccount(caller.relation, forward))
        return broken;
    const bool isListed = forward.programs.empty()
        || std::ranges::any_of(forward.programs,
            [&](const std::string& program) { return isSameProgram(caller.program, program); });
    return isListed ? std::nullopt : std::optional{CallerRule::Programs};
}

} // namespace underpass
