// SPDX-License-Identifier: MIT
#include "core/tunnel/Tunnel.h"

#include "core/base/InternalError.h"

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

constexpr std::chrono::milliseconds probePatience{3000};

} // namespace

Tunnel::Tunnel(Profile profile, Setup setup)
    : m_profile(std::move(profile))
    , m_setup(std::move(setup))
    , m_guard(std::make_shared<Guard>([this](const std::exception_ptr& thrown) { broke(thrown); }))
    , m_evidence(guarded(m_setup.worker, m_guard), m_setup.evidencePause, [this] { publishEvidence(); })
    , m_local(listening())
    , m_wished(m_setup.worker.get_executor())
{ }

Tunnel::~Tunnel()
{
    m_guard->dismiss();
}

asio::awaitable<void> Tunnel::run()
{
    std::exception_ptr thrown;
    try {
        setForwards(m_profile.forwards);
        apply(event::Started{});
        while (!isFinal(m_state)) {
            if (std::holds_alternative<Waiting>(m_state))
                co_await waitForRetry();
            else
                co_await runSession();
        }
    } catch (...) {
        thrown = std::current_exception();
    }
    m_wish = Wish::Stop;
    m_local.stop();
    co_await m_local.finished();
    if (thrown)
        std::rethrow_exception(thrown);
}

asio::awaitable<void> Tunnel::runSession()
{
    Error why;
    try {
        if (!m_defect) {
            m_network.attempted(Clock::now());
            m_session = m_setup.makeSession(m_setup.worker, m_profile, *this);
            m_session->setRemoteForwards(numbered());
            why = co_await m_session->run();
        }
    } catch (...) {
        m_defect = internalError(std::current_exception(), m_profile.name);
    }
    m_session.reset();
    forgetSession();
    if (m_defect && m_wish == Wish::Reconnect)
        m_wish = Wish::Run; // It would only break again.
    goOn(event::Ended{Clock::now(), m_defect ? *m_defect : std::move(why)});
}

asio::awaitable<void> Tunnel::waitForRetry()
{
    (void)co_await m_wished.waitUntil(std::get<Waiting>(m_state).until);
    goOn(event::RetryDue{});
}

void Tunnel::goOn(const TunnelEvent& unlessWished)
{
    switch (m_wish) {
    case Wish::Run:
        return apply(unlessWished);
    case Wish::Reconnect:
        m_wish = Wish::Run;
        return apply(event::Reconnected{});
    case Wish::Stop:
        return apply(event::Cancelled{});
    }
}

void Tunnel::stop()
{
    m_wish = Wish::Stop;
    m_wished.notify();
    if (m_session)
        m_session->end({ErrorCode::Cancelled, m_profile.name, "stopped"});
}

void Tunnel::broke(const std::exception_ptr& thrown)
{
    m_defect = internalError(thrown, m_profile.name);
    m_wished.notify();
    if (m_session)
        m_session->end(*m_defect);
}

void Tunnel::reconnect()
{
    if (m_wish == Wish::Stop)
        return;
    m_wish = Wish::Reconnect;
    m_wished.notify();
    if (m_session)
        m_session->end({ErrorCode::Cancelled, m_profile.name, "reconnecting"});
}

void Tunnel::probe()
{
    const TimePoint now = Clock::now();
    m_network.changed(now);
    if (isOnline())
        return m_session->probe(probePatience);
    const auto* waiting = std::get_if<Waiting>(&m_state);
    if (!waiting || !networkMayHelp(waiting->why.code) || !m_network.mayTryAtOnce(now))
        return;
    if (m_network.forgives(now))
        return reconnect(); // What comes now is the first attempt in this network.
    m_wished.notify();
}

bool Tunnel::takeOver(const Profile& edited)
{
    if (m_wish == Wish::Stop || isOver())
        return false;
    TakenOver taken{effectOf(m_profile, edited), {}};
    const std::vector<NumberedForward> before = numbered();
    m_profile = edited;
    setForwards(m_profile.forwards);
    taken.ended = endWhatNewRulesForbid(before);
    if (!taken.effect.anew.empty()) {
        lessons() = {};
        reconnect();
    }
    if (m_setup.tookOver && taken != TakenOver{})
        m_setup.tookOver(taken);
    return true;
}

bool Tunnel::isOnline() const
{
    return m_session && std::holds_alternative<Online>(m_state);
}

void Tunnel::apply(const TunnelEvent& event)
{
    std::uniform_real_distribution<double> spread{0.0, 1.0};
    const TimePoint now = Clock::now();
    TunnelState state = next(m_state, event,
        {m_profile.retry, spread(m_random), m_network.forgives(now), m_network.spentUntil(now)});
    if (state == m_state)
        return;
    m_state = std::move(state);
    if (isFinal(m_state))
        m_local.stop(); // Whoever hears of the end may want the ports at once.
    m_setup.changed(m_state);
}

void Tunnel::asked(const Question& question)
{
    apply(event::Asked{question});
}

void Tunnel::answered()
{
    apply(event::Answered{});
}

void Tunnel::told(const Notice& notice)
{
    apply(event::Told{notice});
}

void Tunnel::opened()
{
    apply(event::Opened{Clock::now(), shownForwards(), m_roundTrip});
}

void Tunnel::silent(TimePoint since)
{
    apply(event::Silent{since});
}

void Tunnel::unheard(TimePoint since)
{
    apply(event::Unheard{since});
}

void Tunnel::heard()
{
    apply(event::Heard{});
}

void Tunnel::answeredWithin(std::chrono::nanoseconds time)
{
    m_roundTrip = RoundTrip{time, WallTime::clock::now()};
    apply(event::AnsweredWithin{*m_roundTrip});
}

void Tunnel::answersNothing(bool nothing)
{
    apply(event::AnswersNothing{nothing});
}

std::vector<RelayInfo> Tunnel::relays() const
{
    std::vector<RelayInfo> all;
    for (RelayInfo& relay : m_session ? m_session->relays() : std::vector<RelayInfo>{}) {
        const auto entry = std::ranges::find(m_forwards, relay.forward, &Entry::number);
        if (entry == m_forwards.end())
            continue; // Of a forward that is gone: it is being closed.
        relay.forward = static_cast<std::size_t>(entry - m_forwards.begin());
        all.push_back(std::move(relay));
    }
    return all;
}

void Tunnel::closeRelay(std::uint64_t id)
{
    if (m_session)
        m_session->closeRelay(id);
}

} // namespace underpass
