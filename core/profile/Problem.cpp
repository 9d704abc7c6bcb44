// SPDX-License-Identifier: MIT
#include "core/profile/Problem.h"

#include "core/base/CleanText.h"

#include <array>

namespace underpass {
namespace {

struct Row
{
    ProblemCode code;
    SourceText sentence;
};

using enum ProblemCode;
constexpr std::array rows{
    Row{IdNotPlain, UNDERPASS_TEXT("Problem", "The id has only letters, digits, '-' and '_'.")},
    Row{NameMissing, UNDERPASS_TEXT("Problem", "The name is missing.")},
    Row{NameTooLong, UNDERPASS_TEXT("Problem", "The name is longer than 200 characters.")},
    Row{NameNotShown, UNDERPASS_TEXT("Problem", "The name has characters that cannot be shown.")},
    Row{AccountMissing, UNDERPASS_TEXT("Problem", "The account is missing.")},
    Row{AccountTooLong, UNDERPASS_TEXT("Problem", "The account is longer than 200 characters.")},
    Row{AccountNotShown, UNDERPASS_TEXT("Problem", "The account has characters that cannot be shown.")},
    Row{ServerMissing, UNDERPASS_TEXT("Problem", "The server is missing.")},
    Row{ServerNotValid,
        UNDERPASS_TEXT("Problem",
            "A server's name has letters, digits, dots and hyphens only, and at most 63 characters from one "
            "dot "
            "to the next.")},
    Row{ServerPort, UNDERPASS_TEXT("Problem", "The server's port is a number from 1 to 65535.")},
    Row{HostKeyAliasNotPlain,
        UNDERPASS_TEXT("Problem",
            "Give a host key alias that known_hosts can hold: letters, digits, and any of .-_:[]% only.")},
    Row{NoWayToLogIn, UNDERPASS_TEXT("Problem", "Choose at least one way to log in.")},
    Row{KeyFileOnShare,
        UNDERPASS_TEXT("Problem",
            "A key file on a network share would show your Windows log-in to that machine. Copy it to this "
            "one.")},
    Row{KeyFileNotWhole, UNDERPASS_TEXT("Problem", "Give the key file's whole path: %1")},
    Row{OldAlgorithmUnknown,
        UNDERPASS_TEXT("Problem", "\"%1\" is no old algorithm that can be permitted. These can be: %2.")},
    Row{OldAlgorithmNever,
        UNDERPASS_TEXT("Problem",
            "\"%1\" is too old to be permitted, whatever the server. These can be permitted: %2.")},
    Row{AgentNotWhole,
        UNDERPASS_TEXT("Problem",
            "Give the whole path of the agent's socket, or on Windows its pipe (\\\\.\\pipe\\NAME) or "
            "pageant: %1")},
    Row{NoForward,
        UNDERPASS_TEXT("Problem", "Add at least one forward: without one nothing uses the tunnel.")},
    Row{ListenNotValid, UNDERPASS_TEXT("Problem", "The address to listen on is not valid.")},
    Row{ListenTwice, UNDERPASS_TEXT("Problem", "Another forward of this profile listens on %1 already.")},
    Row{DynamicTarget, UNDERPASS_TEXT("Problem", "A dynamic forward has no target: the program chooses it.")},
    Row{TargetMissing, UNDERPASS_TEXT("Problem", "The target needs a host and a port from 1 to 65535.")},
    Row{OpenToOthers,
        UNDERPASS_TEXT("Problem",
            "Other machines can connect to this address, so it cannot be for you only. Listen on "
            "localhost.")},
    Row{ProxyMissing, UNDERPASS_TEXT("Problem", "The proxy's address is missing.")},
    Row{ProxyNotValid, UNDERPASS_TEXT("Problem", "The proxy's address is not valid.")},
    Row{ProxyPort, UNDERPASS_TEXT("Problem", "The proxy's port is a number from 1 to 65535.")},
    Row{ProxyAccountTooLong,
        UNDERPASS_TEXT("Problem", "The account at the proxy is longer than 200 characters.")},
    Row{ProxyAccountNotShown,
        UNDERPASS_TEXT("Problem", "The account at the proxy has characters that cannot be shown.")},
    Row{ProxyAccountColon,
        UNDERPASS_TEXT(
            "Problem", "The account at an HTTP proxy has no colon: that is where its password begins.")},
    Row{KeepaliveOutOfRange, UNDERPASS_TEXT("Problem", "The keepalive is between 0 (off) and 600 seconds.")},
    Row{RetryOutOfRange,
        UNDERPASS_TEXT("Problem",
            "The waits between attempts are between 1 second and 1 day, the longest not below the first.")},
    Row{GroupNotPlain,
        UNDERPASS_TEXT(
            "Problem", "A group's name has 1 to 64 characters that can be shown, without commas: \"%1\"")},
    Row{IdOfAnother, UNDERPASS_TEXT("Problem", "The profile %1 has this id already.")},
    Row{NameOfAnother, UNDERPASS_TEXT("Problem", "Another profile has this name already.")},
    Row{ListenOfAnother,
        UNDERPASS_TEXT("Problem", "The profile %1 listens on %2 already: choose another port.")},
};

constexpr bool isInOrder()
{
    for (std::size_t place = 0; place < rows.size(); ++place) {
        if (rows[place].code != static_cast<ProblemCode>(place))
            return false;
    }
    return rows.size() == static_cast<std::size_t>(ListenOfAnother) + 1;
}
static_assert(isInOrder(), "every ProblemCode has its row, in the order of the enum");

} // namespace

Sentence sentenceOf(const Problem& problem)
{
    Sentence sentence{rows.at(static_cast<std::size_t>(problem.code)).sentence, problem.parts};
    for (std::string& part : sentence.parts)
        part = cleanText(part);
    return sentence;
}

} // namespace underpass
