// SPDX-License-Identifier: MIT
#include "core/ssh/SshSession.h"

#include "core/base/InternalError.h"
#include "core/net/Deadline.h"
#include "core/net/Guard.h"
#include "core/profile/Way.h"
#include "core/ssh/Entrance.h"
#include "core/ssh/UsualService.h"
#include "core/ssh/carry/Carrier.h"
#include "core/ssh/carry/ChannelStream.h"
#include "core/ssh/carry/LearnHostKeys.h"
#include "core/ssh/engine/OldInUseWatch.h"
#include "core/ssh/login/Attendance.h"
#include "core/ssh/login/Authenticate.h"
#include "core/ssh/login/VerifyHostKey.h"
#include "core/ssh/trust/HostCertificate.h"

#include <utility>

namespace underpass {
namespace {

// Top to bottom what RFC 4251 section 1 describes: a transport, an account proven over it, and then the
// connection; first with each jump host, at last with the profile's server.
class SshSession : public Session
{
public:
    SshSession(asio::io_context& worker, const Profile& profile, SessionObserver& observer,
        const SshServices& services)
        : m_profile(profile)
        , m_observer(observer)
        , m_services(services)
        , m_guard(std::make_shared<Guard>([this](const std::exception_ptr& thrown) { broke(thrown); }))
        , m_worker(guarded(worker, m_guard))
        , m_asker(m_worker,
              {m_profile, services.prompter, services.secrets, services.memory,
                  [this](const Question& question) { asked(question); }, [this] { answered(); },
                  [this](const Notice& notice) { m_observer.told(notice); }})
        , m_entrance(m_worker, m_profile, m_asker)
    { }
    ~SshSession() override { m_guard->dismiss(); }

    asio::awaitable<Error> run() override
    {
        Error why; // No conditional expression: g++ 12 destroys twice what a co_await in one returned.
        try {
            const auto there = co_await goTheWay();
            if (there)
                why = co_await carry();
            else
                why = there.error();
        } catch (...) {
            why = defectOf(std::current_exception());
        }
        co_await leave();
        co_return m_ended ? *m_ended : why;
    }

    void end(Error why) override
    {
        if (!m_ended)
            m_ended = why;
        if (m_transport)
            m_transport->end(why);
        if (m_carrier)
            m_carrier->stop();
        m_entrance.stop();
        m_asker.stop();
    }

    void probe(std::chrono::milliseconds deadline) override
    {
        if (m_carrier)
            m_guard->run([&] { m_carrier->probe(deadline); });
    }
    void relay(ForwardNumber forward, Call call) override
    {
        if (m_carrier)
            m_guard->run([&] { m_carrier->relay(forward, std::move(call)); });
    }
    void setRemoteForwards(const std::vector<NumberedForward>& forwards) override
    {
        m_remoteForwards = forwards;
        if (m_carrier)
            m_guard->run([&] { m_carrier->setRemoteForwards(forwards); });
    }
    std::vector<RelayInfo> relays() const override
    {
        return m_carrier ? m_carrier->relays() : std::vector<RelayInfo>{};
    }
    void closeRelay(std::uint64_t id) override
    {
        if (m_carrier)
            m_guard->run([&] { m_carrier->closeRelay(id); });
    }
    bool mayHaveTakenSomebody() const override { return m_asker.takingPart().mayBe(); }
    SessionLoad load() const override { return m_carrier ? m_carrier->load() : SessionLoad{}; }

private:
    // A handler of this session threw, or what it called.
    void broke(const std::exception_ptr& thrown)
    {
        try {
            end(defectOf(thrown));
        } catch (...) { // Not even that. What still runs ends with the stream.
            if (m_transport)
                m_transport->stream().close();
        }
    }
    Error defectOf(const std::exception_ptr& thrown) const
    {
        return internalError(thrown, "the connection to " + toString(m_profile.server));
    }

    void asked(const Question& question)
    {
        if (m_attendance)
            m_attendance->asked();
        m_observer.asked(question);
    }
    void answered()
    {
        if (m_attendance)
            m_attendance->answered();
        m_observer.answered();
    }

    asio::awaitable<Error> carry()
    {
        m_carrier = std::make_unique<Carrier>(
            *m_transport, m_profile, m_observer, m_services.troubles, m_services.patience);
        m_carrier->setRemoteForwards(m_remoteForwards);
        co_return co_await m_carrier->run();
    }

    // From hop to hop: over each one's session to the next.
    asio::awaitable<Result<void>> goTheWay()
    {
        const std::vector<Hop> way = wayTo(m_profile);
        for (std::size_t i = 0; i < way.size(); ++i) {
            const bool isLast = i + 1 == way.size();
            const Deadline whole{m_worker, timeForALogIn(), [this, server = way[i].server, isLast] {
                                     const Error late = tooLong(server);
                                     end(isLast ? late : atJumpHost(server, late));
                                 }};
            auto there = co_await attend(way[i]);
            if (m_ended)
                co_return std::unexpected(*m_ended);
            if (!there && !isLast)
                co_return std::unexpected(atJumpHost(way[i].server, there.error()));
            if (!there)
                co_return there;
        }
        co_return Result<void>{};
    }

