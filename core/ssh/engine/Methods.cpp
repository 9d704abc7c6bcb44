// SPDX-License-Identifier: MIT
#include "core/ssh/engine/Offer.h"

#include "core/ssh/trust/HostKeyAlgorithms.h"

#include <algorithm>
#include <initializer_list>

namespace underpass {
namespace {

// Last: where no authority is known, the key in a certificate counts.
Names withCertificates(Names plain)
{
    plain.insert(plain.end(), certificateAlgorithms.begin(), certificateAlgorithms.end());
    return plain;
}

// No CBC, no SHA-1, no compression; AES-GCM first because it is by far the fastest here and not open to
// Terrapin.
const Methods& safeMethods()
{
    static const Methods safe{{
        Names{"mlkem768x25519-sha256", "sntrup761x25519-sha512", "sntrup761x25519-sha512@openssh.com",
            "curve25519-sha256", "curve25519-sha256@libssh.org", "ecdh-sha2-nistp256", "ecdh-sha2-nistp384",
            "ecdh-sha2-nistp521", "diffie-hellman-group-exchange-sha256", "diffie-hellman-group16-sha512",
            "diffie-hellman-group18-sha512", "diffie-hellman-group14-sha256"},
        withCertificates({"ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
            "rsa-sha2-512", "rsa-sha2-256"}),
        Names{"aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com",
            "aes128-ctr", "aes192-ctr", "aes256-ctr"},
        Names{"hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256",
            "hmac-sha2-512"},
        Names{"none"},
    }};
    return safe;
}

void add(Names& names, const std::string& name)
{
    if (std::ranges::find(names, name) == names.end())
        names.push_back(name);
}

// What proves a key of this type. One of type ssh-rsa signs with one of the two rsa-sha2 algorithms
// (RFC 8332); plain ssh-rsa means SHA-1.
Names signaturesOf(const std::string& keyType)
{
    if (keyType == "ssh-rsa")
        return {"rsa-sha2-512", "rsa-sha2-256"};
    return {keyType};
}

// Those for the keys on record first, then the others.
Names hostKeys(const Names& known)
{
    const Names& safe = safeMethods().of(MethodKind::HostKey);
    Names order;
    for (const std::string& type : known) {
        for (const std::string& name : signaturesOf(type)) {
            if (std::ranges::find(safe, name) != safe.end())
                add(order, name);
        }
    }
    for (const std::string& name : safe)
        add(order, name);
    return order;
}

} // namespace

Methods methodsFor(const Names& knownHostKeys, const Names& permitted)
{
    Methods methods = safeMethods();
    methods.of(MethodKind::HostKey) = hostKeys(knownHostKeys);
    for (const OldAlgorithm& old : oldAlgorithms) {
        if (std::ranges::find(permitted, old.name) != permitted.end())
            methods.of(old.kind).emplace_back(old.name);
    }
    return methods;
}

} // namespace underpass
