// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {

using namespace std::chrono_literals;

// RFC 4253 section 4.2: what comes before and with the identification.
Attacks attacksByBanner()
{
    return {
        {"SendsALineOf10Megabytes", fails(ErrorCode::NotSsh, "it said: AAAA"),
            [](Peer& peer) { peer.raw(Bytes(10 << 20U, 'A')); }},
        {"SendsLinesForEver", fails(ErrorCode::NotSsh, "it said: Welcome"),
            [](Peer& peer) {
                for (int i = 0; i < 4000; ++i)
                    peer.raw("Welcome, stranger.\r\n" + Bytes(2000, '-') + "\r\n");
            }},
        {"SendsALineNowAndThen", fails(ErrorCode::NotSsh, "it said: tar pit"),
            [](Peer& peer) {
                for (int i = 0; i < 100; ++i)
                    peer.rawSlowly("tar pit\r\n", 50ms);
            }},
        {"SendsEmptyLinesForEver", fails(ErrorCode::NotSsh),
            [](Peer& peer) { peer.raw(Bytes(4 << 20U, '\n')); }},
        {"IdentifiesItselfByteByByte",
            fails(ErrorCode::ServerSilent, "it has not finished introducing itself"),
            [](Peer& peer) { peer.rawSlowly("SSH-2.0-Patience_1.0_is_a_virtue\r\n", 200ms); }},
        {"SaysNothing", fails(ErrorCode::ServerSilent, "it has not finished introducing itself"),
            [](Peer&) {}},
        {"HangsUpAtOnce", fails(ErrorCode::ServerFull), [](Peer& peer) { peer.close(); }},
        {"ResetsAtOnce", fails(ErrorCode::ServerFull), [](Peer& peer) { peer.reset(); }},
        {"SaysThatItIsFull", fails(ErrorCode::ServerFull, "it said: Exceeded MaxStartups"),
            [](Peer& peer) {
                peer.raw("Exceeded MaxStartups\r\n");
                peer.close();
            }},
        {"SpeaksHttp", fails(ErrorCode::NotSsh, "it said: HTTP/1.1 302 Found"),
            [](Peer& peer) {
                peer.raw("HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\n\r\n");
                peer.close();
            }},
        {"PutsAZeroIntoItsIdentification", fails(ErrorCode::ProtocolViolation, "Failed getting banner"),
            [](Peer& peer) { peer.raw(Bytes("SSH-2.0-a\0b\r\n", 13)); }},
        {"PutsControlsIntoItsIdentification", goesOn(),
            [](Peer& peer) {
                peer.greet("SSH-2.0-\x1b]0;yours\x07\xe2\x80\xae<b>\xff%s%n");
                peer.exchange();
            }},
        {"SpeaksSsh1", fails(ErrorCode::Ssh1Only, "it said: SSH-1.5-old"),
            [](Peer& peer) {
                peer.raw("SSH-1.5-old\n");
                peer.raw(number32(267) + Bytes(5, '\0') + "\x02" + Bytes(266, 'k'));
            }},
        {"IdentifiesItselfIn8Kilobytes", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) { peer.raw("SSH-2.0-" + Bytes(20000, 'x') + "\r\n"); }},
    };
}

} // namespace underpass::hostile
