// SPDX-License-Identifier: MIT
#include "core/control/StateWords.h"

#include "core/base/CleanText.h"
#include "core/base/OldAlgorithms.h"
#include "core/control/ForwardWords.h"

#include <algorithm>

namespace underpass {

namespace {

struct AskedFor
{
    std::string operator()(const HostKeyQuestion&) const { return "whether to trust the server's key"; }
    std::string operator()(const PasswordQuestion& question) const
    {
        return question.whose == PasswordFor::Proxy ? "the password at the proxy" : "the password";
    }
    std::string operator()(const PassphraseQuestion& question) const
    {
        return "the passphrase of " + question.keyFile;
    }
    std::string operator()(const CodeQuestion&) const { return "what the server asks"; }
    std::string operator()(const NewPasswordQuestion&) const { return "a new password"; }
};

struct InWords
{
    TimePoint now;

    std::string operator()(const Stopped&) const { return "Stopped."; }
    std::string operator()(const Connecting& connecting) const { return say(sentenceOf(connecting)); }
    std::string operator()(const Online& online) const
    {
        if (online.silentSince)
            return "Online, but the server has not answered for a while.";
        if (online.unheardSince)
            return "Online, and nothing was heard for "
                + std::to_string(std::chrono::floor<std::chrono::seconds>(now - *online.unheardSince).count())
                + " s; the keepalive is off.";
        if (online.answersNothing && !isDegraded(online))
            return "Online. The server does not answer questions; that it is there is judged by what its "
                   "system acknowledges.";
        return isDegraded(online) ? "Online, but not every forward works." : "Online.";
    }
    std::string operator()(const Waiting& waiting) const
    {
        const auto left
            = std::chrono::ceil<std::chrono::seconds>(std::max(waiting.until - now, Clock::duration{}));
        return sentence(waiting.why) + " Trying again in " + std::to_string(left.count()) + " s.";
    }
    std::string operator()(const NeedsUser& needed) const
    {
        return "Waiting for you: " + std::visit(AskedFor{}, needed.question.what) + " ("
            + toString(needed.question.server) + ").";
    }
    std::string operator()(const Failed& failed) const { return sentence(failed.why); }
};

} // namespace

std::string words(const TunnelState& state, TimePoint now)
{
    return std::visit(InWords{now}, state);
}

std::string words(const Notice& notice)
{
    constexpr std::size_t longest = 4096;
    std::string line = cleanText(say(sentenceOf(notice)), longest);
    if (const auto* wait = std::get_if<LongWait>(&notice.what))
        line += " (" + wait->step + ")";
    return line;
}

std::optional<Error> troubleOf(const TunnelState& state)
{
    if (const auto* failed = std::get_if<Failed>(&state))
        return failed->why;
    if (const auto* waiting = std::get_if<Waiting>(&state))
        return waiting->why;
    const auto* online = std::get_if<Online>(&state);
    if (online == nullptr)
        return std::nullopt;
    for (const ForwardState& forward : online->forwards) {
        if (forward.forward.required && forward.trouble)
            return forward.trouble;
    }
    return std::nullopt;
}

TunnelReport reportOf(const Profile& profile, const TunnelState& state, TimePoint now)
{
    TunnelReport report;
    report.id = profile.id;
    report.name = profile.name;
    report.state = name(state);
    report.sentence = words(state, now);
    for (const Notice& notice : noticesOf(state))
        report.sentence += " " + words(notice);
    if (const auto trouble = troubleOf(state))
        report.trouble = name(trouble->code);
    report.oldAlgorithms = oldInUse(state);
    const auto* online = std::get_if<Online>(&state);
    if (online == nullptr) {
        for (const Forward& forward : profile.forwards)
            report.forwards.push_back(offlineReportOf(forward));
        return report;
    }
    const WallTime today = WallTime::clock::now();
    for (const ForwardState& forward : online->forwards)
        report.forwards.push_back(reportOf(forward, today));
    if (online->roundTrip) {
        report.roundTripMs = std::chrono::duration<double, std::milli>{online->roundTrip->time}.count();
        report.roundTripAt = utcTime(online->roundTrip->at);
    }
    return report;
}

std::vector<std::string> words(const TakenOver& taken)
{
    std::vector<std::string> sentences;
    if (taken.effect.anew.empty())
        sentences.emplace_back("The edited profile is in force.");
    else
        sentences.push_back(
            "The profile was edited (" + listed(taken.effect.anew) + "): connecting anew with it.");
    if (const std::string later = countsLater(taken.effect.later); !later.empty())
        sentences.push_back(later);
    for (const EndedCall& call : taken.ended)
        sentences.push_back(toString(call.forward) + ": the connection by " + toString(call.caller)
            + " was ended: the forward is not for it any more.");
    return sentences;
}

std::string countsLater(const std::vector<std::string>& fields)
{
    if (fields.empty())
        return {};
    return listed(fields) + (fields.size() == 1 ? " counts" : " count") + " from the next connection on.";
}

} // namespace underpass
