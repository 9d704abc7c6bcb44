// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangingPeer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace underpass::test {

namespace {

constexpr unsigned char kDisconnect = 1;
constexpr unsigned char kUnimplemented = 3;
constexpr unsigned char kKexInit = 20;
constexpr unsigned char kNewKeys = 21;
constexpr unsigned char kGlobalRequest = 80;
constexpr unsigned char kSuccess = 81;
constexpr unsigned char kFailure = 82;

LIBSSH2_GLOBAL_REQUEST* begin(ScriptedPeer& peer, const std::string& name, const std::string& data = "data")
{
    return libssh2_global_request_begin(peer.session(), name.data(), static_cast<unsigned>(name.size()),
        data.data(), static_cast<unsigned>(data.size()));
}

// Nothing while the answer is pending, then what it said: "refused", or the data of a success.
std::string answer(LIBSSH2_GLOBAL_REQUEST* request)
{
    const unsigned char* reply = nullptr;
    std::size_t length = 0;
    switch (libssh2_global_request_poll(request, &reply, &length)) {
    case LIBSSH2_ERROR_EAGAIN:
        return {};
    case LIBSSH2_ERROR_REQUEST_DENIED:
        return "refused";
    case 0:
        return {reply, reply + length};
    default:
        return "the session failed";
    }
}

Bytes success(const std::string& data)
{
    Message message(kSuccess);
    for (const char each : data) {
        message.byte(static_cast<unsigned char>(each));
    }
    return message;
}

std::vector<unsigned char> typesOf(const std::vector<Bytes>& payloads)
{
    std::vector<unsigned char> all;
    std::ranges::transform(payloads, std::back_inserter(all), [](const Bytes& each) { return each.at(0); });
    return all;
}

} // namespace

TEST(GlobalRequest, AsksForAReplyAndSendsWhatFollows)
{
    ScriptedPeer peer;
    auto* request = begin(peer, "tcpip-forward", "payload");
    Message expected = Message(kGlobalRequest).string("tcpip-forward").byte(1);
    for (const char each : std::string("payload")) {
        expected.byte(static_cast<unsigned char>(each));
    }
    EXPECT_EQ(peer.takeSentPayloads(), std::vector<Bytes>{expected});
    EXPECT_EQ(libssh2_global_request_free(request), 0);
}

TEST(GlobalRequest, ManyInFlightGetTheirOwnAnswersAndKeepalivesTheirs)
{
    ScriptedPeer peer;
    std::vector<LIBSSH2_GLOBAL_REQUEST*> requests;
    for (int i = 0; i < 50; i++) {
        for (int alive = 0; alive < i % 3; alive++) {
            ASSERT_EQ(libssh2_keepalive_ask(peer.session()), 0);
        }
        requests.push_back(begin(peer, i % 2 == 0 ? "tcpip-forward" : "cancel-tcpip-forward"));
    }
    ASSERT_EQ(libssh2_keepalive_ask(peer.session()), 0);
    unsigned replies = 0;
    for (int i = 0; i < 50; i++) {
        for (int alive = 0; alive < i % 3; alive++) {
            peer.deliver(alive == 0 ? Bytes(Message(kFailure)) : success("alive"));
            replies++;
        }
        EXPECT_EQ(answer(requests[static_cast<std::size_t>(i)]), "");
        EXPECT_EQ(libssh2_keepalive_replies(peer.session()), replies);
        peer.deliver(i % 5 == 0 ? Bytes(Message(kFailure)) : success(std::to_string(i)));
    }
    peer.deliver(Message(kFailure));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(libssh2_keepalive_replies(peer.session()), replies + 1);
    for (int i = 0; i < 50; i++) {
        auto* request = requests[static_cast<std::size_t>(i)];
        EXPECT_EQ(answer(request), i % 5 == 0 ? "refused" : std::to_string(i));
        EXPECT_EQ(libssh2_global_request_free(request), 0);
    }
    EXPECT_EQ(queuedPackets(peer.session()), 0U);
}

TEST(GlobalRequest, ThatTheServerHasNoIdeaOfIsRefusedAndSoIsAKeepalive)
{
    ScriptedPeer peer;
    auto* request = begin(peer, "tcpip-forward");
    ASSERT_EQ(libssh2_keepalive_ask(peer.session()), 0);
    for (std::uint32_t sequence = 3; sequence < 6; sequence++) { // The last one is about neither.
        peer.deliver(Message(kUnimplemented).number(sequence));
    }
    EXPECT_EQ(answer(request), "refused");
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(libssh2_keepalive_replies(peer.session()), 1U);
    EXPECT_EQ(queuedPackets(peer.session()), 0U);
    EXPECT_EQ(libssh2_global_request_free(request), 0);
}

