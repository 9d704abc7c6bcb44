// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

constexpr std::uint32_t nobodys = 4711;

// On a channel of a program that does not read.
template <class Say>
Attack onAChannel(
    std::string name, Say say, Outcome must = goesOn(), Circumstances meanwhile = {.callers = 1})
{
    return {std::move(name), std::move(must),
        [say](Peer& peer) {
            peer.reachOnline();
            say(peer, peer.acceptOne());
        },
        meanwhile};
}

Attack saying(std::string name, std::function<std::vector<Bytes>(std::uint32_t)> messages)
{
    return onAChannel(std::move(name), [messages](Peer& peer, std::uint32_t channel) {
        for (const Bytes& message : messages(channel))
            peer.send(message);
    });
}

Message data(std::uint32_t channel, const Bytes& bytes)
{
    return Message{ChannelData}.number(channel).string(bytes);
}

Message request(std::uint32_t channel, const Bytes& name, bool wantsReply = true)
{
    return Message{ChannelRequest}.number(channel).string(name).byte(wantsReply ? 1 : 0);
}

} // namespace

// RFC 4254 section 5: what is said on a channel that is open, or is not.
Attacks attacksByChannel()
{
    using Messages = std::vector<Bytes>;
    return {
        {"TalksOnChannelsNobodyOpened", goesOn(),
            [](Peer& peer) {
                peer.reachOnline();
                for (const std::uint64_t channel : {0ULL, 1ULL, 4711ULL, 0xffffffffULL}) {
                    for (unsigned type = ChannelOpenConfirmation; type <= ChannelFailure; ++type)
                        peer.send(
                            Message{static_cast<Type>(type)}.number(channel).number(9).number(9).number(9));
                    peer.send(data(static_cast<std::uint32_t>(channel), "hello"));
                }
            }},
        {"SaysChannelMessagesOfOneByte", goesOn(),
            [](Peer& peer) {
                peer.reachOnline();
                for (unsigned type = ChannelOpenConfirmation; type <= ChannelFailure; ++type)
                    peer.send(Message{static_cast<Type>(type)});
            }},
        onAChannel("SendsMoreThanTheWindow",
            [](Peer& peer, std::uint32_t channel) {
                peer.flood(data(channel, Bytes(32000, 'w')), std::size_t{32} << 20U);
            }),
        onAChannel("SendsMoreThanItsPacketMayHold",
            [](Peer& peer, std::uint32_t channel) { peer.send(data(channel, Bytes(34500, 'p'))); }),
        onAChannel("SendsEmptyData",
            [](Peer& peer, std::uint32_t channel) { peer.flood(data(channel, ""), std::size_t{1} << 20U); }),
        onAChannel("SendsExtendedData",
            [](Peer& peer, std::uint32_t channel) {
                const Bytes some
                    = Message{ChannelExtendedData}.number(channel).number(1).string(Bytes(30000, 'e'));
                peer.flood(some, std::size_t{16} << 20U);
            }),
        saying("LiesAboutTheLengthOfItsData",
            [](std::uint32_t channel) {
                return Messages{Message{ChannelData}.number(channel).number(0xffffffff).raw("x"),
                    Message{ChannelData}.number(channel).number(100).raw("x"),
                    Message{ChannelData}.number(channel),
                    Message{ChannelExtendedData}.number(channel).number(1).number(0xffffffff),
                    Message{ChannelExtendedData}.number(channel)};
            }),
        saying("SendsDataAfterItsEnd",
            [](std::uint32_t channel) {
                return Messages{Message{ChannelEof}.number(channel), data(channel, "late")};
            }),
        saying("SendsDataAfterItsClose",
            [](std::uint32_t channel) {
                return Messages{Message{ChannelClose}.number(channel), data(channel, "later")};
            }),
        saying("EndsTwiceAndClosesTwice",
            [](std::uint32_t channel) {
                const Bytes end = Message{ChannelEof}.number(channel);
                const Bytes close = Message{ChannelClose}.number(channel);
                return Messages{end, end, close, close, end};
            }),
        onAChannel(
            "WidensTheWindowBeyond32Bits",
            [](Peer& peer, std::uint32_t channel) {
                for (int i = 0; i < 3; ++i)
                    peer.send(Message{ChannelWindowAdjust}.number(channel).number(0xffffffff));
            },
            fails(ErrorCode::ProtocolViolation)),
        saying("WidensTheWindowByNothing",
            [](std::uint32_t channel) {
                return Messages{Message{ChannelWindowAdjust}.number(channel).number(0),
                    Message{ChannelWindowAdjust}.number(channel)};
            }),
        saying("AgreesToWhatNobodyRequested",
            [](std::uint32_t channel) {
                return Messages{
                    Message{ChannelSuccess}.number(channel), Message{ChannelFailure}.number(channel)};
            }),
        saying("RequestsEverythingOnAChannel",
            [](std::uint32_t channel) {
                return Messages{request(channel, "shell"), request(channel, "exec").string("id"),
                    request(channel, "x11-req"), request(channel, "auth-agent-req@openssh.com"),
                    request(channel, "keepalive@openssh.com"), request(channel, Bytes(30000, 'r')),
                    request(channel, "exit-status", false).number(1),
                    request(channel, "exit-signal", false).string("KILL").byte(0).string("x").string("")};
            }),
        saying("RequestsWithEveryLengthThatIsWrong",
            [](std::uint32_t channel) {
                Messages all;
                for (std::uint64_t length = 0; length < 40; ++length)
                    all.push_back(Message{ChannelRequest}.number(channel).number(length).raw("exit-signal"));
                for (std::uint64_t length = 0; length < 20; ++length)
                    all.push_back(request(channel, "exit-signal", false).number(length).raw("KILL\0\0\0"));
                all.push_back(request(channel, "exit-status", false));
                all.push_back(request(channel, "exit-signal", false).number(0xffffffff));
                return all;
            }),
        saying("NamesAThousandSignals",
            [](std::uint32_t channel) {
                return Messages(1000,
                    request(channel, "exit-signal", false)
                        .string(Bytes(1000, 's'))
                        .byte(0)
                        .string("")
                        .string(""));
            }),
        onAChannel("NeverTakesAByte", [](Peer& peer, std::uint32_t) { peer.serveWhatCame(); }),
        {"ConfusesTheChannelsOfTwoPrograms", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) {
                peer.reachOnline();
                const std::uint32_t one = peer.acceptOne();
                const std::uint32_t other = peer.acceptOne();
                peer.send(Message{ChannelClose}.number(one));
                peer.confirm(other);
                peer.send(data(one, "for the other"));
                peer.send(Message{ChannelClose}.number(other));
                peer.send(data(nobodys, "for nobody"));
            },
            {.callers = 2}},
    };
}

} // namespace underpass::hostile
