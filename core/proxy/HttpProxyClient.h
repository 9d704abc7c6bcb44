// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/proxy/ProxyTalk.h"

namespace underpass {

// Asks an HTTP proxy for a connection with CONNECT (RFC 9110 section 9.3.6), with the Basic log-in (RFC 7617)
// where there is an account. Digest, Negotiate and NTLM are not spoken; the error says so where a proxy wants
// one of them.
class HttpProxyClient : public ProxyTalk
{
public:
    HttpProxyClient(const Endpoint& proxy, const Endpoint& server, const std::optional<ProxyLogIn>& logIn);

    [[nodiscard]] Secret output() override;
    [[nodiscard]] std::size_t wanted() const override;
    [[nodiscard]] Result<void> read(std::string_view bytes) override;

private:
    [[nodiscard]] Result<void> judge();
    [[nodiscard]] Error refusal(unsigned status, const std::string& line) const;
    [[nodiscard]] std::string whyNoLogIn() const;

    const std::string m_proxy;
    const std::string m_server;
    const bool m_hasLogIn;
    std::string m_answer; // Its head, to the empty line.
    bool m_isOpen = false;
    Secret m_output;
};

} // namespace underpass
