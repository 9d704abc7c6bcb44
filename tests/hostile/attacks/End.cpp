// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

using namespace std::chrono_literals;

template <class Say> Attack online(std::string name, Outcome must, Say say, Circumstances meanwhile = {})
{
    return {std::move(name), std::move(must),
        [say](Peer& peer) {
            peer.reachOnline();
            say(peer);
        },
        meanwhile};
}

// One that never answers a question may be a device that answers none, and stays.
void answerOnce(Peer& peer)
{
    (void)peer.await(GlobalRequest);
    peer.send(Message{RequestFailure});
}

} // namespace

// How a connection that works may end, or seem to go on.
Attacks attacksByEnd()
{
    return {
        online("Closes", fails(ErrorCode::ServerClosed), [](Peer& peer) { peer.close(); }),
        online("Resets", fails(ErrorCode::LinkLost), [](Peer& peer) { peer.reset(); }),
        online("DisconnectsWithControls", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                peer.send(Message{Disconnect}.number(11).string("\x1b[2J\xe2\x80\xae<b>\xff%n").string(""));
            }),
        online("DisconnectsWithALengthThatLies", fails(ErrorCode::ServerClosed),
            [](Peer& peer) { peer.send(Message{Disconnect}.number(11).number(0xffffffff).raw("x")); }),
        online("FallsSilent", fails(ErrorCode::ServerSilent), answerOnce, {.keepalive = 1s}),
        online("FallsSilentWithinAPacket", fails(ErrorCode::ServerSilent),
            [](Peer& peer) {
                answerOnce(peer);
                peer.raw(number32(1000) + Bytes(500, 'h'));
            },
            {.keepalive = 1s}),
        online("ClosesWithinAPacket", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                peer.raw(number32(1000) + Bytes(500, 'h'));
                peer.close();
            }),
        online("SendsPaddingOnlyOnline", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) { peer.sendPaddingOnly(Message{Ignore}); }),
        online("BreaksATagOnline", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) { peer.sendBroken(Message{Ignore}.string("x")); }),
        online("SaysALengthOf0Online", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) { peer.sendPacket(number32(0)); }),
        online("ClosesWhileAProgramSends", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                (void)peer.acceptOne();
                peer.close();
            },
            {.callers = 3}),
    };
}

} // namespace underpass::hostile
