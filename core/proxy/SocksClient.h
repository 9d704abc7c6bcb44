// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/proxy/ProxyTalk.h"

namespace underpass {

// Asks a SOCKS5 proxy (RFC 1928) for a connection, with account and password where it wants them (RFC 1929).
// The server's name goes to the proxy as it is and is looked up there, so nobody here learns where we go.
class SocksClient : public ProxyTalk
{
public:
    SocksClient(const Endpoint& proxy, Endpoint server, std::optional<ProxyLogIn> logIn);

    [[nodiscard]] Secret output() override;
    [[nodiscard]] std::size_t wanted() const override;
    [[nodiscard]] Result<void> read(std::string_view bytes) override;

private:
    enum class Step { Method, LogIn, Head, Address, Open };

    [[nodiscard]] Result<void> next();
    [[nodiscard]] Result<void> takeMethod();
    [[nodiscard]] Result<void> takeLogIn();
    [[nodiscard]] Result<void> takeHead();
    void await(Step step, std::size_t size);
    [[nodiscard]] std::string request() const;
    [[nodiscard]] Secret logInMessage() const;

    const std::string m_proxy;
    const Endpoint m_server;
    const std::optional<ProxyLogIn> m_logIn;
    Step m_step = Step::Method;
    std::string m_received; // Of this step's answer.
    std::size_t m_size = 2; // How long the answer is, as far as that is known.
    Secret m_output;
};

} // namespace underpass
