// SPDX-License-Identifier: MIT
#include "core/client/SshSessionFactory.h"
#include "core/listen/PeerIdentity.h"
#include "core/tunnel/Session.h"
#include "core/tunnel/Tunnels.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/Socket.h"

#include <future>
#include <map>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

// Is asked, and goes away without an answer.
class AbsentPerson : public Prompter
{
public:
    explicit AbsentPerson(bool isThere)
        : m_isThere(isThere)
    { }
    Ticket ask(const Question&, Reply) override { return 1; }
    void withdraw(Ticket) override { }
    [[nodiscard]] bool hasHuman() const override { return m_isThere; }

private:
    const bool m_isThere;
};

using KnownHosts = std::vector<std::filesystem::path>;

// Several tunnels, and the latest state of each.
class Strangers
{
public:
    using Make = std::function<SessionFactory(Prompter&, SecretStore&, const KnownHosts&)>;
    Strangers(Prompter& prompter, std::filesystem::path knownHosts, const Make& make)
    {
        m_tunnels = std::make_unique<Tunnels>(make(prompter, m_secrets, {std::move(knownHosts)}),
            openPeerIdentity(), [this](const ProfileId& id, const TunnelState& state) { record(id, state); });
    }
    void start(const Profile& profile) { m_tunnels->start(profile); }
    [[nodiscard]] TunnelState reaches(const ProfileId& id, const std::string& wanted)
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait_for(lock, std::chrono::seconds{30}, [&] { return name(m_last[id]) == wanted; });
        return m_last[id];
    }

private:
    void record(const ProfileId& id, const TunnelState& state)
    {
        const std::lock_guard lock{m_mutex};
        m_last[id] = state;
        m_changed.notify_all();
    }

    FakeSecrets m_secrets;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<ProfileId, TunnelState> m_last;
    std::unique_ptr<Tunnels> m_tunnels;
};

Profile profileOf(const std::string& id, std::uint16_t server, const Credentials& credentials)
{
    Profile profile;
    profile.id = profile.name = id;
    profile.server = {"127.0.0.1", server};
    profile.account = SshServer::account();
    profile.credentials = credentials;
    profile.credentials.remember = false;
    return profile;
}

Credentials byCode()
{
    Credentials credentials;
    credentials.methods = {LogInWith::KeyboardInteractive};
    return credentials;
}

Credentials byKey(const SshServer& server)
{
    Credentials credentials;
    credentials.methods = {LogInWith::KeyFile};
    credentials.keyFiles = {server.userKey()};
    return credentials;
}

Strangers::Make waiting(const Patience& patience)
{
    return [patience](Prompter& prompter, SecretStore& secrets, const KnownHosts& knownHosts) {
        return sshSessionFactory(prompter, secrets, knownHosts, {}, patience);
    };
}

constexpr std::chrono::milliseconds shortTime{700};

void expectTooLong(const TunnelState& state, const std::string& detail)
{
    const auto* waits = std::get_if<Waiting>(&state);
    ASSERT_NE(waits, nullptr) << name(state);
    EXPECT_EQ(waits->why.code, ErrorCode::LogInTooLong) << sentence(waits->why);
    EXPECT_THAT(sentence(waits->why), testing::HasSubstr(detail));
}

TEST(LivePatience, HasAnEndWithAPersonWhoDoesNotAnswer)
{
    const CodeServer server{"code"};
    AbsentPerson person{true};
    Strangers tunnels{person, server.knownHosts(), waiting({.person = shortTime})};
    tunnels.start(profileOf("a", server.port(), byCode()));
    expectTooLong(tunnels.reaches("a", "waiting"),
        "The log-in at 127.0.0.1:" + std::to_string(server.port()) + " took too long and was given up.");
}

TEST(LivePatience, IsShorterWhereNobodyIsAtWork)
{
    const CodeServer server{"code"};
    AbsentPerson nobody{false};
    Strangers tunnels{nobody, server.knownHosts(), waiting({.logIn = shortTime})};
    tunnels.start(profileOf("a", server.port(), byCode()));
    expectTooLong(tunnels.reaches("a", "waiting"),
        "The log-in at 127.0.0.1:" + std::to_string(server.port()) + " took too long and was given up.");
}

TEST(LivePatience, NamesTheJumpHostThatTakesTooLong)
{
    const SshServer server;
    const CodeServer gate{"code"};
    AbsentPerson person{true};
    Strangers tunnels{person, gate.knownHosts(), waiting({.person = shortTime})};
    Profile profile = profileOf("a", server.port(), byKey(server));
    Hop jump;
    jump.server = {"127.0.0.1", gate.port()};
    jump.credentials.methods = {LogInWith::KeyboardInteractive};
    profile.via = {jump};
    tunnels.start(profile);
    expectTooLong(tunnels.reaches("a", "waiting"), "jump host 127.0.0.1:" + std::to_string(gate.port()));
}