    // With all questions to people: somebody may be at work as long as nobody knows that nobody is.
    std::chrono::milliseconds timeForALogIn() const
    {
        return m_asker.hasHuman() ? m_services.patience.person : m_services.patience.logIn;
    }
    Error tooLong(const Endpoint& server) const
    {
        const std::string step
            = m_transport && m_transport->server() == server ? m_transport->step() : "connecting";
        Error late{
            ErrorCode::LogInTooLong, toString(server), "all its time is over; it was at this step: " + step};
        return m_attendance ? m_attendance->judged(std::move(late)) : late;
    }

    asio::awaitable<Result<void>> attend(Hop hop)
    {
        const std::string logIn = m_profile.id + ' ' + hop.account + '@' + toString(hop.server);
        m_attendance.emplace(Attendance::Context{m_worker, hop.server, m_services.patience,
            m_asker.hasHuman(), m_services.memory.needsNobody(logIn),
            [this](const Notice& notice) { m_asker.tell(notice); }});
        auto there = co_await enter(hop);
        if (there)
            m_services.memory.gotIn(logIn, m_attendance->neededNobody());
        else
            there = std::unexpected(m_attendance->judged(there.error()));
        m_attendance.reset();
        co_return there;
    }

    asio::awaitable<Result<void>> enter(Hop hop)
    {
        HostKeys hostKeys{m_services.knownHosts};
        auto engine = Engine::create(hostKeys.knownTypes(serverNameOf(hop)), m_services.windows,
            m_services.keyLimits, hop.oldAlgorithms);
        if (!engine)
            co_return fail(engine);
        auto stream = co_await reach(hop.server);
        if (!stream)
            co_return fail(stream);
        m_transport = std::make_unique<Transport>(std::move(*stream), std::move(*engine), hop.server);
        m_attendance->watch(*m_transport);

        const TimePoint since = Clock::now();
        auto shaken = co_await shakeHands(*m_transport, m_services.patience.logIn);
        if (!shaken)
            co_return std::unexpected(
                withUsualService(shaken.error(), m_transport->engine().firstBytes(), hop.server.port));
        watchOldInUse(hop.server);
        const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - since);
        m_transport->limitWaiting(m_services.patience.logIn - used);
        m_transport->atStep("the host key");
        auto verified = co_await verifyHostKey(*m_transport, hostKeys, m_asker, hop);
        if (!verified)
            co_return fail(verified);
        if (*verified == FurtherKeys::MayBeLearnt)
            learnFurtherKeys(hostKeys, hop);
        std::string& agentKey = m_observer.lessons().agentKeys[hop.account + "@" + toString(hop.server)];
        Authenticate authenticate{*m_transport, m_asker, hop, agentKey};
        auto proved = co_await authenticate.run();
        if (proved)
            agentKey = authenticate.agentKey();
        co_return proved;
    }

    // Told to people where there are any, and to the tunnel whatever changes.
    void watchOldInUse(const Endpoint& server)
    {
        const Engine& engine = m_transport->engine();
        const auto note = [this, server](const Names& old) {
            if (old.empty())
                m_observer.told({server, OldInUse{}});
            else
                m_asker.tell({server, OldInUse{old}});
        };
        const Names old = engine.oldInUse();
        if (!old.empty())
            note(old);
        m_transport->addErrand(std::make_unique<OldInUseWatch>(engine, old, note));
    }

    void learnFurtherKeys(const HostKeys& hostKeys, const Hop& hop)
    {
        Engine& engine = m_transport->engine();
        HostKeyUpdate update{hostKeys, serverNameOf(hop), plainKeyOf(engine.hostKey())};
        const auto note = [this, server = toString(hop.server)](Error why) {
            why.subject = server;
            m_asker.warnOnce(why);
        };
        m_transport->addErrand(std::make_unique<LearnHostKeys>(engine, std::move(update), note));
    }

    // By way of the jump host that was entered last, if there is one.
    asio::awaitable<Result<std::unique_ptr<Stream>>> reach(Endpoint server)
    {
        if (m_transport) {
            m_transport->limitWaiting(m_services.patience.logIn);
            m_transport->atStep("the way on to " + toString(server));
            co_return co_await ChannelStream::open(m_transport, server, m_services.patience);
        }
        co_return co_await m_entrance.run(server);
    }

    asio::awaitable<void> leave()
    {
        co_await m_asker.finishKeeping();
        if (!m_transport)
            co_return;
        m_transport->stream().close();
        co_await m_transport->stream().finished();
    }

    const Profile m_profile;
    std::vector<NumberedForward> m_remoteForwards;
    SessionObserver& m_observer;
    const SshServices m_services;
    std::shared_ptr<Guard> m_guard;
    asio::any_io_executor m_worker; // What runs on it and throws ends this session and no other.
    Asker m_asker;
    Entrance m_entrance;
    std::unique_ptr<Transport> m_transport;
    std::optional<Attendance> m_attendance; // While logging in; after m_transport, which it looks at.
    std::unique_ptr<Carrier> m_carrier; // After m_transport: its channels end before the engine.
    std::optional<Error> m_ended;
};

} // namespace

std::unique_ptr<Session> makeSshSession(
    asio::io_context& worker, const Profile& profile, SessionObserver& observer, const SshServices& services)
{
    return std::make_unique<SshSession>(worker, profile, observer, services);
}

} // namespace underpass
