// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/profile/Profile.h"

#include <array>
#include <cstdint>
#include <optional>

namespace underpass {

// What keeps a caller from using a forward: whose it is, which program it is, or that nobody can tell.
enum class CallerRule { Account, Programs, Identity };
template <> inline constexpr std::array wordsOf<CallerRule>{"account", "programs", "identity"};

// Nothing where the caller may use the forward. Somebody unknown is refused except under EveryoneOnThisPc
// without a program list. Where the account is in the way, the program does not matter.
[[nodiscard]] std::optional<CallerRule> brokenRule(const Caller& caller, const Forward& forward);
[[nodiscard]] std::optional<CallerRule> brokenByAccount(Caller::Relation relation, const Forward& forward);
[[nodiscard]] inline bool isAllowed(const Caller& caller, const Forward& forward)
{
    return !brokenRule(caller, forward);
}

// Somebody who was reset, and how many came meanwhile for whom he stands.
struct Refusal
{
    Caller who;
    CallerRule rule = CallerRule::Account;
    std::uint64_t count = 1;
};

} // namespace underpass
