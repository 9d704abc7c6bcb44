// SPDX-License-Identifier: MIT
#pragma once

#include "tests/libssh2/ReferenceCrypt.h"
#include "tests/libssh2/ScriptedPeer.h"

#include <memory>
#include <string>
#include <vector>

namespace underpass::test {

// A scripted peer that exchanges keys for real: curve25519-sha256 (RFC 8731), a host key of type ssh-ed25519
// that it makes itself, strict key exchange, and any cipher. Everything before the keys can be left to the
// test as well.
class ExchangingPeer : public ScriptedPeer
{
public:
    enum class Proof { Key, Certificate, CertificateOfAnotherKey };
    struct Offer
    {
        std::string exchange = "curve25519-sha256";
        std::string cipher = "aes128-gcm@openssh.com";
        std::string mac = "hmac-sha2-256-etm@openssh.com";
        bool strict = true;
        Proof proof = Proof::Key; // The session must want it, too.
    };

    ExchangingPeer();
    explicit ExchangingPeer(const Offer& offer); // At once with keys and a log-in that is over.

    // Steps of the first exchange; each leaves the session where it waits for the next.
    void greet(const Offer& offer); // The banner and our KEXINIT.
    void answerInit(const Offer& offer); // The reply to the client's value, without NEWKEYS.
    int sendNewKeys(); // In the old keys; from here on say() uses the new ones.

    int drive(); // Goes on with the handshake while it is under way, else with what there is to read.

    // A whole re-exchange, which the peer begins or the client has begun. The last result of drive().
    int exchangeAgain(const Offer& offer);
    void useAnotherHostKey();
    [[nodiscard]] const Bytes& sessionId() const { return m_sessionId; }

    void say(const Bytes& payload); // In a packet, sealed once the keys are on.
    void sayPacket(const Bytes& plain); // The same with a length and a padding of one's own.
    std::vector<Bytes> heard(); // The payloads of what the client has sent since; throws if it does not open.

private:
    struct KeyFree
    {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    };
    using Key = std::unique_ptr<EVP_PKEY, KeyFree>;

    static Key newKey(const char* type);
    [[nodiscard]] Bytes hostKeyBlob(Proof proof) const;
    [[nodiscard]] Bytes sign(const Bytes& message) const;
    [[nodiscard]] Bytes derive(char letter, int size) const;
    [[nodiscard]] std::unique_ptr<ReferenceCrypt> keysFor(
        const Offer& offer, ReferenceCrypt::Mode mode, const char* letters) const;
    [[nodiscard]] static Bytes initOf(const Offer& offer, bool first);

    Key m_hostKey = newKey("ED25519");
    std::string m_clientBanner;
    Bytes m_clientInit;
    Bytes m_ourInit;
    Bytes m_secret; // K, as an mpint with its length in front.
    Bytes m_hash; // H.
    Bytes m_sessionId;
    std::unique_ptr<ReferenceCrypt> m_sealer;
    std::unique_ptr<ReferenceCrypt> m_opener;
    std::unique_ptr<ReferenceCrypt> m_nextSealer;
    std::unique_ptr<ReferenceCrypt> m_nextOpener;
    std::vector<Bytes> m_heardLater;
    bool m_shaken = false;
};

} // namespace underpass::test
