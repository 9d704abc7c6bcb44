// SPDX-License-Identifier: MIT
#include "ui/words/TroubleText.h"

#include "core/base/CleanText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace underpass {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

constexpr std::size_t longestDetail = 600;

using enum ErrorCode;
constexpr std::array aKeyWouldHelp{AuthenticationRefused, NoCredential, KeyFileUnusable, KeyNotInAgent};
constexpr std::array anEditWouldHelp{InvalidInput, NameNotFound, ConnectRefused, ConnectTimedOut, NotSsh,
    OldAlgorithmsOnly, JumpHostCannotReach, ProxyUnreachable, ProxyLogInRefused, ProxyCannotReach, NotAProxy,
    AgentUnavailable, ListenRefused, TargetUnreachable, TargetHereUnreachable};

// The one that is worst: one that the profile cannot do without goes first, as in the sentence.
const ForwardState* troubled(const Online& online)
{
    const ForwardState* found = nullptr;
    for (const ForwardState& forward : online.forwards) {
        if (!forward.forward.enabled || !forward.trouble)
            continue;
        if (found == nullptr || (forward.forward.required && !found->forward.required))
            found = &forward;
    }
    return found;
}

} // namespace

std::optional<Error> troubleShown(const TunnelState& state)
{
    if (const auto* failed = std::get_if<Failed>(&state))
        return failed->why;
    if (const auto* waiting = std::get_if<Waiting>(&state))
        return waiting->why;
    const auto* online = std::get_if<Online>(&state);
    const ForwardState* forward = online == nullptr ? nullptr : troubled(*online);
    return forward == nullptr ? std::nullopt : forward->trouble;
}

QString detailText(const Error& error)
{
    const std::string detail = cleanText(error.detail, longestDetail);
    if (detail.empty())
        return {};
    //: %1 is English, for support: what was tried, or what the system said.
    return Text::tr("Details: %1").arg(QString::fromStdString(detail));
}

Remedy remedyOf(const Error& error)
{
    if (std::ranges::find(aKeyWouldHelp, error.code) != aKeyWouldHelp.end())
        return error.jumpHost ? Remedy::Edit : Remedy::ChooseKeyFile; // A jump host has fields of its own.
    return std::ranges::find(anEditWouldHelp, error.code) != anEditWouldHelp.end() ? Remedy::Edit
                                                                                   : Remedy::None;
}

} // namespace underpass
