// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

const Bytes much(30000, 'f');
constexpr std::size_t manySmall = std::size_t{1} << 20U;
constexpr std::size_t inTime = std::size_t{16} << 20U; // Of what may pass, within the time for a log-in.

// Between the offers and the reply, where there is no strict exchange; an honest exchange follows.
Attack beforeTheKeys(std::string name, const Bytes& message, Outcome must)
{
    return {std::move(name), std::move(must), [message](Peer& peer) {
                peer.greet();
                peer.offer({.isStrict = false});
                const Answer answer = peer.answer();
                peer.flood(message, inTime);
                peer.reply(answer);
                peer.takeKeys(answer);
            }};
}

Attack inTheLogIn(std::string name, const Bytes& message, Outcome must)
{
    return {std::move(name), std::move(must), [message](Peer& peer) {
                peer.reachLogIn();
                (void)peer.await(UserauthRequest);
                peer.flood(message, inTime);
                peer.send(Message{UserauthFailure}.string("password").byte(0));
            }};
}

Attack online(std::string name, const Bytes& message, Outcome must, std::size_t bytes = Connection::aLot)
{
    return {std::move(name), std::move(must), [message, bytes](Peer& peer) {
                peer.reachOnline();
                peer.flood(message, bytes);
            }};
}

// What wants an answer, from one who reads the answers, and from one who does not.
Attack honestly(std::string name, const Bytes& message)
{
    return {std::move(name), goesOn(), [message](Peer& peer) {
                peer.reachOnline();
                for (std::size_t sent = 0; sent < manySmall; sent += message.size()) {
                    peer.send(message);
                    peer.serveWhatCame();
                }
            }};
}

Attack deafly(std::string name, const Bytes& message)
{
    return {std::move(name), fails(ErrorCode::ServerSilent),
        [message](Peer& peer) {
            peer.reachOnline();
            peer.flood(message, std::size_t{1} << 30U);
        },
        {.keepalive = std::chrono::seconds{1}}};
}

Attack onAChannel(
    std::string name, std::function<Bytes(std::uint32_t)> message, std::size_t bytes, Outcome must = goesOn())
{
    return {std::move(name), std::move(must),
        [message, bytes](Peer& peer) {
            peer.reachOnline();
            const std::uint32_t channel = peer.acceptOne();
            peer.flood(message(channel), bytes);
        },
        {.callers = 1}};
}

} // namespace

// The same message until the client has had enough.
Attacks attacksByFlood()
{
    const Outcome violated = fails(ErrorCode::ProtocolViolation);
    const Bytes wantsReply = Message{GlobalRequest}.string("keepalive@openssh.com").byte(1);
    const Bytes session = Message{ChannelOpen}.string("session").number(1).number(1000).number(1000);
    const Bytes types = "\x34\x06\x35\x1f\x63\x64\x3c"; // that somebody waits for at some other time
    Attacks all{
        beforeTheKeys("FloodsWithUnknownMessagesBeforeTheKeys", Message{Unknown}.raw(much), violated),
        beforeTheKeys("FloodsWithOffers", Offer{.isStrict = false}.kexInit() + much, violated),
        beforeTheKeys("FloodsWithExtensionsBeforeTheKeys", Message{ExtInfo}.number(1).raw(much), violated),
        beforeTheKeys("FloodsWithNewKeysBeforeTheKeys", Message{NewKeys}.raw(much), violated),
        beforeTheKeys("FloodsWithRepliesBeforeTheKeys", Message{KexReply}.raw(much), violated),
        beforeTheKeys(
            "FloodsWithDebugBeforeTheKeys", Message{Debug}.byte(0).string(much).string(""), goesOn()),
        beforeTheKeys("FloodsWithIgnoreBeforeTheKeys", Message{Ignore}.string(much), goesOn()),
        inTheLogIn("FloodsWithBanners", Message{UserauthBanner}.string(much).string(""), violated),
        inTheLogIn("FloodsWithUnknownMessagesInTheLogIn", Message{Unknown}.raw(much), goesOn()),
        inTheLogIn("FloodsWithDebugInTheLogIn", Message{Debug}.byte(0).string(much).string(""), goesOn()),
        inTheLogIn("FloodsWithServices", Message{ServiceAccept}.string(much), violated),
        inTheLogIn("FloodsWithQuestionsInTheLogIn", Message{UserauthInfoRequest}.raw(much), violated),
        online("FloodsWithUnknownMessages", Message{Unknown}.raw(much), goesOn()),
        online("FloodsWithDebug", Message{Debug}.byte(0).string(much).string(""), goesOn()),
        online("FloodsWithIgnore", Message{Ignore}.string(much), goesOn()),
        online("FloodsWithUnimplemented", Message{Unimplemented}.number(7), goesOn(), manySmall),
        online("FloodsWithReplies", Message{RequestSuccess}.raw(much), goesOn()),
        online("FloodsWithHostKeys",
            Message{GlobalRequest}.string("hostkeys-00@openssh.com").byte(0).raw(much), goesOn()),
        online("FloodsWithExtensions", Message{ExtInfo}.number(1).raw(much), goesOn()),
        onAChannel(
            "FloodsWithConfirmations",
            [](std::uint32_t channel) -> Bytes {
                return Message{ChannelOpenConfirmation}.number(channel).number(0).number(1).number(1).raw(
                    much);
            },
            Connection::aLot, violated),
        onAChannel(
            "FloodsWithRefusals",
            [](std::uint32_t channel) -> Bytes {
                return Message{ChannelOpenFailure}.number(channel).number(1).string(much).string("");
            },
            Connection::aLot, violated),
        onAChannel(
            "FloodsWithAdjustments",
            [](std::uint32_t channel) -> Bytes {
                return Message{ChannelWindowAdjust}.number(channel).number(1);
            },
            manySmall),
        onAChannel(
            "FloodsWithSuccesses",
            [](std::uint32_t channel) -> Bytes { return Message{ChannelSuccess}.number(channel).raw(much); },
            Connection::aLot),
        honestly("FloodsWithRequestsAndReadsTheReplies", wantsReply),
        honestly("FloodsWithOpeningsAndReadsTheRefusals", session),
        deafly("FloodsWithRequestsAndReadsNothing", wantsReply),
        deafly("FloodsWithOpeningsAndReadsNothing", session),
        deafly("FloodsWithSmallUnknownMessagesAndReadsNothing", Message{Unknown}.raw("x")),
        deafly("FloodsWithOpeningsOfLongNamesAndReadsNothing",
            Message{ChannelOpen}.string(Bytes(2000, 'n')).number(1).number(1000).number(1000)),
    };
    for (const char type : types)
        all.push_back(
            online("FloodsWithType" + std::to_string(static_cast<int>(type)), type + much, goesOn()));
    return all;
}

} // namespace underpass::hostile
