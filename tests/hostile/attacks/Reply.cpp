// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

const Circumstances listening{.listensThere = true};

// To the question whether the server listens for a remote forward.
template <class Reply> Attack replying(std::string name, Outcome must, Reply reply)
{
    return {std::move(name), std::move(must),
        [reply](Peer& peer) {
            peer.reachOnline();
            (void)peer.await(GlobalRequest);
            reply(peer);
        },
        listening};
}

Attack saying(std::string name, const std::vector<Bytes>& messages, Outcome must = goesOn())
{
    return {std::move(name), std::move(must), [messages](Peer& peer) {
                peer.reachOnline();
                for (const Bytes& message : messages)
                    peer.send(message);
            }};
}

Bytes hostKeys(int count)
{
    Message message{GlobalRequest};
    message.string("hostkeys-00@openssh.com").byte(0);
    for (int i = 0; i < count; ++i)
        message.string(HostKey{static_cast<char>(i)}.blob());
    return message;
}

} // namespace

// RFC 4254 section 4: global requests, ours and the server's.
Attacks attacksByReply()
{
    return {
        replying("SendsAReplyOfPaddingOnly", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) { peer.sendPaddingOnly(Message{RequestSuccess}); }),
        replying("ListensOnNoPort", goesOn(), [](Peer& peer) { peer.send(Message{RequestSuccess}); }),
        replying("ListensOnAPortThatEndsEarly", goesOn(),
            [](Peer& peer) { peer.send(Message{RequestSuccess}.raw("\x01\x02")); }),
        replying("ListensOnPort4Billion", goesOn(),
            [](Peer& peer) { peer.send(Message{RequestSuccess}.number(0xffffffff)); }),
        replying("ListensIn30Kilobytes", goesOn(),
            [](Peer& peer) { peer.send(Message{RequestSuccess}.raw(Bytes(30000, 'x'))); }),
        replying("DoesNotListen", goesOn(), [](Peer& peer) { peer.send(Message{RequestFailure}); }),
        replying("DoesNotKnowWhatListeningIs", goesOn(),
            [](Peer& peer) { peer.send(Message{Unimplemented}.number(5)); }),
        replying("RepliesThreeTimes", goesOn(),
            [](Peer& peer) {
                for (int i = 0; i < 3; ++i)
                    peer.send(Message{RequestSuccess});
                peer.send(Message{RequestFailure});
            }),
        saying("RepliesToWhatNobodyAsked",
            {Message{RequestSuccess}, Message{RequestFailure}, Message{RequestSuccess}.number(1)}),
        saying("DoesNotKnowWhatNobodySaid",
            {Message{Unimplemented}.number(0), Message{Unimplemented}.number(0xffffffff)}),
        saying("MeansNoNumberByUnimplemented", {Message{Unimplemented}}),
        saying("RequestsWithoutAName", {Message{GlobalRequest}}),
        saying("RequestsWithANameOf4Gigabytes", {Message{GlobalRequest}.number(0xffffffff).raw("x")}),
        saying("RequestsWithoutSayingWhetherItWantsAReply", {Message{GlobalRequest}.string("x")}),
        saying("RequestsWhatItMayNot",
            {Message{GlobalRequest}.string("tcpip-forward").byte(1).string("0.0.0.0").number(22),
                Message{GlobalRequest}.string("cancel-tcpip-forward").byte(1).string("").number(0)}),
        saying("AnnouncesTenHostKeys", {hostKeys(10)}),
        saying("AnnouncesManyHostKeys", {hostKeys(500)}),
        saying("AnnouncesAHostKeyThatEndsEarly", {hostKeys(1).substr(0, 50)}),
        saying("DebugsWithControls", {Message{Debug}.byte(1).string("\x1b[2J\xff%n").string("")}),
        saying("DebugsWithAnEarlyEnd", {Message{Debug}, Message{Debug}.byte(1).number(0xffffffff)}),
        saying("IgnoresWithAnEarlyEnd", {Message{Ignore}, Message{Ignore}.number(0xffffffff)}),
        saying("LogsInAgain",
            {Message{UserauthSuccess}, Message{UserauthFailure}.string("x").byte(1),
                Message{UserauthBanner}.string("x").string(""), Message{ServiceAccept}.string("x")}),
        saying("SaysWhatOnlyClientsSay",
            {Message{ServiceRequest}.string("ssh-userauth"), Message{UserauthRequest}.string("root"),
                Message{UserauthInfoResponse}.number(1)}),
        saying("SendsKeyExchangeMessagesOutsideAnExchange",
            {Message{KexInitEcdh}.string("x"), Message{KexReply}.string("x"), Message{KexGexReply},
                Message{KexGexInit}, Message{KexGexRequest}.number(1)}),
        {"SendsOneOfEveryUnknownType", goesOn(),
            [](Peer& peer) {
                peer.reachOnline();
                for (unsigned type = 101; type < 256; ++type)
                    peer.send(Bytes(1, static_cast<char>(type)) + "whatever");
            }},
        {"SendsTypeZero", goesOn(),
            [](Peer& peer) {
                peer.reachOnline();
                peer.send(Bytes(20, '\0'));
            }},
    };
}

} // namespace underpass::hostile
