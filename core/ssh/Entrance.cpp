// SPDX-License-Identifier: MIT
#include "core/ssh/Entrance.h"

#include "core/net/Deadline.h"
#include "core/proxy/HttpProxyClient.h"
#include "core/proxy/SocksClient.h"
#include "core/proxy/SystemProxy.h"

#include <array>
#include <chrono>

#include <asio/error.hpp>

namespace underpass {
namespace {

constexpr std::chrono::seconds connectPatience{15};
constexpr std::chrono::seconds talkPatience{30}; // The proxy connects to the server meanwhile.
constexpr int mostPasswords = 3;
constexpr const char* purpose = "proxy password"; // Not the server's, even where both are on one machine.

std::unique_ptr<ProxyTalk> makeTalk(
    const Proxy& proxy, const Endpoint& server, const std::optional<Secret>& password)
{
    std::optional<ProxyLogIn> logIn;
    if (password)
        logIn.emplace(proxy.account, password->clone());
    if (proxy.kind == ProxyKind::Socks5)
        return std::make_unique<SocksClient>(proxy.server, server, std::move(logIn));
    return std::make_unique<HttpProxyClient>(proxy.server, server, logIn);
}

Error unreachable(const Proxy& proxy, const Error& why)
{
    if (why.code == ErrorCode::Cancelled)
        return why;
    return {ErrorCode::ProxyUnreachable, toString(proxy.server),
        std::string{name(why.code)} + (why.detail.empty() ? "" : ": " + why.detail)};
}

// A proxy that hangs up instead of answering has often been told to do so.
Error brokenOff(const Proxy& proxy, const Endpoint& server, const std::error_code& why)
{
    const std::string words = why == asio::error::eof ? "it closed the connection" : why.message();
    return {ErrorCode::ProxyCannotReach, toString(proxy.server), "to " + toString(server) + ": " + words};
}

} // namespace

Entrance::Entrance(const asio::any_io_executor& worker, const Profile& profile, Asker& asker)
    : m_profile(profile)
    , m_asker(asker)
    , m_connect(worker)
    , m_system(worker)
{ }

asio::awaitable<Result<std::unique_ptr<Stream>>> Entrance::run(Endpoint server)
{
    const auto proxy = co_await proxyFor(server);
    if (!proxy)
        co_return fail(proxy);
    Result<void> done;
    if (proxy->kind == ProxyKind::None)
        done = co_await connect(server);
    else
        done = co_await goThrough(*proxy, server);
    if (m_stopped)
        co_return fail(ErrorCode::Cancelled, toString(server));
    if (!done)
        co_return fail(done);
    co_return std::move(m_stream);
}

asio::awaitable<Result<Proxy>> Entrance::proxyFor(Endpoint server)
{
    if (m_profile.proxy.kind != ProxyKind::System)
        co_return m_profile.proxy;
    const auto look = [server] { return systemProxyFor(server); };
    auto found = co_await m_system.run(look);
    if (!found)
        co_return fail(ErrorCode::Cancelled, toString(server));
    co_return std::move(*found);
}

// An HTTP proxy is asked first whether it wants the password at all, and so; to a SOCKS5 proxy the talk
// itself does that.
asio::awaitable<Result<void>> Entrance::goThrough(Proxy proxy, Endpoint server)
{
    if (proxy.account.empty() || proxy.kind == ProxyKind::Http) {
        const auto done = co_await tryOnce(proxy, server, std::nullopt);
        if (done || proxy.account.empty() || !m_offersLogIn || m_stopped)
            co_return done;
    }
    co_return co_await logIn(proxy, server);
}

// Each attempt is one connection.
asio::awaitable<Result<void>> Entrance::logIn(Proxy proxy, Endpoint server)
{
    auto previous = Asker::Previous::None;
    const Hop hop = hopOf(proxy);
    for (int attempt = 0;; ++attempt) {
        const PasswordQuestion question{previous == Asker::Previous::WasWrong, PasswordFor::Proxy};
        const Password password = co_await m_asker.secret(hop, purpose, question, previous);
        if (!password)
            co_return fail(m_asker.wasDeclined() && attempt == 0 ? ErrorCode::ProxyNotAnswered
                                                                 : ErrorCode::ProxyLogInRefused,
                toString(proxy.server), "no password was given");
        const auto done = co_await tryOnce(proxy, server, password);
        const bool wasRefused = !done && done.error().code == ErrorCode::ProxyLogInRefused;
        if (wasRefused)
            co_await m_asker.refused(hop, purpose);
        else if (done || m_isAnswered)
            co_await m_asker.worked(hop, purpose);
        if (!wasRefused || attempt + 1 == mostPasswords || m_stopped)
            co_return done;
        previous = Asker::Previous::WasWrong;
    }
}

asio::awaitable<Result<void>> Entrance::tryOnce(
    const Proxy& proxy, const Endpoint& server, const Password& password)
{
    m_isAnswered = false;
    const auto connected = co_await connect(proxy.server);
    if (!connected)
        co_return std::unexpected(unreachable(proxy, connected.error()));
    const auto words = makeTalk(proxy, server, password);
    const auto done = co_await talk(proxy, server, *words);
    m_offersLogIn = words->offersLogIn();
    if (!done)
        m_stream->close();
    co_return done;
}

asio::awaitable<Result<void>> Entrance::talk(const Proxy& proxy, const Endpoint& server, ProxyTalk& words)
{
    const Deadline deadline{m_stream->executor(), talkPatience, [this] { m_stream->close(); }};
    std::error_code failed;
    std::array<char, 512> space{};
    while (!failed && words.wanted() != 0) {
        const Secret output = words.output();
        if (!output.empty())
            co_await m_stream->write(output.reveal(), failed);
        if (failed)
            break;
        const std::span<char> into{space.data(), std::min(words.wanted(), space.size())};
        const std::size_t size = co_await m_stream->readSome(into, failed);
        if (failed)
            break;
        const auto taken = words.read({space.data(), size});
        if (!taken) {
            m_isAnswered = taken.error().code != ErrorCode::NotAProxy;
            co_return taken;
        }
    }
    if (deadline.passed())
        co_return fail(ErrorCode::ProxyCannotReach, toString(proxy.server),
            "to " + toString(server) + ": no answer within 30 seconds");
    if (failed)
        co_return std::unexpected(brokenOff(proxy, server, failed));
    co_return Result<void>{};
}

asio::awaitable<Result<void>> Entrance::connect(Endpoint server)
{
    auto socket = co_await m_connect.run(server, connectPatience);
    if (!socket)
        co_return fail(socket);
    m_stream = std::make_unique<TcpStream>(std::move(*socket));
    co_return Result<void>{};
}

Hop Entrance::hopOf(const Proxy& proxy) const
{
    Hop hop{proxy.server, proxy.account, m_profile.credentials};
    return hop;
}

void Entrance::stop()
{
    m_stopped = true;
    m_connect.stop();
    m_system.abandon();
    if (m_stream)
        m_stream->close();
}

} // namespace underpass
