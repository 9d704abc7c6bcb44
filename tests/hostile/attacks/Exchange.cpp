// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

using namespace std::chrono_literals;

const Outcome refused = fails(ErrorCode::ProtocolViolation, "Unable to exchange encryption keys");
const Outcome closed = fails(ErrorCode::ServerClosed);

// A reply in which one thing is not as it ought to be.
template <class Change> Attack replying(std::string name, Change change)
{
    return {std::move(name), refused, [change](Peer& peer) {
                peer.greet();
                peer.offer({});
                Answer answer = peer.answer();
                change(answer);
                peer.reply(answer);
            }};
}

// In place of the reply.
Attack saying(std::string name, Bytes message, const Outcome& must = refused)
{
    return {std::move(name), must, [message](Peer& peer) {
                peer.greet();
                peer.offer({});
                (void)peer.answer();
                peer.send(message);
            }};
}

Bytes ed25519(std::size_t size)
{
    return Message{}.string("ssh-ed25519").string(Bytes(size, 'k'));
}

} // namespace

// RFC 8731: from the offers to NEWKEYS.
Attacks attacksByExchange()
{
    return {
        replying("SignsWrongly", [](Answer& answer) { answer.signature.back() ^= 1; }),
        replying("SignsWithNothing", [](Answer& answer) { answer.signature.clear(); }),
        replying("SignsWithAnotherMethod",
            [](Answer& answer) {
                answer.signature = Message{}.string("rsa-sha2-256").string(Bytes(64, 's'));
            }),
        replying(
            "SendsAPointOfZeros", [](Answer& answer) { answer.value = Message{}.string(Bytes(32, '\0')); }),
        replying(
            "SendsAPointOf31Bytes", [](Answer& answer) { answer.value = Message{}.string(Bytes(31, 'p')); }),
        replying(
            "SendsAPointOf33Bytes", [](Answer& answer) { answer.value = Message{}.string(Bytes(33, 'p')); }),
        replying("SendsNoPoint", [](Answer& answer) { answer.value = Message{}.string(""); }),
        replying("SendsAPointOf4Gigabytes", [](Answer& answer) { answer.value = number32(0xffffffff); }),
        replying("ShowsNoHostKey", [](Answer& answer) { answer.hostKey.clear(); }),
        replying("ShowsAHostKeyOf34Kilobytes", [](Answer& answer) { answer.hostKey = ed25519(34000); }),
        replying("ShowsAHostKeyOf31Bytes", [](Answer& answer) { answer.hostKey = ed25519(31); }),
        replying("ShowsAHostKeyOfAnotherType",
            [](Answer& answer) {
                answer.hostKey = Message{}.string("ssh-rsa").string("\x01").string(Bytes(256, 'n'));
            }),
        replying("ShowsAHostKeyThatEndsEarly",
            [](Answer& answer) { answer.hostKey = Message{}.string("ssh-ed25519").number(0x7fffffff); }),
        {"ShowsAnotherHostKey", fails(ErrorCode::HostKeyChanged, "expected ssh-ed25519"),
            [](Peer& peer) {
                peer.useHostKey(HostKey{'x'});
                peer.reachLogIn(); // The library looks at the key that late.
            }},
        saying("CutsItsReply", Message{KexReply}.string(HostKey{}.blob()).number(32)),
        saying("RepliesWithNothing", Message{KexReply}),
        saying("TakesNewKeysAtOnce", Message{NewKeys}),
        saying("DisconnectsInTheExchange",
            Message{Disconnect}.number(3).string("\x1b[31mno\x07 <b>").string("en"), closed),
        saying("DisconnectsWithoutAReason", Message{Disconnect}, closed),
        {"DisconnectsInPlaceOfAnOffer", closed,
            [](Peer& peer) {
                peer.greet();
                peer.send(Message{Disconnect}.number(3).string("no").string("en"));
            }},
        {"DisconnectsInAnExchangeInAGroup", closed,
            [](Peer& peer) {
                peer.greet();
                peer.offer({.exchange = "diffie-hellman-group14-sha256"});
                peer.send(Message{Disconnect}.number(3).string("no").string("en"));
            }},
        {"DisconnectsInPlaceOfNewKeys", closed,
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
                peer.reply(peer.answer());
                peer.send(Message{Disconnect}.number(3).string("no").string("en"));
            }},
        {"HangsUpInTheExchange", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
                peer.close();
            }},
        {"ResetsInTheExchange", fails(ErrorCode::LinkLost),
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
                (void)peer.answer();
                peer.reset();
            }},
        {"HangsUpWithinTheReply", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
                (void)peer.answer();
                peer.raw(number32(1000) + Bytes(500, 'h'));
                peer.close();
            }},
        {"SignsWronglyAndHangsUp", refused,
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
                Answer answer = peer.answer();
                answer.signature.back() ^= 1;
                peer.reply(answer);
                peer.close();
            }},
        {"IgnoresTheClientsValue", fails(ErrorCode::ServerSilent, "it has not finished introducing itself"),
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
            }},
        {"OffersByteByByte", fails(ErrorCode::ServerSilent, "it has not finished introducing itself"),
            [](Peer& peer) {
                peer.greet();
                peer.rawSlowly(peer.packetOf(Offer{}.kexInit()), 100ms);
            }},
        {"SendsIgnoreBeforeItsOffer", refused,
            [](Peer& peer) {
                peer.greet();
                peer.send(Message{Ignore}.string("x"));
                peer.exchange();
            }},
        {"SendsIgnoreInsideAStrictExchange", refused,
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
                const Answer answer = peer.answer();
                peer.send(Message{Ignore}.string("x"));
                peer.reply(answer);
                peer.takeKeys(answer);
            }},
        {"SendsUnknownMessagesInsideTheExchange", refused,
            [](Peer& peer) {
                peer.greet();
                peer.offer({.isStrict = false});
                const Answer answer = peer.answer();
                peer.send(Message{Unknown}.string("x"));
                peer.reply(answer);
                peer.takeKeys(answer);
            }},
        {"TakesNewKeysTwice", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) {
                peer.start();
                peer.send(Message{NewKeys});
                peer.logIn();
            }},
        {"SealsWithoutTakingNewKeys", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
                const Answer answer = peer.answer();
                peer.reply(answer);
                peer.sealWith(makeSealing("chacha20-poly1305@openssh.com", "", Way::ToClient,
                    [&](char letter, std::size_t size) { return answer.derive(answer.hash, letter, size); }));
                peer.send(Message{ServiceAccept}.string("ssh-userauth"));
            }},
        {"NeverTakesNewKeys", fails(ErrorCode::ServerSilent, "it has not finished introducing itself"),
            [](Peer& peer) {
                peer.greet();
                peer.offer({});
                peer.reply(peer.answer());
            }},
    };
}

} // namespace underpass::hostile
