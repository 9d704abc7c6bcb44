// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <stdexcept>

namespace underpass::test {
namespace {

constexpr const char* kCertificate = "ssh-ed25519-cert-v01@openssh.com";
constexpr unsigned char kServiceAccept = 6;
constexpr unsigned char kKexInit = 20;
constexpr unsigned char kNewKeys = 21;
constexpr unsigned char kInit = 30;
constexpr unsigned char kReply = 31;
constexpr const char* kBanner = "SSH-2.0-exchanging";
constexpr int kSocket = 1; // Never used.

void need(bool good, const char* what)
{
    if (!good)
        throw std::runtime_error(what);
}

std::string text(const Bytes& bytes)
{
    return {bytes.begin(), bytes.end()};
}

// A message without its type: strings and numbers in a row.
Bytes body(Bytes message)
{
    message.erase(message.begin());
    return message;
}

Bytes sha256(const Bytes& bytes)
{
    Bytes digest(32);
    need(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1,
        "SHA-256");
    return digest;
}

Bytes publicHalf(EVP_PKEY* key)
{
    Bytes raw(32);
    std::size_t size = raw.size();
    need(EVP_PKEY_get_raw_public_key(key, raw.data(), &size) == 1, "public key");
    return raw;
}

Bytes sharedSecret(EVP_PKEY* ours, const Bytes& theirs)
{
    EVP_PKEY* peer = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, theirs.data(), theirs.size());
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(ours, nullptr);
    Bytes secret(32);
    std::size_t size = secret.size();
    const bool done = EVP_PKEY_derive_init(context) == 1 && EVP_PKEY_derive_set_peer(context, peer) == 1
        && EVP_PKEY_derive(context, secret.data(), &size) == 1;
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(peer);
    need(done, "X25519");
    return secret;
}

Bytes mpint(Bytes number)
{
    while (!number.empty() && number.front() == 0)
        number.erase(number.begin());
    if (!number.empty() && number.front() >= 0x80)
        number.insert(number.begin(), 0);
    return body(Message(0).string(text(number)));
}

} // namespace

ExchangingPeer::ExchangingPeer()
    : ScriptedPeer(Connected)
{ }

ExchangingPeer::ExchangingPeer(const Offer& offer)
    : ExchangingPeer()
{
    greet(offer);
    answerInit(offer);
    need(sendNewKeys() == LIBSSH2_ERROR_EAGAIN, "the exchange failed");
    say(Message(kServiceAccept).string("ssh-userauth"));
    need(drive() == 0, "the handshake did not end");
    (void)heard();
    pretend(session(), LoggedIn);
}

ExchangingPeer::Key ExchangingPeer::newKey(const char* type)
{
    return Key{EVP_PKEY_Q_keygen(nullptr, nullptr, type)};
}

void ExchangingPeer::useAnotherHostKey()
{
    m_hostKey = newKey("ED25519");
}

Bytes ExchangingPeer::hostKeyBlob(Proof proof) const
{
    const std::string key = text(publicHalf(m_hostKey.get()));
    if (proof == Proof::Key)
        return body(Message(0).string("ssh-ed25519").string(key));
    const std::string certified = proof == Proof::Certificate ? key : std::string(key.size(), 'k');
    return body(
        Message(0).string(kCertificate).string("nonce").string(certified).string("what is said of it"));
}

Bytes ExchangingPeer::sign(const Bytes& message) const
{
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    Bytes raw(64);
    std::size_t size = raw.size();
    const bool done = EVP_DigestSignInit(context, nullptr, nullptr, nullptr, m_hostKey.get()) == 1
        && EVP_DigestSign(context, raw.data(), &size, message.data(), message.size()) == 1;
    EVP_MD_CTX_free(context);
    need(done, "signature");
    return body(Message(0).string("ssh-ed25519").string(text(raw)));
}

Bytes ExchangingPeer::initOf(const Offer& offer, bool first)
{
    const std::string strict = offer.strict && first ? ",kex-strict-s-v00@openssh.com" : "";
    return kexInit(offer.exchange + strict, offer.cipher, offer.mac,
        offer.proof == Proof::Key ? "ssh-ed25519" : kCertificate);
}

void ExchangingPeer::greet(const Offer& offer)
{
    const std::string banner = std::string(kBanner) + "\r\n";
    feed(Bytes(banner.begin(), banner.end()));
    need(drive() == LIBSSH2_ERROR_EAGAIN, "the banner was refused");
    const auto pieces = takeSentPieces();
    need(pieces.size() == 2, "a banner and a KEXINIT");
    m_clientBanner = text(pieces[0]);
    m_clientBanner.resize(m_clientBanner.size() - 2);
    m_clientInit = payloadOf(pieces[1]);
    m_ourInit = initOf(offer, true);
    say(m_ourInit);
    (void)drive();
}

