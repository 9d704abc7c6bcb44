// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/proxy/ProxyTalk.h"

namespace underpass {

// Asks an HTTP proxy for a connection with CONNECT (RFC 9110 section 9.3.6), with the Basic log-in (RFC 7617)
// where there is one to be sent: first ask without, then see whether the proxy offersLogIn(), so that no
// password goes to one that does not want it so. Digest, Negotiate and NTLM are not spoken:
// ProxyLogInUnknown.
class HttpProxyClient : public ProxyTalk
{
public:
    HttpProxyClient(const Endpoint& proxy, const Endpoint& server, const std::optional<ProxyLogIn>& logIn);

    [[nodiscard]] Secret output() override;
    [[nodiscard]] std::size_t wanted() const override;
    [[nodiscard]] Result<void> read(std::string_view bytes) override;
    [[nodiscard]] bool offersLogIn() const override { return m_offersLogIn; }

private:
    [[nodiscard]] Result<void> judge();
    [[nodiscard]] Error refusal(unsigned status, const std::string& line);
    [[nodiscard]] Error logInWanted();

    const std::string m_proxy;
    const std::string m_server;
    const bool m_hasLogIn;
    std::string m_answer; // Its head, to the empty line.
    bool m_isOpen = false;
    bool m_offersLogIn = false;
    Secret m_output;
};

} // namespace underpass
