// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

#include <algorithm>
#include <array>

namespace underpass::hostile {
namespace {

const Outcome refused = fails(ErrorCode::ProtocolViolation);

struct Suite
{
    std::string name;
    Offer offer;
};

const std::array<Suite, 4> suites{{
    {"Gcm", {.cipher = "aes128-gcm@openssh.com"}},
    {"ChaCha", {.cipher = "chacha20-poly1305@openssh.com"}},
    {"CtrAndEtm", {.cipher = "aes128-ctr", .mac = "hmac-sha2-256-etm@openssh.com"}},
    {"CtrAndMac", {.cipher = "aes128-ctr", .mac = "hmac-sha2-512"}},
}};

// As many bytes as it says, where that is not too much to send.
Bytes packetThatClaims(std::uint64_t length)
{
    return number32(length) + Bytes(std::min<std::size_t>(length, 60), '\0');
}

Attack clear(std::uint64_t length)
{
    return {"SaysALengthOf" + std::to_string(length), refused, [length](Peer& peer) {
                peer.greet();
                peer.raw(packetThatClaims(length) + Bytes(64, '\0'));
            }};
}

// In place of the answer to the first thing that the client says under its new keys.
template <class Say> Attack sealed(std::string name, const Suite& suite, Outcome must, Say say)
{
    return {std::move(name) + "Under" + suite.name, std::move(must), [offer = suite.offer, say](Peer& peer) {
                peer.start(offer);
                say(peer);
            }};
}

Attack sealedLength(const Suite& suite, std::uint64_t length)
{
    return sealed("SaysALengthOf" + std::to_string(length), suite, refused, [length](Peer& peer) {
        const std::size_t lacking = 64;
        peer.sendPacket(packetThatClaims(length).append(length < lacking ? 0 : lacking, '\0'));
        peer.raw(Bytes(64, '\0')); // Whoever takes the length for good has something to read.
    });
}

void breakTheTag(Peer& peer)
{
    peer.sendBroken(Message{ServiceAccept}.string("ssh-userauth"));
}

} // namespace

// RFC 4253 section 6: packets that are none, in clear text and under each way of sealing.
Attacks attacksByPacket()
{
    Attacks all;
    for (const std::uint64_t length : {0ULL, 1ULL, 4ULL, 40001ULL, 1ULL << 31U, (1ULL << 32U) - 1})
        all.push_back(clear(length));
    all.push_back({"PadsMoreThanItsPacket", refused, [](Peer& peer) {
                       peer.greet();
                       peer.sendLie(12, 255, Bytes(11, 'p'));
                   }});
    all.push_back({"SendsAnOfferOfPaddingOnly", refused, [](Peer& peer) {
                       peer.greet();
                       peer.sendPaddingOnly(Offer{}.kexInit().substr(0, 200));
                   }});
    for (const Suite& suite : suites) {
        all.push_back(sealed("IsHonest", suite, goesOn(), [](Peer&) { }));
        for (const std::uint64_t length : {0ULL, 1ULL, 2ULL, 3ULL, 12ULL, 40001ULL, 1ULL << 31U})
            all.push_back(sealedLength(suite, length));
        all.push_back(sealed("BreaksATag", suite, refused, breakTheTag));
        all.push_back(sealed("PadsMoreThanItsPacket", suite, refused,
            [](Peer& peer) { peer.sendLie(32, 255, Bytes(47, 'p')); }));
        all.push_back(sealed("SendsPaddingOnly", suite, refused,
            [](Peer& peer) { peer.sendPaddingOnly(Message{ServiceAccept}.string("ssh-userauth")); }));
    }
    return all;
}

} // namespace underpass::hostile
