// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

const Outcome refused = fails(ErrorCode::ProtocolViolation, "Unable to exchange encryption keys");
const Offer groupExchange{.exchange = "diffie-hellman-group-exchange-sha256"};
const Offer fixedGroup{.exchange = "diffie-hellman-group14-sha256"};

// A whole and honest log-in, but for the group.
Attack inGroup(std::string name, const Group& group)
{
    return {std::move(name), refused, [group](Peer& peer) {
                peer.greet();
                peer.useGroup(group);
                peer.exchange(groupExchange);
            }};
}

// Odd and of so many bits; no prime, but who would notice.
Bytes oddOf(std::size_t bits)
{
    Bytes number = "\x80" + random(bits / 8 - 1);
    number.back() |= 1;
    return number;
}

Bytes less(Bytes number)
{
    --number.back();
    return number;
}

// A good group and a value that gives the secret away.
Attack claiming(std::string name, const Offer& offer, const Claim& claim)
{
    return {std::move(name), refused, [offer, claim](Peer& peer) {
                peer.greet();
                peer.offer(offer);
                const Answer answer = peer.answerWith(claim);
                peer.reply(answer);
                peer.takeKeys(answer);
            }};
}

} // namespace

// RFC 4419 and RFC 4253 section 8: groups and values in which nothing is secret.
Attacks attacksByGroup()
{
    const Bytes prime = group14().prime;
    const Bytes one = "\x01";
    return {
        {"ExchangesInAGroupOf2048Bits", goesOn(), [](Peer& peer) { peer.start(groupExchange); }},
        {"ExchangesInTheFixedGroup", goesOn(), [](Peer& peer) { peer.start(fixedGroup); }},
        inGroup("ExchangesInAGroupOf23", {"\x17", "\x05"}),
        inGroup("ExchangesInAGroupOf256Bits", {oddOf(256)}),
        inGroup("ExchangesInAGroupOf512Bits", {oddOf(512)}),
        inGroup("ExchangesInAGroupOf1024Bits", {oddOf(1024)}),
        inGroup("ExchangesInAGroupOf2040Bits", {oddOf(2040)}),
        inGroup("ExchangesInAGroupOf16384Bits", {oddOf(16384)}),
        inGroup("ExchangesInAGroupOf65536Bits", {oddOf(65536)}),
        inGroup("ExchangesInAGroupOf270000Bits", {oddOf(270000)}),
        inGroup("ExchangesInAnEvenGroup", {less(oddOf(2048))}),
        inGroup("ExchangesWithAGeneratorOf1", {prime, one}),
        inGroup("ExchangesWithAGeneratorOfThePrimeLess1", {prime, less(prime)}),
        {"SendsAGroupOfZero", refused,
            [](Peer& peer) {
                peer.greet();
                peer.offer(groupExchange);
                (void)peer.await(KexGexRequest);
                peer.send(Message{KexReply}.string("").string(""));
            }},
        {"CutsItsGroup", refused,
            [prime](Peer& peer) {
                peer.greet();
                peer.offer(groupExchange);
                (void)peer.await(KexGexRequest);
                peer.send(Message{KexReply}.number(257).raw(prime));
            }},
        claiming("ClaimsZeroInAGroup", groupExchange, {Bytes(1, '\0'), Bytes(1, '\0')}),
        claiming("ClaimsOneInAGroup", groupExchange, {one, one}),
        claiming("ClaimsThePrimeLess1InAGroup", groupExchange, {less(prime), one}),
        claiming("ClaimsThePrimeInAGroup", groupExchange, {prime, Bytes(1, '\0')}),
        claiming("ClaimsZeroInTheFixedGroup", fixedGroup, {Bytes(1, '\0'), Bytes(1, '\0')}),
        claiming("ClaimsOneInTheFixedGroup", fixedGroup, {one, one}),
        claiming("ClaimsThePrimeLess1InTheFixedGroup", fixedGroup, {less(prime), one}),
        claiming("ClaimsMoreThanThePrimeInTheFixedGroup", fixedGroup, {"\x01" + prime, one}),
    };
}

} // namespace underpass::hostile