TEST(GlobalRequest, ThatWasGivenUpStillTakesItsOwnAnswer)
{
    ScriptedPeer peer;
    auto* first = begin(peer, "tcpip-forward");
    auto* second = begin(peer, "tcpip-forward");
    EXPECT_EQ(libssh2_global_request_free(first), 0);
    peer.deliver(success("first"));
    EXPECT_EQ(answer(second), "");
    peer.deliver(success("second"));
    EXPECT_EQ(answer(second), "second");
    EXPECT_EQ(libssh2_global_request_free(second), 0);
}

TEST(GlobalRequest, AndListeningGetTheirOwnAnswers)
{
    ScriptedPeer peer;
    int port = 0;
    const auto listen
        = [&] { return libssh2_channel_forward_listen_ex(peer.session(), "localhost", 0, &port, 0); };
    auto* before = begin(peer, "cancel-tcpip-forward");
    ASSERT_EQ(listen(), nullptr);
    auto* after = begin(peer, "cancel-tcpip-forward");
    peer.deliver(success("before"));
    ASSERT_EQ(listen(), nullptr);
    EXPECT_EQ(libssh2_session_last_errno(peer.session()), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(Message(kSuccess).number(40001));
    peer.deliver(success("after"));
    EXPECT_NE(listen(), nullptr);
    EXPECT_EQ(port, 40001);
    EXPECT_EQ(answer(before), "before");
    EXPECT_EQ(answer(after), "after");
    EXPECT_EQ(libssh2_global_request_free(before), 0);
    EXPECT_EQ(libssh2_global_request_free(after), 0);
}

TEST(GlobalRequest, AnswerThatArrivesDuringAKeyExchangeIsTaken)
{
    ScriptedPeer peer;
    auto* request = begin(peer, "tcpip-forward");
    ASSERT_EQ(libssh2_keepalive_ask(peer.session()), 0);
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    peer.deliver(success("granted"));
    peer.deliver(Message(kFailure));
    EXPECT_EQ(libssh2_session_drive(peer.session()), 0);
    EXPECT_EQ(answer(request), "granted");
    EXPECT_EQ(libssh2_keepalive_replies(peer.session()), 1U);
    EXPECT_EQ(libssh2_global_request_free(request), 0);
}

TEST(GlobalRequest, BegunDuringAKeyExchangeIsSentAfterItAndAnsweredInThatOrder)
{
    ExchangingPeer peer{{}};
    auto* early = begin(peer, "tcpip-forward");
    ASSERT_EQ(libssh2_session_rekey(peer.session()), LIBSSH2_ERROR_EAGAIN);
    auto* late = begin(peer, "tcpip-forward");
    auto* given = begin(peer, "tcpip-forward");
    EXPECT_EQ(libssh2_global_request_free(given), 0); // It is never sent, and no answer is its own.
    EXPECT_EQ(typesOf(peer.heard()), (std::vector<unsigned char>{kGlobalRequest, kKexInit}));

    EXPECT_EQ(peer.exchangeAgain({}), 0);
    EXPECT_EQ(answer(late), "");
    EXPECT_EQ(typesOf(peer.heard()), (std::vector<unsigned char>{kNewKeys, kGlobalRequest}));
    peer.say(success("early"));
    peer.say(success("late"));
    EXPECT_EQ(answer(late), "late");
    EXPECT_EQ(answer(early), "early");
    EXPECT_EQ(libssh2_global_request_free(early), 0);
    EXPECT_EQ(libssh2_global_request_free(late), 0);
}

TEST(GlobalRequest, IsSentOnceThoughTheSocketWasFull)
{
    ScriptedPeer peer;
    peer.refuseSends(true);
    auto* request = begin(peer, "tcpip-forward");
    EXPECT_EQ(answer(request), "");
    peer.refuseSends(false);
    EXPECT_EQ(answer(request), "");
    EXPECT_EQ(answer(request), "");
    EXPECT_EQ(peer.takeSentPayloads().size(), 1U);
    peer.deliver(success("yes"));
    EXPECT_EQ(answer(request), "yes");
    EXPECT_EQ(libssh2_global_request_free(request), 0);
}

TEST(GlobalRequest, GivenUpAndNeverAnsweredGoesWithTheSession)
{
    ScriptedPeer peer; // The address sanitizer is the judge.
    EXPECT_EQ(libssh2_global_request_free(begin(peer, "tcpip-forward")), 0);
    int port = 0;
    EXPECT_EQ(libssh2_channel_forward_listen_ex(peer.session(), "localhost", 0, &port, 0), nullptr);
    peer.deliver(Message(kDisconnect).number(11).string("bye").string(""));
    EXPECT_NE(libssh2_session_drive(peer.session()), 0);
}

} // namespace underpass::test
