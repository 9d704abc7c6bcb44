// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

using namespace std::chrono_literals;

const Offer gcm{.cipher = "aes128-gcm@openssh.com"};
const Offer chaCha{.cipher = "chacha20-poly1305@openssh.com"};
const Offer ctr{.cipher = "aes128-ctr", .mac = "hmac-sha2-256-etm@openssh.com"};
const Offer ctr256{.cipher = "aes256-ctr", .mac = "hmac-sha2-256-etm@openssh.com"};
const Offer oldMac{.cipher = "aes128-ctr", .mac = "hmac-sha1"};
const Offer ctrSha512{.cipher = "aes128-ctr", .mac = "hmac-sha2-512"};

// New keys for another way of sealing, as RFC 4253 section 9 allows it.
Attack changing(std::string name, const Offer& from, const Offer& to)
{
    return {std::move(name), goesOn(), [from, to](Peer& peer) {
                peer.reachOnline(from);
                peer.exchange(to);
                peer.exchange(from);
            }};
}

// The same without a way back, at a server that has a permission.
Attack endingWith(std::string name, const std::vector<Offer>& offers, const std::vector<std::string>& inUse)
{
    return {std::move(name), goesOn(),
        [offers](Peer& peer) {
            peer.reachOnline(offers.front());
            for (std::size_t i = 1; i < offers.size(); ++i)
                peer.exchange(offers[i]);
        },
        {.permitted = {"hmac-sha1"}, .oldInUse = inUse}};
}

template <class Say> Attack online(std::string name, Outcome must, Say say, Circumstances meanwhile = {})
{
    return {std::move(name), std::move(must),
        [say](Peer& peer) {
            peer.reachOnline();
            say(peer);
        },
        meanwhile};
}

} // namespace

// RFC 4253 section 9: another exchange of keys, on a connection that works.
Attacks attacksByReExchange()
{
    const Outcome violated = fails(ErrorCode::ProtocolViolation);
    return {
        changing("ChangesTheCipherFromGcmToCtr", gcm, ctr),
        changing("ChangesTheCipherFromGcmToChaCha", gcm, chaCha),
        changing("ChangesTheCipherFromCtrToGcm", ctr, gcm),
        changing("ChangesTheCipherFromChaChaToGcm", chaCha, gcm),
        changing("ChangesTheCipherFromChaChaToCtr", chaCha, ctr),
        changing("ChangesTheCipherFromCtr128ToCtr256", ctr, ctr256),
        changing("ChangesTheMac", ctr, ctrSha512),
        endingWith("ChangesToAnOldMac", {ctr, oldMac}, {"hmac-sha1"}),
        endingWith("ChangesFromAnOldMac", {oldMac, ctr}, {}),
        endingWith("ChangesToAnOldMacAndBackAndAgain", {ctr, oldMac, gcm, oldMac}, {"hmac-sha1"}),
        changing("ChangesTheExchange", gcm, {.exchange = "diffie-hellman-group14-sha256"}),
        online("ExchangesFiftyTimes", goesOn(),
            [](Peer& peer) {
                for (int i = 0; i < 50; ++i)
                    peer.exchange();
            }),
        {"ExchangesInTheLogIn", goesOn(),
            [](Peer& peer) {
                peer.reachLogIn();
                (void)peer.await(UserauthRequest);
                peer.exchange();
                peer.send(Message{UserauthFailure}.string("password").byte(0));
            }},
        {"OffersTogetherWithTheSuccess", goesOn(),
            [](Peer& peer) {
                peer.reachLogIn();
                (void)peer.await(UserauthRequest);
                peer.hold();
                peer.send(Message{UserauthSuccess});
                peer.sayOffer({});
                peer.letGo();
                peer.awaitOffer();
                const Answer answer = peer.answer();
                peer.reply(answer);
                peer.takeKeys(answer);
            }},
        online("NeverEndsAnExchange", fails(ErrorCode::ServerSilent, "it did not finish an exchange of keys"),
            [](Peer& peer) {
                peer.offer({});
                peer.sendNowAndThen(Message{Ignore}.string("x"), 50ms);
            }),
        online("NeverEndsAnExchangeAndRequestsMeanwhile", violated,
            [](Peer& peer) {
                peer.offer({});
                const Bytes request = Message{GlobalRequest}.string("keepalive@openssh.com").byte(1);
                peer.flood(request, std::size_t{8} << 20U);
            }),
        online("FloodsWithOffersInsideAnExchange", violated,
            [](Peer& peer) {
                peer.offer({});
                peer.flood(Offer{}.kexInit() + Bytes(30000, 'o'));
            }),
        online("ShowsAnotherHostKeyInAnotherExchange",
            fails(ErrorCode::ProtocolViolation, "The host key changed in a key re-exchange"),
            [](Peer& peer) {
                peer.useHostKey(HostKey{'x'});
                peer.exchange();
            }),
        online("SignsWronglyInAnotherExchange", violated,
            [](Peer& peer) {
                peer.offer({});
                Answer answer = peer.answer();
                answer.signature.back() ^= 1;
                peer.reply(answer);
            }),
        online("NamesAMarkerInAnotherExchange", fails(ErrorCode::NoCommonAlgorithm),
            [](Peer& peer) { peer.send(Offer{.exchange = "ext-info-c", .isStrict = false}.kexInit()); }),
        online("OffersNothingInAnotherExchange", fails(ErrorCode::NoCommonAlgorithm),
            [](Peer& peer) { peer.send(Offer{.cipher = ""}.kexInit()); }),
        online("CutsItsOfferInAnotherExchange", violated,
            [](Peer& peer) { peer.send(Offer{}.kexInit().substr(0, 40)); }),
        online("ExchangesAgainInAGroupOf23", violated,
            [](Peer& peer) {
                peer.useGroup({"\x17", "\x05"});
                peer.exchange({.exchange = "diffie-hellman-group-exchange-sha256"});
            }),
        online("TakesNewKeysWithoutAnExchange", violated, [](Peer& peer) { peer.send(Message{NewKeys}); }),
        online("RepliesWithoutAnExchange", goesOn(),
            [](Peer& peer) { peer.send(Message{KexReply}.string("k").string("v").string("s")); }),
        online("SendsDataInsideAnExchange", goesOn(),
            [](Peer& peer) {
                const std::uint32_t channel = peer.acceptOne();
                peer.offer({});
                peer.send(Message{ChannelData}.number(channel).string("not now"));
                const Answer answer = peer.answer();
                peer.reply(answer);
                peer.takeKeys(answer);
            },
            {.callers = 1}),
        online("SendsAnOfferOfPaddingOnlyOnline", violated,
            [](Peer& peer) { peer.sendPaddingOnly(Offer{}.kexInit().substr(0, 200)); }),
        online("HangsUpInsideAnExchange", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                peer.offer({});
                peer.close();
            }),
        online("ResetsInsideAnExchange", fails(ErrorCode::LinkLost),
            [](Peer& peer) {
                peer.offer({});
                peer.reset();
            }),
        online("DisconnectsInsideAnExchange", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                peer.offer({});
                peer.send(Message{Disconnect}.number(11).string("going down").string(""));
            }),
        online("DisconnectsInsideAnExchangeInAGroup", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                peer.offer({.exchange = "diffie-hellman-group14-sha256"});
                peer.send(Message{Disconnect}.number(11).string("going down").string(""));
            }),
    };
}

} // namespace underpass::hostile
