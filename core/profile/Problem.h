// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Sentence.h"

#include <string>
#include <vector>

namespace underpass {

// Everything that can be wrong with a profile, on its own or beside the others. A new code needs a row in
// Problem.cpp, and its sentence a translation.
enum class ProblemCode {
    IdNotPlain,
    NameMissing,
    NameTooLong,
    NameNotShown,
    AccountMissing,
    AccountTooLong,
    AccountNotShown,
    ServerMissing,
    ServerNotValid,
    ServerPort,
    HostKeyAliasNotPlain,
    NoWayToLogIn,
    KeyFileOnShare,
    KeyFileNotWhole, // The path.
    OldAlgorithmUnknown, // The name, and those that can be permitted.
    OldAlgorithmNever, // The same.
    AgentNotWhole, // What was given.
    NoForward,
    ListenNotValid,
    ListenTwice, // Where.
    DynamicTarget,
    TargetMissing,
    OpenToOthers,
    ProxyMissing,
    ProxyNotValid,
    ProxyPort,
    ProxyAccountTooLong,
    ProxyAccountNotShown,
    ProxyAccountColon,
    KeepaliveOutOfRange,
    RetryOutOfRange,
    GroupNotPlain, // The group.
    IdOfAnother, // The other profile's name.
    NameOfAnother,
    ListenOfAnother, // The other profile's name, and where. Stays the last one.
};

// One thing wrong with a profile: the field it is shown beside ("server.host", "forwards[1].listen"), what
// it is, and what its sentence speaks of, as it stands in the profile.
struct Problem
{
    std::string field;
    ProblemCode code = ProblemCode::IdNotPlain;
    std::vector<std::string> parts = {};

    bool operator==(const Problem&) const = default;
};

// What is wrong and what would be right, with the parts cleaned.
[[nodiscard]] Sentence sentenceOf(const Problem& problem);

} // namespace underpass
