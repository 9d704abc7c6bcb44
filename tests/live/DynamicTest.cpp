// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/Socket.h"

#include <atomic>
#include <future>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <dlfcn.h>
#include <netdb.h>
#include <sys/mount.h>

namespace {

std::atomic<int> lookUps{0}; // Of this program; the server is another one.

} // namespace

extern "C" int getaddrinfo(const char* name, const char* service, const addrinfo* hints, addrinfo** found)
{
    ++lookUps;
    static const auto real = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(name, service, hints, found);
}

namespace underpass::test {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::StartsWith;

const std::string onlyThere = "only-there.example"; // A name that the far side alone knows.

// Whether this program can look the name up itself.
bool isKnownHere(const std::string& name)
{
    addrinfo* found = nullptr;
    const bool isKnown = ::getaddrinfo(name.c_str(), nullptr, nullptr, &found) == 0;
    if (isKnown)
        ::freeaddrinfo(found);
    return isKnown;
}

// From now on this thread, and what it starts, has a table of hosts of its own.
bool enterOwnNames(const std::filesystem::path& hosts)
{
    return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", "none", MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount(hosts.c_str(), "/etc/hosts", "none", MS_BIND, nullptr) == 0;
}

// An SSH server that knows a name which nobody else knows.
class FarServer
{
public:
    explicit FarServer(const std::string& extraConfig = {})
    {
        const auto hosts = m_folder.path() / "hosts";
        writeText(hosts, "127.0.0.1 localhost " + onlyThere + "\n::1 localhost\n");
        std::promise<std::shared_ptr<SshServer>> started;
        m_thread = std::jthread{[&started, hosts, extraConfig, over = m_over.get_future().share()] {
            const auto server = enterOwnNames(hosts) ? std::make_shared<SshServer>(extraConfig) : nullptr;
            started.set_value(server);
            over.wait(); // The server ends with the thread that started it.
        }};
        m_server = started.get_future().get();
    }
    ~FarServer() { m_over.set_value(); }
    [[nodiscard]] bool isThere() const { return m_server != nullptr; }
    [[nodiscard]] SshServer& operator*() const { return *m_server; }
    [[nodiscard]] SshServer* operator->() const { return m_server.get(); }

private:
    const TempDir m_folder;
    std::shared_ptr<SshServer> m_server;
    std::promise<void> m_over;
    std::jthread m_thread;
};

Forward dynamicForward()
{
    Forward forward;
    forward.kind = ForwardKind::Dynamic;
    return forward;
}

class LiveDynamic : public testing::Test
{
protected:
    void SetUp() override { UNDERPASS_NEEDS_ROOT(); }

    void start(const std::string& extraConfig = {})
    {
        server.emplace(extraConfig);
        ASSERT_TRUE(server->isThere());
        tunnel.emplace(**server, std::vector<std::uint16_t>{});
        tunnel->profile.forwards = {dynamicForward()};
        tunnel->start();
        ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << (*server)->log();
        port = tunnel->port(0);
    }
    [[nodiscard]] Socket call(const std::string& words) const
    {
        Socket caller = Socket::connect(port);
        caller.write(words);
        return caller;
    }
    // The whole answer to a request for this host and port.
    [[nodiscard]] std::string answerOver(const std::string& request) const { return call(request).readAll(); }

    static std::string socks5(const std::string& host, std::uint16_t to)
    {
        return "\x05\x01\x00\x05\x01\x00\x03"s + static_cast<char>(host.size()) + host
            + static_cast<char>(to >> 8U) + static_cast<char>(to & 0xffU);
    }
    static std::string socks4a(const std::string& host, std::uint16_t to)
    {
        return "\x04\x01"s + static_cast<char>(to >> 8U) + static_cast<char>(to & 0xffU) + "\0\0\0\1\0"s
            + host + '\0';
    }
    static std::string connect(const std::string& host, std::uint16_t to)
    {
        return "CONNECT " + toString(Endpoint{host, to}) + " HTTP/1.1\r\n\r\n";
    }
    static std::string readExactly(const Socket& socket, std::size_t size)
    {
        std::string text;
        while (text.size() < size) {
            const std::string more = socket.read(size - text.size());
            if (more.empty())
                break;
            text += more;
        }
        return text;
    }

