// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

using namespace std::chrono_literals;

const Bytes controls = "\x1b]0;yours\x07\xe2\x80\xae<a href='x'>\xff\xfe%s%n";

// In place of the answer to the service request.
Attack accepting(std::string name, const Bytes& message, Outcome must)
{
    return {std::move(name), std::move(must), [message](Peer& peer) {
                peer.start();
                (void)peer.await(ServiceRequest);
                peer.send(message);
            }};
}

// In place of the first answer to the log-in.
Attack answering(std::string name, const Bytes& message, Outcome must)
{
    return {std::move(name), std::move(must), [message](Peer& peer) {
                peer.reachLogIn();
                (void)peer.await(UserauthRequest);
                peer.send(message);
            }};
}

// Each request of the client gets the same answer.
Attack alwaysAnswering(std::string name, const Bytes& first, const Bytes& then, Outcome must)
{
    return {std::move(name), std::move(must), [first, then](Peer& peer) {
                peer.reachLogIn();
                (void)peer.await(UserauthRequest);
                for (peer.send(first);;) {
                    (void)peer.await(UserauthRequest);
                    peer.send(then);
                }
            }};
}

Attack everyTypeOfPaddingOnly()
{
    return {"SendsPaddingOnlyForEveryTypeInTheLogIn", fails(ErrorCode::ProtocolViolation), [](Peer& peer) {
                peer.reachLogIn();
                for (unsigned type = 1; type < 256; ++type)
                    peer.sendPaddingOnly(Bytes(1, static_cast<char>(type)));
            }};
}

} // namespace

// RFC 4252: services and answers to the log-in.
Attacks attacksByLogIn()
{
    const Bytes offersPassword = Message{UserauthFailure}.string("password").byte(0);
    const auto noAnswer = fails(ErrorCode::ProtocolViolation);
    return {
        accepting("AcceptsAnotherService", Message{ServiceAccept}.string("ssh-nonsense"), noAnswer),
        accepting("AcceptsNothing", Message{ServiceAccept}, noAnswer),
        accepting("AcceptsAServiceThatEndsEarly", Message{ServiceAccept}.number(12).raw("ssh"), noAnswer),
        accepting("AcceptsAServiceOf4Gigabytes", Message{ServiceAccept}.number(0xffffffff), noAnswer),
        {"ExtendsWithAMillionNames", goesOn(),
            [](Peer& peer) {
                peer.start();
                peer.send(Message{ExtInfo}.number(0xffffffff).string("server-sig-algs").number(0xffffffff));
                peer.send(Message{ExtInfo}.number(1));
                peer.send(Message{ExtInfo});
            }},
        {"SaysSuccessBeforeAnyRequest", goesOn(),
            [](Peer& peer) {
                peer.start();
                peer.send(Message{UserauthSuccess});
            }},
        answering("SaysSuccessWithoutAnyProof", Message{UserauthSuccess}, goesOn()),
        answering("FailsWithAListOf4Gigabytes", Message{UserauthFailure}.number(0xffffffff).raw("password"),
            fails(ErrorCode::ProtocolViolation, "Unexpected userauth list size")),
        answering("FailsWithoutAList", Message{UserauthFailure}, noAnswer),
        answering("FailsWithAnEmptyList", Message{UserauthFailure}.string("").byte(0),
            fails(ErrorCode::NoCredential, "the server offers: ")),
        answering("FailsWithControls", Message{UserauthFailure}.string(controls).byte(0),
            fails(ErrorCode::NoCredential, "the server offers: ")),
        answering("FailsWith32KilobytesOfMethods", Message{UserauthFailure}.string(Bytes(32000, 'm')).byte(0),
            fails(ErrorCode::NoCredential, "mmmm")),
        alwaysAnswering("CallsEveryPasswordHalfRight", offersPassword,
            Message{UserauthFailure}.string("password").byte(1),
            fails(ErrorCode::AuthenticationRefused, "tried: password")),
        alwaysAnswering("RefusesEveryPassword", offersPassword, offersPassword,
            fails(ErrorCode::AuthenticationRefused, "tried: password")),
        alwaysAnswering("WantsANewPasswordForEver", offersPassword,
            Message{UserauthInfoRequest}.string(controls).string("en"), fails(ErrorCode::PasswordExpired)),
        alwaysAnswering("AnswersThePasswordWithSomethingElse", offersPassword,
            Message{ServiceAccept}.string("ssh-userauth"), fails(ErrorCode::LogInUnfinished)),
        {"AnswersTheLogInByteByByte", fails(ErrorCode::LogInTooLong, "it did not get beyond this step"),
            [offersPassword](Peer& peer) {
                peer.reachLogIn();
                (void)peer.await(UserauthRequest);
                peer.rawSlowly(number32(1000) + Bytes(200, 'x'), 50ms);
            }},
        {"SendsIgnoreInsteadOfAnAnswer", fails(ErrorCode::LogInTooLong, "it did not get beyond this step"),
            [](Peer& peer) {
                peer.reachLogIn();
                peer.sendNowAndThen(Message{Ignore}.string("x"), 50ms);
            }},
        {"GreetsWithControls", goesOn(),
            [](Peer& peer) {
                peer.reachLogIn();
                peer.send(Message{UserauthBanner}.string(controls).string(controls));
            }},
        {"GreetsWithTooLittle", fails(ErrorCode::ProtocolViolation),
            [](Peer& peer) {
                peer.reachLogIn();
                peer.send(Message{UserauthBanner}.number(0xffffffff).raw("hello"));
            }},
        {"DisconnectsWith32KilobytesOfText", fails(ErrorCode::ServerClosed),
            [](Peer& peer) {
                peer.reachLogIn();
                peer.send(Message{Disconnect}.number(2).string(Bytes(32000, 't')).string(controls));
            }},
        {"OpensChannelsBeforeTheLogIn", goesOn(),
            [](Peer& peer) {
                peer.reachLogIn();
                peer.send(Message{ChannelOpen}.string("session").number(7).number(1000).number(1000));
                peer.send(Message{ChannelData}.number(0).string("early"));
                peer.send(Message{GlobalRequest}.string("keepalive@openssh.com").byte(1));
            }},
        everyTypeOfPaddingOnly(),
    };
}

} // namespace underpass::hostile
