// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

constexpr auto refused = "Unable to exchange encryption keys";

Attack offering(std::string name, Outcome must, Offer offer)
{
    return {std::move(name), std::move(must), [offer](Peer& peer) {
                peer.greet();
                peer.send(offer.kexInit());
            }};
}

Attack truncatedTo(std::size_t size)
{
    return {"CutsItsOfferAt" + std::to_string(size), fails(ErrorCode::ProtocolViolation, refused),
        [size](Peer& peer) {
            peer.greet();
            peer.send(Offer{}.kexInit().substr(0, size));
        }};
}

// What we take of these is not the first, so that a guess is wrong.
constexpr auto unlucky = "ecdh-sha2-nistp256,curve25519-sha256";

Attack guessing(std::string name, Offer offer)
{
    return {std::move(name), goesOn(), [offer](Peer& peer) {
                peer.greet();
                peer.offer(offer);
                peer.send(Message{KexReply}.string("a guess").string("that").string("is wrong"));
                const Answer answer = peer.answer();
                peer.reply(answer);
                peer.takeKeys(answer);
            }};
}

// So long that the real name is far down a list of others.
Bytes crowdBefore(const Bytes& name)
{
    Bytes list;
    for (int i = 0; i < 2000; ++i)
        list += "no-such-" + std::to_string(i) + ",";
    return list + name;
}

} // namespace

// RFC 4253 section 7.1: KEXINIT.
Attacks attacksByOffer()
{
    const Outcome nothingInCommon = fails(ErrorCode::NoCommonAlgorithm, refused);
    return {
        offering("NamesAMarkerAsItsExchange", nothingInCommon, {.exchange = "ext-info-c", .isStrict = false}),
        offering("NamesTheStrictMarkerAsItsExchange", nothingInCommon,
            {.exchange = "kex-strict-c-v00@openssh.com", .isStrict = false}),
        offering("NamesAMarkerAsItsHostKey", nothingInCommon, {.hostKey = "ext-info-c"}),
        offering("OffersNoExchange", nothingInCommon, {.exchange = "", .isStrict = false}),
        offering("OffersNoHostKey", nothingInCommon, {.hostKey = ""}),
        offering("OffersNoCipher", nothingInCommon, {.cipher = ""}),
        offering("OffersTheCipherNone", nothingInCommon, {.cipher = "none"}),
        offering("OffersTheMacNone", nothingInCommon, {.cipher = "aes128-ctr", .mac = "none"}),
        offering("OffersOnlyCompression", nothingInCommon, {.compression = "zlib@openssh.com"}),
        offering("OffersOnlySha1", fails(ErrorCode::OldAlgorithmsOnly, refused),
            {.exchange = "diffie-hellman-group1-sha1", .hostKey = "ssh-rsa", .cipher = "3des-cbc"}),
        {"NamesAMarkerBesideItsExchange", goesOn(),
            [](Peer& peer) { peer.start({.exchange = "ext-info-c,curve25519-sha256"}); }},
        {"NamesThousandsOfMethods", goesOn(),
            [](Peer& peer) { peer.start({.exchange = crowdBefore("curve25519-sha256")}); }},
        truncatedTo(1),
        truncatedTo(17),
        truncatedTo(20),
        truncatedTo(60),
        truncatedTo(200),
        {"NamesAListOf4Gigabytes", fails(ErrorCode::ProtocolViolation, refused),
            [](Peer& peer) {
                peer.greet();
                peer.send(Message{KexInit}.raw(random(16)).number(0xffffffff).raw("curve25519-sha256"));
            }},
        {"OffersTwice", fails(ErrorCode::ProtocolViolation, refused),
            [](Peer& peer) {
                peer.greet();
                peer.send(Offer{}.kexInit());
                peer.send(Offer{}.kexInit());
            }},
        guessing("GuessesWrong", {.exchange = unlucky, .guesses = true}),
        guessing(
            "GuessesWrongWithoutStrictExchange", {.exchange = unlucky, .isStrict = false, .guesses = true}),
        {"SendsIgnoreInPlaceOfItsGuess", fails(ErrorCode::ProtocolViolation, refused),
            [](Peer& peer) {
                peer.greet();
                peer.offer({.exchange = unlucky, .guesses = true});
                peer.send(Message{Ignore}.string("x"));
                (void)peer.answer();
            }},
    };
}

} // namespace underpass::hostile
