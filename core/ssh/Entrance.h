// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Connect.h"
#include "core/net/TcpStream.h"
#include "core/proxy/ProxyTalk.h"
#include "core/ssh/login/Asker.h"

#include <memory>

namespace underpass {

// The way to the first server of a profile: straight, or through the profile's proxy, whose password is asked
// for as any other. Lives on the session's worker thread. After stop() run() ends with Cancelled at once.
class Entrance
{
public:
    // `profile` and `asker` outlive it.
    Entrance(const asio::any_io_executor& worker, const Profile& profile, Asker& asker);

    // Errors: as Connect, where there is no proxy. With one: ProxyUnreachable, ProxyLogInRefused,
    // ProxyLogInUnknown, ProxyNotAnswered, ProxyRefused, ProxyCannotReach, NotAProxy, all about the proxy;
    // InvalidInput for a setting of the system that cannot be read.
    [[nodiscard]] asio::awaitable<Result<std::unique_ptr<Stream>>> run(Endpoint server);
    void stop();

private:
    using Password = std::optional<Secret>;

    [[nodiscard]] asio::awaitable<Result<Proxy>> proxyFor(Endpoint server);
    [[nodiscard]] asio::awaitable<Result<void>> goThrough(Proxy proxy, Endpoint server);
    [[nodiscard]] asio::awaitable<Result<void>> logIn(Proxy proxy, Endpoint server);
    [[nodiscard]] asio::awaitable<Result<void>> tryOnce(
        const Proxy& proxy, const Endpoint& server, const Password& password);
    [[nodiscard]] asio::awaitable<Result<void>> talk(
        const Proxy& proxy, const Endpoint& server, ProxyTalk& words);
    [[nodiscard]] asio::awaitable<Result<void>> connect(Endpoint server);
    [[nodiscard]] Hop hopOf(const Proxy& proxy) const;

    const Profile& m_profile;
    Asker& m_asker;
    Connect m_connect;
    Offload m_system;
    std::unique_ptr<TcpStream> m_stream;
    bool m_isAnswered = false; // The proxy said no, in words: to the log-in, or to what comes behind it.
    bool m_offersLogIn = false; // The same proxy: with the password, perhaps.
    bool m_stopped = false;
};

} // namespace underpass
