// SPDX-License-Identifier: MIT
#pragma once

#include "tests/hostile/Message.h"

#include <memory>

#include <openssl/evp.h>

namespace underpass::hostile {

// One KEXINIT (RFC 4253 section 7.1) of a server that leaves no choice: one method each, as it stands here.
struct Offer
{
    Bytes exchange = "curve25519-sha256";
    Bytes hostKey = "ssh-ed25519";
    Bytes cipher = "aes128-gcm@openssh.com";
    Bytes mac = "hmac-sha2-256-etm@openssh.com";
    Bytes compression = "none";
    bool isStrict = true; // OpenSSH's PROTOCOL section 1.10: against Terrapin.
    bool guesses = false; // first_kex_packet_follows

    [[nodiscard]] Bytes kexInit() const;
    [[nodiscard]] bool isByGroup() const { return exchange.starts_with("diffie-hellman-"); }
    [[nodiscard]] bool asksForAGroup() const { return exchange.find("group-exchange") != Bytes::npos; }
};

// Of Diffie and Hellman; big-endian.
struct Group
{
    Bytes prime;
    Bytes generator = "\x02";
};
[[nodiscard]] Group group14(); // RFC 3526 section 3: 2048 bits

// An Ed25519 key out of one byte, so that everybody who is to know it does.
class HostKey
{
public:
    explicit HostKey(char seed = 'h');
    [[nodiscard]] Bytes blob() const;
    [[nodiscard]] Bytes sign(const Bytes& hash) const;

private:
    struct Free
    {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    };
    std::unique_ptr<EVP_PKEY, Free> m_key;
};

// What both sides have said so far: the first part of what the exchange hash is over.
struct Transcript
{
    Bytes clientBanner;
    Bytes serverBanner;
    Bytes clientInit;
    Bytes serverInit;
    Bytes groupRequest; // of a group exchange: min, n and max, as they were sent
};

// The server's side of one exchange: what goes into its reply, and what the keys are made of. An attack may
// change any of it before it is sent.
struct Answer
{
    Bytes hostKey;
    Bytes value; // encoded: a string (RFC 8731) or an mpint (RFC 4253 section 8)
    Bytes signature;
    Bytes secret; // encoded as an mpint
    Bytes hash;

    [[nodiscard]] Bytes reply(Type type) const;
    // RFC 4253 section 7.2, with SHA-256.
    [[nodiscard]] Bytes derive(const Bytes& sessionId, char letter, std::size_t size) const;
};

// RFC 8731, RFC 4253 section 8 and RFC 4419 section 3.
[[nodiscard]] Answer answerOnCurve(const Transcript& said, const Bytes& clientsPoint, const HostKey& key);
[[nodiscard]] Answer answerInGroup(
    const Transcript& said, const Group& group, const Bytes& clientsValue, const HostKey& key);

// What the server says of itself in a group, and what comes of it: a lie, but signed.
struct Claim
{
    Bytes value;
    Bytes secret;
};
[[nodiscard]] Answer answerWith(const Claim& claim, const Transcript& said, const Group& group,
    const Bytes& clientsValue, const HostKey& key);

} // namespace underpass::hostile
