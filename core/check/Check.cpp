// SPDX-License-Identifier: MIT
#include "core/check/Check.h"

#include "core/check/LogInTime.h"
#include "core/check/ServerAdvice.h"
#include "core/check/TryForwards.h"
#include "core/net/Resolve.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace underpass {

namespace {

using std::chrono::milliseconds;

// The first state in which the tunnel has got as far as it will without another attempt.
class Outcome
{
public:
    void note(const TunnelState& state)
    {
        const std::lock_guard lock{m_mutex};
        const bool isUnderWay
            = std::holds_alternative<Connecting>(state) || std::holds_alternative<NeedsUser>(state);
        for (Notice& notice : newNotices(m_latest, state))
            m_notices.push_back(std::move(notice));
        m_time.note(state, Clock::now());
        m_latest = state;
        m_hasBegun = m_hasBegun || isUnderWay;
        if (!isUnderWay && m_hasBegun && !m_settled)
            m_settled = state;
        if (m_settled || !m_notices.empty())
            m_arrived.notify_all();
    }

    // Tells of each notice until then.
    [[nodiscard]] TunnelState wait(
        const std::stop_token& stop, const std::function<void(const Notice&)>& tell)
    {
        std::unique_lock lock{m_mutex};
        while (m_arrived.wait(lock, stop, [this] { return m_settled || !m_notices.empty(); })) {
            const std::vector<Notice> notices = std::exchange(m_notices, {});
            lock.unlock();
            for (const Notice& notice : notices)
                tell(notice);
            lock.lock();
            if (m_settled && m_notices.empty())
                return *m_settled;
        }
        return Failed{Error{ErrorCode::Cancelled, {}, {}}};
    }