// Passes everything on, and throws when it hears of what it was told to throw at.
class Thrower : public SessionObserver
{
public:
    explicit Thrower(SessionObserver& tunnel)
        : m_tunnel(tunnel)
    { }
    void asked(const Question& question) override { m_tunnel.asked(question); }
    void answered() override { m_tunnel.answered(); }
    void opened() override { m_tunnel.opened(); }
    void silent(TimePoint since) override { m_tunnel.silent(since); }
    void heard() override { m_tunnel.heard(); }
    void forwardTrouble(ForwardNumber, const std::optional<Error>&) override
    {
        throw std::length_error("thrown while a caller's channel is refused");
    }

private:
    SessionObserver& m_tunnel;
};

// A real session, whose handlers throw.
class ThrowingSession : public Session
{
public:
    ThrowingSession(asio::io_context& worker, const Profile& profile, SessionObserver& observer,
        const SessionFactory& make)
        : m_observer(observer)
        , m_session(make(worker, profile, m_observer))
    { }
    asio::awaitable<Error> run() override { return m_session->run(); }
    void end(Error why) override { m_session->end(std::move(why)); }
    void probe(std::chrono::milliseconds deadline) override { m_session->probe(deadline); }
    void relay(ForwardNumber forward, Call call) override { m_session->relay(forward, std::move(call)); }
    void setRemoteForwards(const std::vector<NumberedForward>& all) override
    {
        m_session->setRemoteForwards(all);
    }
    std::vector<RelayInfo> relays() const override { return m_session->relays(); }
    void closeRelay(std::uint64_t id) override { m_session->closeRelay(id); }
    SessionLoad load() const override { return m_session->load(); }
    bool mayHaveTakenSomebody() const override { return m_session->mayHaveTakenSomebody(); }

private:
    Thrower m_observer;
    std::unique_ptr<Session> m_session;
};

Strangers::Make throwingFor(const ProfileId& id)
{
    return [id](Prompter& prompter, SecretStore& secrets, const KnownHosts& knownHosts) -> SessionFactory {
        return [id, make = sshSessionFactory(prompter, secrets, knownHosts)](asio::io_context& worker,
                   const Profile& profile, SessionObserver& observer) -> std::unique_ptr<Session> {
            if (profile.id != id)
                return make(worker, profile, observer);
            return std::make_unique<ThrowingSession>(worker, profile, observer, make);
        };
    };
}

void forwardTo(Profile& profile, std::uint16_t target)
{
    Forward forward;
    forward.target = Endpoint{"127.0.0.1", target};
    profile.forwards.push_back(forward);
}

std::uint16_t portOf(const TunnelState& state)
{
    const auto* online = std::get_if<Online>(&state);
    return online != nullptr ? online->forwards.at(0).listen.port : std::uint16_t{0};
}

TEST(LivePatience, LeavesTheNeighboursOfASessionWhoseHandlersThrow)
{
    const SshServer server;
    FakePrompter nobody;
    const Socket target = Socket::listen();
    Strangers tunnels{nobody, server.knownHosts(), throwingFor("faulty")};
    for (const char* id : {"a", "b", "c", "d"}) { // Enough to be on every worker.
        Profile profile = profileOf(id, server.port(), byKey(server));
        forwardTo(profile, target.port());
        tunnels.start(profile);
    }
    Profile profile = profileOf("faulty", server.port(), byKey(server));
    forwardTo(profile, freePort()); // Where nobody answers.
    tunnels.start(profile);
    const std::uint16_t faulty = portOf(tunnels.reaches("faulty", "online"));
    ASSERT_NE(faulty, 0);
    const Socket caller = Socket::connect(faulty);
    const TunnelState state = tunnels.reaches("faulty", "failed");
    ASSERT_TRUE(std::holds_alternative<Failed>(state)) << name(state);
    EXPECT_EQ(std::get<Failed>(state).why.code, ErrorCode::Internal);
    EXPECT_THAT(sentence(std::get<Failed>(state).why),
        testing::HasSubstr("thrown while a caller's channel is refused"));
    for (const char* id : {"a", "b", "c", "d"}) {
        const std::uint16_t port = portOf(tunnels.reaches(id, "online"));
        ASSERT_NE(port, 0);
        const Socket other = Socket::connect(port);
        other.write("hello\n");
        EXPECT_EQ(target.accept().readLine(), "hello\n");
    }
}

} // namespace
} // namespace underpass::test
