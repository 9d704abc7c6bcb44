// SPDX-License-Identifier: MIT
#pragma once

#include "tests/libssh2/ScriptedPeer.h"

#include <memory>
#include <string>

#include <openssl/evp.h>

namespace underpass::test {

// A server whose host key is real: it signs whatever exchange it is told to, so that nothing but the values
// themselves can be refused.
class SigningServer
{
public:
    SigningServer(ScriptedPeer& peer, const std::string& exchange);

    // Sends this KEXINIT; what comes back is the client's first message of the exchange.
    Bytes begin(const Bytes& kexInit);
    // What the signature is over, behind the host key: the group, if it was negotiated, and the client's
    // value.
    void hashes(const std::string& part) { m_hashed += part; }
    // A reply of this type; the two numbers are the server's value and the secret as SSH writes them.
    void reply(unsigned char type, const std::string& value, const std::string& secret, const EVP_MD* digest);
    // The handshake's last result; the client sends NEWKEYS once it believes the signature.
    int handshake() { return libssh2_session_handshake(m_peer.session(), 1); }
    bool isBelieved();

private:
    struct Free
    {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    };

    std::string hostKey() const;
    std::string signature(const std::string& hash) const;

    ScriptedPeer& m_peer;
    std::unique_ptr<EVP_PKEY, Free> m_key;
    std::string m_hashed; // RFC 4253 section 8, from V_C on.
};

std::string sshString(const std::string& content);
// A number with its highest byte first as SSH writes it (RFC 4251 section 5).
std::string mpint(const std::string& magnitude);

} // namespace underpass::test