    [[nodiscard]] milliseconds took()
    {
        const std::lock_guard lock{m_mutex};
        return m_time.read(Clock::now());
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    bool m_hasBegun = false;
    std::optional<TunnelState> m_settled;
    std::vector<Notice> m_notices; // Not told yet.
    TunnelState m_latest;
    LogInTime m_time{Clock::now()};
};

class Stopwatch
{
public:
    [[nodiscard]] milliseconds read() const
    {
        return std::chrono::duration_cast<milliseconds>(Clock::now() - m_start);
    }

private:
    TimePoint m_start = Clock::now();
};

CheckStep bad(CheckStage stage, const Error& trouble)
{
    return {stage, found::Trouble{trouble}};
}

CheckStep success(CheckStage stage, const Profile& profile)
{
    if (stage == CheckStage::Connect)
        return {stage, found::Connected{profile.server}};
    if (stage == CheckStage::HostKey)
        return {stage, found::HostKeyTrusted{profile.server}};
    return {stage, found::LoggedIn{profile.account}};
}

CheckStep stepFor(const Profile& profile, const ForwardState& state)
{
    if (!state.listening && state.trouble) { // What its target says is a step of its own.
        CheckStep step = bad(CheckStage::Forward, *state.trouble);
        if (state.trouble->code == ErrorCode::RemoteListenRefused)
            step.advice = serverAdvice(profile);
        return step;
    }
    found::Listening listening{state.forward};
    listening.forward.listen = state.listen;
    return {CheckStage::Forward, listening};
}

std::optional<Error> whyNot(const TunnelState& outcome)
{
    if (const auto* failed = std::get_if<Failed>(&outcome))
        return failed->why;
    if (const auto* waiting = std::get_if<Waiting>(&outcome))
        return waiting->why;
    if (std::holds_alternative<Online>(outcome))
        return std::nullopt;
    return Error{ErrorCode::Cancelled, {}, {}};
}

// What is looked up here: behind a proxy that is the proxy's business, and the name must not leak to the
// name server.
std::optional<Endpoint> lookedUpHere(const Profile& profile)
{
    switch (profile.proxy.kind) {
    case ProxyKind::None:
        return profile.via.empty() ? profile.server : profile.via.front().server;
    case ProxyKind::System:
        return std::nullopt; // Which one it is turns out at connecting.
    case ProxyKind::Socks5:
    case ProxyKind::Http:
        return profile.proxy.server;
    }
    return std::nullopt;
}

CheckStep lookUp(const Endpoint& first, const std::stop_token& stop)
{
    const Stopwatch watch;
    const auto addresses = resolve(first, stop);
    if (!addresses)
        return bad(CheckStage::LookUp, addresses.error());
    return {CheckStage::LookUp, found::Resolved{first.host, *addresses}, watch.read()};
}

} // namespace

void check(const Profile& profile, SessionFactory makeSession, std::shared_ptr<PeerIdentity> identity,
    const CheckReport& report, const std::stop_token& stop)
{
    if (const auto first = lookedUpHere(profile)) {
        const CheckStep resolved = lookUp(*first, stop);
        report(resolved);
        if (troubleOf(resolved.finding))
            return;
    }

    Profile once = profile;
    once.retry.enabled = false;
    Outcome outcome;
    Tunnels tunnels{std::move(makeSession), std::move(identity),
        [&outcome](const ProfileId&, const TunnelState& state) { outcome.note(state); }};
    tunnels.start(once);
    const TunnelState state = outcome.wait(
        stop, [&report](const Notice& notice) { report({CheckStage::LogIn, found::Said{notice}}); });
    for (const CheckStep& step : stepsFrom(profile, state, outcome.took()))
        report(step);
    const auto* online = std::get_if<Online>(&state);
    if (online == nullptr)
        return;
    tryForwards(profile, online->forwards, tunnels.trier(profile.id), report, stop);
}

void checkRunning(const Profile& profile, const TunnelState& state, const StartTrial& start,
    const CheckReport& report, const std::stop_token& stop)
{
    for (const CheckStep& step : stepsFrom(profile, state))
        report(step);
    if (const auto* online = std::get_if<Online>(&state))
        tryForwards(profile, online->forwards, start, report, stop);
}

CheckStage stageOf(ErrorCode code)
{
    switch (stationOf(code)) {
    case Station::LookUp:
        return CheckStage::LookUp;
    case Station::HostKey:
        return CheckStage::HostKey;
    case Station::LogIn:
        return CheckStage::LogIn;
    case Station::Forward:
        return CheckStage::Forward;
    case Station::Connection:
    case Station::ProxyLogIn:
    case Station::Input: // The rest belongs to no step: it kept the first one from succeeding.
    case Station::Files:
    case Station::Wish:
    case Station::Ourselves:
        return CheckStage::Connect;
    }
    std::unreachable();
}

std::vector<CheckStep> stepsFrom(
    const Profile& profile, const TunnelState& outcome, std::optional<milliseconds> took)
{
    const auto trouble = whyNot(outcome);
    const CheckStage last = trouble ? stageOf(trouble->code) : CheckStage::Forward;
    std::vector<CheckStep> steps;
    for (const CheckStage stage : {CheckStage::Connect, CheckStage::HostKey, CheckStage::LogIn}) {
        if (stage < last)
            steps.push_back(success(stage, profile));
    }
    if (trouble) {
        steps.push_back(bad(last, *trouble));
        return steps;
    }
    steps.back().took = took;
    for (const ForwardState& state : std::get<Online>(outcome).forwards) {
        if (state.forward.enabled)
            steps.push_back(stepFor(profile, state));
    }
    return steps;
}

const char* name(CheckStage stage)
{
    switch (stage) {
    case CheckStage::LookUp:
        return "look-up";
    case CheckStage::Connect:
        return "connect";
    case CheckStage::HostKey:
        return "host-key";
    case CheckStage::LogIn:
        return "log-in";
    case CheckStage::Forward:
        return "forward";
    case CheckStage::Target:
        return "target";
    case CheckStage::Greeting:
        return "greeting";
    }
    return "";
}

} // namespace underpass
