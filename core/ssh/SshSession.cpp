// SPDX-License-Identifier: MIT
#include "core/ssh/SshSession.h"

#include "core/net/Connect.h"
#include "core/net/TcpStream.h"
#include "core/ssh/Authenticate.h"
#include "core/ssh/Carrier.h"
#include "core/ssh/VerifyHostKey.h"

#include <utility>

namespace underpass {
namespace {

constexpr std::chrono::seconds connectPatience{15};

// Top to bottom what RFC 4251 section 1 describes: a transport, an account proven over it, and then the
// connection.
class SshSession : public Session
{
public:
    SshSession(asio::io_context& worker, const Profile& profile, SessionObserver& observer,
        const SshServices& services)
        : m_profile(profile)
        , m_observer(observer)
        , m_services(services)
        , m_connect(worker)
        , m_asker(worker.get_executor(),
              {m_profile, services.prompter, services.secrets, services.memory,
                  [this](const Question& question) { m_observer.asked(question); },
                  [this] { m_observer.answered(); }})
    { }

    asio::awaitable<Error> run() override
    {
        auto ready = co_await logIn();
        if (m_ended)
            co_return *m_ended;
        if (!ready)
            co_return ready.error();
        m_carrier = std::make_unique<Carrier>(*m_transport, m_profile, m_observer);
        m_observer.opened();
        Error why = co_await m_carrier->run();
        co_return m_ended ? *m_ended : why;
    }

    void end(Error why) override
    {
        if (!m_ended)
            m_ended = why;
        m_connect.stop();
        m_asker.stop();
        if (m_transport)
            m_transport->end(why);
        if (m_carrier)
            m_carrier->stop();
    }

    void probe(std::chrono::milliseconds deadline) override
    {
        if (m_carrier)
            m_carrier->probe(deadline);
    }
    void relay(std::size_t forward, Call call) override
    {
        if (m_carrier)
            m_carrier->relay(forward, std::move(call));
    }
    std::vector<RelayInfo> relays() const override
    {
        return m_carrier ? m_carrier->relays() : std::vector<RelayInfo>{};
    }
    void closeRelay(std::uint64_t id) override
    {
        if (m_carrier)
            m_carrier->closeRelay(id);
    }

private:
    asio::awaitable<Result<void>> logIn()
    {
        HostKeys hostKeys{m_services.knownHosts};
        auto socket = co_await m_connect.run(m_profile.server, connectPatience);
        if (!socket)
            co_return fail(socket);
        auto engine = Engine::create(hostKeys.knownTypes(m_profile.server));
        if (!engine)
            co_return fail(engine);
        auto stream = std::make_unique<TcpStream>(std::move(*socket));
        m_transport = std::make_unique<Transport>(std::move(stream), std::move(*engine), m_profile.server);

        const Hop hop{m_profile.server, m_profile.account, m_profile.credentials};
        auto shaken = co_await shakeHands(*m_transport);
        if (!shaken)
            co_return shaken;
        auto verified = co_await verifyHostKey(*m_transport, hostKeys, m_asker, hop);
        if (!verified)
            co_return verified;
        Authenticate authenticate{*m_transport, m_asker, hop};
        co_return co_await authenticate.run();
    }

    const Profile m_profile;
    SessionObserver& m_observer;
    const SshServices m_services;
    Connect m_connect;
    Asker m_asker;
    std::unique_ptr<Transport> m_transport;
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