    const std::string granted = "\x05\x00\x05\x00\x00\x01\0\0\0\0\0\0"s; // With the answer to the greeting.
    std::optional<FarServer> server;
    std::optional<LiveTunnel> tunnel;
    std::uint16_t port = 0;
};

struct CurlWay
{
    const char* name;
    std::vector<std::string> options; // The proxy's address follows.
    std::string host;

    friend void PrintTo(const CurlWay& way, std::ostream* to) { *to << way.name; } // Not its pointers.
};

class LiveDynamicCurl : public LiveDynamic, public testing::WithParamInterface<CurlWay>
{ };

INSTANTIATE_TEST_SUITE_P(Ways, LiveDynamicCurl,
    testing::Values(CurlWay{"Socks4", {"--socks4"}, "127.0.0.1"},
        CurlWay{"Socks4a", {"--socks4a"}, onlyThere}, CurlWay{"Socks5", {"--socks5"}, "127.0.0.1"},
        CurlWay{"Socks5Hostname", {"--socks5-hostname"}, onlyThere},
        CurlWay{"HttpConnect", {"--proxytunnel", "--proxy"}, onlyThere}),
    [](const auto& way) { return way.param.name; });

TEST_P(LiveDynamicCurl, FetchesAPageFromWhereTheServerIs)
{
    start();
    ASSERT_FALSE(isKnownHere(onlyThere));
    ASSERT_GT(lookUps, 0) << "The counter counts.";
    lookUps = 0;
    const Socket web = Socket::listen();
    const std::jthread page{[&] {
        Socket reader = web.accept();
        while (reader.readLine() != "\r\n") { }
        reader.write("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nThe page.\n");
    }};
    std::vector<std::string> argv{findProgram("curl", "curl"), "--silent", "--show-error", "--noproxy", ""};
    argv.insert(argv.end(), GetParam().options.begin(), GetParam().options.end());
    argv.insert(argv.end(),
        {"127.0.0.1:" + std::to_string(port),
            "http://" + GetParam().host + ":" + std::to_string(web.port()) + "/"});
    const TempDir folder;
    EXPECT_TRUE(run(argv, folder.path() / "page"));
    EXPECT_EQ(readText(folder.path() / "page"), "The page.\n");
    EXPECT_EQ(lookUps, 0) << "No name is ever looked up here.";
}

TEST_F(LiveDynamic, SaysWhyATargetIsNotReached)
{
    start();
    const std::uint16_t dead = freePort();
    EXPECT_EQ(answerOver(socks5("127.0.0.1", dead)).substr(2, 2), "\x05\x05");
    EXPECT_EQ(answerOver(socks5("nobody.invalid", 80)).substr(2, 2), "\x05\x04");
    EXPECT_EQ(answerOver(socks4a("nobody.invalid", 80)), "\x00\x5b\0\0\0\0\0\0"s);
    EXPECT_THAT(answerOver(connect("127.0.0.1", dead)), StartsWith("HTTP/1.1 502 "));
    EXPECT_THAT(answerOver(connect("127.0.0.1", dead)), HasSubstr("127.0.0.1:" + std::to_string(dead)));
    EXPECT_EQ(tunnel->trouble(0), std::nullopt) << "A dead host is the caller's trouble.";
    EXPECT_STREQ(name(tunnel->state()), "online");
}

TEST_F(LiveDynamic, SaysThatTheServerDoesNotAllowATarget)
{
    const Socket allowed = Socket::listen();
    start("PermitOpen 127.0.0.1:" + std::to_string(allowed.port()));
    const Socket caller = call(socks5("127.0.0.1", allowed.port()));
    ASSERT_EQ(readExactly(caller, granted.size()), granted);
    EXPECT_EQ(answerOver(socks5("127.0.0.1", freePort())).substr(2, 2), "\x05\x02");
    EXPECT_EQ(answerOver(socks4a("127.0.0.1", freePort())), "\x00\x5b\0\0\0\0\0\0"s);
    EXPECT_THAT(answerOver(connect("127.0.0.1", freePort())), StartsWith("HTTP/1.1 403 "));
    EXPECT_STREQ(name(tunnel->state()), "online") << "Another target is allowed.";
}

TEST_F(LiveDynamic, IsDegradedWhereTheServerAllowsNothing)
{
    start("AllowTcpForwarding no");
    EXPECT_EQ(answerOver(socks5("127.0.0.1", freePort())).substr(2, 2), "\x05\x02");
    ASSERT_TRUE(tunnel->reaches("degraded")) << tunnel->history();
    EXPECT_EQ(tunnel->trouble(0)->code, ErrorCode::ForwardRefused);
}

TEST_F(LiveDynamic, AnswersOnlyWhenTheTargetHasAndKeepsWhatCameEarly)
{
    start();
    const Socket silent = Socket::listen(0);
    const Socket filler = Socket::connect(silent.port()); // The system ignores the next caller.
    const Socket echo = Socket::listen();
    const std::string early(100000, 'e');
    const Socket waiting = call(socks5("127.0.0.1", silent.port()) + early);
    ASSERT_EQ(readExactly(waiting, 2), "\x05\x00"s);
    for (int count = 0; count < 20; ++count) {
        const Socket quick = call(connect(onlyThere, echo.port()) + "quick\n");
        EXPECT_EQ(echo.accept().readLine(), "quick\n");
    }
    const auto relays = tunnel->relays();
    ASSERT_FALSE(relays.empty());
    EXPECT_EQ(relays.front().target, (Endpoint{"127.0.0.1", silent.port()})) << "What the caller asked for.";
    EXPECT_FALSE(waiting.hasArrived());
    const Socket first = silent.accept(); // Makes room: the waiting one gets through after all.
    const Socket late = silent.accept();
    EXPECT_EQ(readExactly(waiting, granted.size() - 2), granted.substr(2));
    EXPECT_EQ(readExactly(late, early.size()), early);
    late.write("to you");
    EXPECT_EQ(readExactly(waiting, 6), "to you");
}

TEST_F(LiveDynamic, ServesManyCallersAtOnceEachWithItsOwnTarget)
{
    start();
    const Socket one = Socket::listen();
    const Socket two = Socket::listen();
    const auto greet = [](const Socket& listener, const std::string& words) {
        for (int count = 0; count < 50; ++count)
            listener.accept().write(words);
    };
    const std::jthread first{[&] { greet(one, "first"); }};
    const std::jthread second{[&] { greet(two, "other"); }};
    std::vector<Socket> callers;
    for (int count = 0; count < 100; ++count)
        callers.push_back(Socket::connect(port));
    const std::string unfinished = socks5("127.0.0.1", 0);
    const std::string head = unfinished.substr(0, unfinished.size() - 2);
    for (const Socket& caller : callers)
        caller.write(head);
    for (std::size_t i = 0; i < callers.size(); ++i)
        callers[i].write(socks5("127.0.0.1", (i % 2 == 0 ? one : two).port()).substr(head.size()));
    for (std::size_t i = 0; i < callers.size(); ++i)
        EXPECT_EQ(readExactly(callers[i], granted.size() + 5), granted + (i % 2 == 0 ? "first" : "other"));
}

TEST_F(LiveDynamic, OpensNoChannelForWhatItRefuses)
{
    start("LogLevel DEBUG3");
    EXPECT_THAT(answerOver("GET http://" + onlyThere + "/ HTTP/1.1\r\nHost: " + onlyThere + "\r\n\r\n"),
        StartsWith("HTTP/1.1 405 "));
    EXPECT_EQ(answerOver("\x05\x01\x00\x05\x02\x00\x01\x7f\x00\x00\x01\x00\x50"s).substr(2, 2), "\x05\x07");
    EXPECT_EQ(answerOver("\x05\x01\x00\x05\x03\x00\x01\x7f\x00\x00\x01\x00\x50"s).substr(2, 2), "\x05\x07");
    EXPECT_EQ(answerOver("\x16\x03\x01"), "");
    tunnel->stop();
    ASSERT_TRUE(tunnel->reaches("stopped")) << tunnel->history();
    EXPECT_THAT((*server)->log(), Not(HasSubstr("ctype direct-tcpip")));
}

TEST_F(LiveDynamic, ResetsACallerWhoStillTalksWhenTheTunnelIsLost)
{
    start();
    const Socket target = Socket::listen();
    Socket talking = call("\x05\x01\x00"s);
    ASSERT_EQ(readExactly(talking, 2), "\x05\x00"s);
    (*server)->killListenerAndSessions();
    ASSERT_TRUE(tunnel->reaches("waiting")) << tunnel->history();
    talking.write("\x05\x01\x00\x01\x7f\x00\x00\x01\x00\x50"s);
    EXPECT_THROW((void)talking.readAll(), std::system_error);
}

} // namespace
} // namespace underpass::test