void ExchangingPeer::answerInit(const Offer& offer)
{
    auto messages = heard();
    need(!messages.empty() && messages.back().at(0) == kInit, "the client's value");
    const std::string theirs(messages.back().begin() + 5, messages.back().end());
    messages.pop_back();
    m_heardLater = std::move(messages);
    const Key ours = newKey("X25519");
    const Bytes value = publicHalf(ours.get());
    m_secret = mpint(sharedSecret(ours.get(), Bytes(theirs.begin(), theirs.end())));
    Bytes hashed = body(Message(0)
            .string(m_clientBanner)
            .string(kBanner)
            .string(text(m_clientInit))
            .string(text(m_ourInit))
            .string(text(hostKeyBlob(offer.proof)))
            .string(theirs)
            .string(text(value)));
    hashed.insert(hashed.end(), m_secret.begin(), m_secret.end());
    m_hash = sha256(hashed);
    if (m_sessionId.empty())
        m_sessionId = m_hash;
    m_nextSealer = keysFor(offer, ReferenceCrypt::Mode::Seal, "DBF");
    m_nextOpener = keysFor(offer, ReferenceCrypt::Mode::Open, "CAE");
    say(Message(kReply)
            .string(text(hostKeyBlob(offer.proof)))
            .string(text(value))
            .string(text(sign(m_hash))));
}

Bytes ExchangingPeer::derive(char letter, int size) const
{
    Bytes start = m_secret;
    start.insert(start.end(), m_hash.begin(), m_hash.end());
    Bytes first = start;
    first.push_back(static_cast<unsigned char>(letter));
    first.insert(first.end(), m_sessionId.begin(), m_sessionId.end());
    Bytes key = sha256(first);
    while (key.size() < static_cast<std::size_t>(size)) {
        Bytes next = start;
        next.insert(next.end(), key.begin(), key.end());
        const Bytes more = sha256(next);
        key.insert(key.end(), more.begin(), more.end());
    }
    key.resize(static_cast<std::size_t>(size));
    return key;
}

std::unique_ptr<ReferenceCrypt> ExchangingPeer::keysFor(
    const Offer& offer, ReferenceCrypt::Mode mode, const char* letters) const
{
    CipherInfo cipher{};
    MacInfo mac{};
    for (std::size_t i = 0; cipherAt(i, &cipher) != 0 && cipher.name != offer.cipher; ++i) { }
    for (std::size_t i = 0; macAt(i, &mac) != 0 && mac.name != offer.mac; ++i) { }
    return std::make_unique<ReferenceCrypt>(cipher, mac, mode,
        ReferenceCrypt::Keys{derive(letters[0], cipher.keyLength), derive(letters[1], cipher.ivLength),
            derive(letters[2], mac.keyLength)});
}

int ExchangingPeer::sendNewKeys()
{
    say(Message(kNewKeys));
    m_sealer = std::move(m_nextSealer);
    (void)drive();
    return drive();
}

int ExchangingPeer::exchangeAgain(const Offer& offer)
{
    m_ourInit = initOf(offer, false);
    say(m_ourInit);
    if (const int result = drive(); result != 0)
        return result;
    answerInit(offer);
    return sendNewKeys();
}

int ExchangingPeer::drive()
{
    if (m_shaken)
        return libssh2_session_drive(session());
    const int result = libssh2_session_handshake(session(), kSocket);
    m_shaken = result == 0;
    return result;
}

void ExchangingPeer::say(const Bytes& payload)
{
    if (m_sealer)
        feed(m_sealer->seal(payload));
    else
        deliver(payload);
}

void ExchangingPeer::sayPacket(const Bytes& plain)
{
    feed(m_sealer->sealPacket(plain));
}

std::vector<Bytes> ExchangingPeer::heard()
{
    std::vector<Bytes> messages = std::exchange(m_heardLater, {});
    for (const Bytes& piece : takeSentPieces()) {
        const auto payload = m_opener ? m_opener->open(piece) : std::optional{payloadOf(piece)};
        need(payload.has_value(), "what the client has sent does not open");
        if (payload->at(0) == kNewKeys)
            m_opener = std::move(m_nextOpener);
        if (payload->at(0) == kKexInit)
            m_clientInit = *payload;
        messages.push_back(*payload);
    }
    return messages;
}

} // namespace underpass::test
