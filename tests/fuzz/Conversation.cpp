// SPDX-License-Identifier: MIT
#include "tests/fuzz/Conversation.h"

#include "core/ssh/carry/Carrier.h"
#include "core/ssh/login/Authenticate.h"
#include "tests/fuzz/MemoryStream.h"

#include <array>

#include <sys/socket.h>
#include <unistd.h>

#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>

namespace underpass::fuzz {
namespace {

constexpr ForwardNumber local = 1;
constexpr ForwardNumber remote = 2;

class NothingStored : public SecretStore
{
public:
    Result<std::optional<Secret>> find(const SecretKey&) override { return std::optional<Secret>{}; }
    Result<void> keep(const SecretKey&, const Secret&) override { return {}; }
    Result<void> forget(const SecretKey&) override { return {}; }
    Result<void> forgetProfile(const std::string&) override { return {}; }
};

class Obliging : public Prompter
{
public:
    Ticket ask(const Question& question, Reply reply) override
    {
        Answer answer;
        const auto* code = std::get_if<CodeQuestion>(&question.what);
        for (std::size_t i = 0; i < (code ? code->prompts.size() : 1); ++i)
            answer.secrets.emplace_back("open sesame");
        reply(std::move(answer));
        return 0;
    }
    void withdraw(Ticket) override { }
};

class NobodyWatches : public SessionObserver
{
public:
    void asked(const Question&) override { }
    void answered() override { }
    void opened() override { }
    void silent(TimePoint) override { }
    void heard() override { }
    void forwardTrouble(ForwardNumber, const std::optional<Error>&) override { }
};

Profile aProfile()
{
    Profile profile;
    profile.id = "fuzz";
    profile.server = {"server", 22};
    profile.account = "anna";
    profile.credentials.methods = {LogInWith::Password, LogInWith::KeyboardInteractive};
    profile.credentials.remember = false;
    return profile;
}

Forward aRemoteForward()
{
    Forward forward;
    forward.kind = ForwardKind::Remote;
    forward.listen = {"localhost", 0};
    forward.target = Endpoint{"127.0.0.1", 1};
    return forward;
}

// A program that has called, said something, and goes on reading; or one that has ended already.
class Program
{
public:
    Program(asio::io_context& loop, Carrier& carrier, std::string_view says, bool ends)
    {
        std::array<int, 2> pair{};
        (void)socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data());
        m_its = pair[1];
        (void)::write(m_its, says.data(), says.size());
        if (ends)
            (void)shutdown(m_its, SHUT_WR);
        Call call{.socket = asio::ip::tcp::socket{loop, asio::ip::tcp::v4(), pair[0]}, .caller = {}};
        call.target = {"localhost", 7};
        carrier.relay(local, std::move(call));
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() { ::close(m_its); }

private:
    int m_its = -1;
};

class Session
{
public:
    Session(asio::io_context& loop, ServerSide& server)
        : m_loop(loop)
        , m_server(server)
        , m_asker(loop.get_executor(),
              {m_profile, m_prompter, m_secrets, m_memory, [](const Question&) { }, [] { }})
    {
        (void)socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_anySockets.data());
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session()
    {
        for (const int socket : m_anySockets)
            ::close(socket);
    }

    asio::awaitable<void> run(Conversation& so)
    {
        auto engine = Engine::create({}, std::make_shared<WindowBudget>());
        Transport transport{std::make_unique<MemoryStream>(m_loop.get_executor(), m_server, m_anySockets[0]),
            std::move(*engine), m_profile.server};
        const auto shaken = co_await shakeHands(transport);
        so.hasKeys = shaken.has_value();
        if (!shaken)
            co_return;
        so.hostKey = transport.engine().hostKey().blob;
        (void)transport.engine().algorithms();
        Authenticate authenticate{
            transport, m_asker, {m_profile.server, m_profile.account, m_profile.credentials}};
        const auto loggedIn = co_await authenticate.run();
        so.isLoggedIn = loggedIn.has_value();
        if (!loggedIn)
            co_return;
        Carrier carrier{transport, m_profile, m_observer, std::make_shared<Troubles>()};
        carrier.setRemoteForwards({{remote, aRemoteForward()}});
        const Program talker{m_loop, carrier, "hello", false};
        const Program ender{m_loop, carrier, "bye", true};
        (void)co_await carrier.run();
    }

private:
    asio::io_context& m_loop;
    ServerSide& m_server;
    Profile m_profile = aProfile();
    Obliging m_prompter;
    NothingStored m_secrets;
    SecretMemory m_memory;
    NobodyWatches m_observer;
    Asker m_asker;
    std::array<int, 2> m_anySockets{-1, -1};
};

} // namespace

Conversation converse(ServerSide& server)
{
    Conversation so;
    asio::io_context loop{1};
    Session session{loop, server};
    asio::co_spawn(loop, session.run(so), [](const std::exception_ptr& thrown) {
        if (thrown)
            std::rethrow_exception(thrown); // Whatever a server says, nothing is thrown: a finding.
    });
    loop.run();
    return so;
}

} // namespace underpass::fuzz
