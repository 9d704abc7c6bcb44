// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

// In place of an honest answer to the opening of one program's channel.
template <class Answer> Attack answering(std::string name, Answer answer, Outcome must = goesOn())
{
    return {std::move(name), std::move(must),
        [answer](Peer& peer) {
            peer.reachOnline();
            answer(peer, peer.awaitOpen());
        },
        {.callers = 1}};
}

Attack confirming(std::string name, std::uint64_t window, std::uint64_t packet)
{
    return answering(std::move(name),
        [window, packet](Peer& peer, std::uint32_t channel) { peer.confirm(channel, window, packet); });
}

Message opening(const Bytes& type)
{
    return Message{ChannelOpen}.string(type).number(3).number(1 << 20U).number(32768);
}

Message forwarded(std::uint64_t port)
{
    return opening("forwarded-tcpip").string("localhost").number(port).string("192.0.2.9").number(40000);
}

template <class Say>
Attack online(std::string name, Say say, Circumstances meanwhile = {}, Outcome must = goesOn())
{
    return {std::move(name), std::move(must),
        [say](Peer& peer) {
            peer.reachOnline();
            say(peer);
        },
        meanwhile};
}

// Each length at which an opening can be cut.
void sendCut(Peer& peer, const Bytes& whole)
{
    for (std::size_t size = 1; size < whole.size(); ++size)
        peer.send(whole.substr(0, size));
}

} // namespace

// RFC 4254 sections 5.1 and 7.2: channels that we open, and channels that the server opens.
Attacks attacksByOpening()
{
    const Bytes controls = "\x1b]0;yours\x07\xe2\x80\xae<b>\xff%n";
    return {
        confirming("GrantsNoWindow", 0, 32768),
        confirming("GrantsNoPacket", 1 << 21U, 0),
        confirming("GrantsPacketsOfOneByte", 1 << 21U, 1),
        confirming("GrantsEverything", 0xffffffff, 0xffffffff),
        confirming("GrantsNothing", 0, 0),
        answering(
            "ConfirmsTooShortly",
            [](Peer& peer, std::uint32_t channel) {
                peer.send(Message{ChannelOpenConfirmation}.number(channel).number(0));
            },
            fails(ErrorCode::ProtocolViolation)),
        answering(
            "ConfirmsAndRefuses",
            [](Peer& peer, std::uint32_t channel) {
                peer.confirm(channel);
                peer.send(Message{ChannelOpenFailure}.number(channel).number(2).string("no").string(""));
            },
            fails(ErrorCode::ProtocolViolation)),
        answering(
            "RefusesAndConfirms",
            [](Peer& peer, std::uint32_t channel) {
                peer.hold(); // Apart, the second would be about a channel that is gone.
                peer.send(Message{ChannelOpenFailure}.number(channel).number(2).string("no").string(""));
                peer.confirm(channel);
                peer.letGo();
            },
            fails(ErrorCode::ProtocolViolation)),
        answering(
            "ConfirmsThreeTimes",
            [](Peer& peer, std::uint32_t channel) {
                for (int i = 0; i < 3; ++i)
                    peer.confirm(channel);
            },
            fails(ErrorCode::ProtocolViolation)),
        answering("TalksBeforeItConfirms",
            [](Peer& peer, std::uint32_t channel) {
                peer.send(Message{ChannelData}.number(channel).string("early"));
                peer.send(Message{ChannelWindowAdjust}.number(channel).number(0xffffffff));
                peer.send(Message{ChannelEof}.number(channel));
                peer.send(Message{ChannelClose}.number(channel));
                peer.confirm(channel);
            }),
        answering("RefusesWithControls",
            [controls](Peer& peer, std::uint32_t channel) {
                peer.send(Message{ChannelOpenFailure}
                        .number(channel)
                        .number(0xffffffff)
                        .string(controls)
                        .string(controls));
            }),
        answering("RefusesIn30Kilobytes",
            [](Peer& peer, std::uint32_t channel) {
                peer.send(Message{ChannelOpenFailure}.number(channel).number(1).string(Bytes(30000, 'r')));
            }),
        answering(
            "RefusesWithTextOf4Gigabytes",
            [](Peer& peer, std::uint32_t channel) {
                peer.send(Message{ChannelOpenFailure}.number(channel).number(1).number(0xffffffff));
            },
            fails(ErrorCode::ProtocolViolation)),
        answering(
            "RefusesTooShortly",
            [](Peer& peer, std::uint32_t channel) { peer.send(Message{ChannelOpenFailure}.number(channel)); },
            fails(ErrorCode::ProtocolViolation)),
        answering("ClosesInsteadOfAnAnswer",
            [](Peer& peer, std::uint32_t channel) { peer.send(Message{ChannelClose}.number(channel)); }),
        online("OpensForwardedChannelsNobodyAskedFor",
            [](Peer& peer) {
                for (std::uint64_t port = 0; port < 300; ++port)
                    peer.send(forwarded(port));
            }),
        online("OpensEveryKindOfChannel",
            [controls](Peer& peer) {
                for (const auto* type : {"session", "x11", "auth-agent@openssh.com", "direct-tcpip",
                         "forwarded-streamlocal@openssh.com", "tun@openssh.com", ""})
                    peer.send(opening(type).string("localhost").number(22).string("x").number(1));
                peer.send(opening(controls));
                peer.send(opening(Bytes(30000, 't')));
            }),
        online(
            "CutsItsOpenings",
            [](Peer& peer) {
                sendCut(peer, opening("x11").string("192.0.2.9").number(6000));
                sendCut(peer, opening("auth-agent@openssh.com"));
            },
            {}, fails(ErrorCode::ProtocolViolation, "Data too short")),
        online(
            "CutsItsForwardedOpenings", [](Peer& peer) { sendCut(peer, forwarded(40000)); },
            {.listensThere = true}, fails(ErrorCode::ProtocolViolation, "Data too short")),
        online(
            "OpensWithALengthThatLies",
            [](Peer& peer) {
                peer.send(Message{ChannelOpen}.number(0xffffffff).raw("x"));
                peer.send(opening("forwarded-tcpip").number(0xffffffff));
                peer.send(opening("forwarded-tcpip").string("localhost").number(40000).number(0xffffffff));
            },
            {.listensThere = true}, fails(ErrorCode::ProtocolViolation, "Data too short")),
        online("ForwardsFromAnAddressOf30Kilobytes",
            [](Peer& peer) {
                peer.send(opening("forwarded-tcpip")
                        .string("localhost")
                        .number(40000)
                        .string(Bytes(30000, 'a'))
                        .number(1));
                peer.send(
                    opening("forwarded-tcpip").string(Bytes(30000, 'a')).number(40000).string("").number(1));
            },
            {.listensThere = true}),
        online("ForwardsAThousandCallers",
            [](Peer& peer) {
                (void)peer.await(GlobalRequest);
                peer.send(Message{RequestSuccess});
                for (int i = 0; i < 1000; ++i)
                    peer.send(forwarded(40000));
            },
            {.listensThere = true}),
    };
}

} // namespace underpass::hostile
