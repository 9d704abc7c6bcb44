// SPDX-License-Identifier: MIT
#include "core/check/Conversation.h"
#include "tests/core/check/VisitFixture.h"

#include <gtest/gtest.h>

#include <thread>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/read_until.hpp>

namespace underpass {

using namespace visiting;

TEST(Visit, SaysForWhomACertificateIs)
{
    EXPECT_EQ(findingOf(serviceOn(995),
                  saysInTls(certificateFor("DNS:pop.example.org,DNS:*.example.net"), "+OK ready\r\n")),
        "mail.example.org:110 speaks POP3S. Its certificate is for: pop.example.org, *.example.net."
            + selfSigned);
    EXPECT_EQ(findingOf(serviceOn(993), saysInTls(certificateFor("DNS:imap.example.org"), "* BYE full\r\n")),
        "mail.example.org:110 answers, but takes no callers now: \"* BYE full\". Try again later.");
}

TEST(Visit, SaysWhenACertificateIsNotValid)
{
    const std::string begin = "mail.example.org:110 speaks POP3S. Its certificate is for: pop.example.org.";
    const auto saidOf = [](Validity validity) {
        return findingOf(
            serviceOn(995), saysInTls(certificateFor("DNS:pop.example.org", validity), "+OK ready\r\n"));
    };
    EXPECT_EQ(saidOf({-9 * day, -2 * day}),
        begin + " The certificate expired on " + dayIn(-2 * day)
            + ", by this computer's clock; programs may refuse it until the server has a new one."
            + selfSigned);
    EXPECT_EQ(saidOf({2 * day, 9 * day}),
        begin + " The certificate counts only from " + dayIn(2 * day)
            + " on, by this computer's clock; programs may refuse it until then." + selfSigned);
    EXPECT_EQ(saidOf({-9 * day, 13 * day + std::chrono::hours{12}}),
        begin + " The certificate expires soon, on " + dayIn(13 * day + std::chrono::hours{12})
            + " (days left: 13)." + selfSigned);
    EXPECT_EQ(saidOf({-9 * day, 15 * day}), begin + selfSigned);
}

TEST(Visit, HearsWhetherAMailServerOffersEncryptionAsWell)
{
    const auto certificate = certificateFor("DNS:mail.example.org");
    const std::string offers = " with a certificate for: mail.example.org" + selfSigned;
    EXPECT_EQ(
        findingOf(serviceOn(110),
            converses("+OK ready\r\n",
                {{"CAPA", "+OK here\r\nUSER\r\nSTLS\r\n.\r\n"}, {"STLS", "+OK begin\r\n"}}, certificate)),
        "mail.example.org:110 says: +OK ready. It offers encryption as well (STLS)," + offers);
    EXPECT_EQ(findingOf(serviceOn(143),
                  converses("* OK ready\r\n",
                      {{"a1 CAPABILITY", "* CAPABILITY IMAP4rev1 starttls\r\na1 OK done\r\n"},
                          {"a2 STARTTLS", "a2 OK begin\r\n"}},
                      certificate)),
        "mail.example.org:110 says: * OK ready. It offers encryption as well (STARTTLS)," + offers);
    EXPECT_EQ(findingOf(serviceOn(587),
                  converses("220 ready\r\n",
                      {{"EHLO [127.0.0.1]", "250-mail.example.org\r\n250-STARTTLS\r\n250 HELP\r\n"},
                          {"STARTTLS", "220 begin\r\n"}},
                      certificate)),
        "mail.example.org:110 says: 220 ready. It offers encryption as well (STARTTLS)," + offers);
}

TEST(Visit, SaysWhereAMailServerDoesNotKeepToItsOffer)
{
    EXPECT_EQ(findingOf(serviceOn(110),
                  converses("+OK ready\r\n", {{"CAPA", "+OK here\r\nUSER\r\n.\r\n"}}, nullptr)),
        "mail.example.org:110 says: +OK ready. It offers no encryption of its own (STLS).");
    const std::string broken
        = "mail.example.org:110 says: +OK ready. It offers encryption as well (STLS), but does not begin it.";
    EXPECT_EQ(findingOf(serviceOn(110),
                  converses("+OK ready\r\n",
                      {{"CAPA", "+OK here\r\nSTLS\r\n.\r\n"}, {"STLS", "-ERR not now\r\n"}}, nullptr)),
        broken);
    EXPECT_EQ(findingOf(serviceOn(110),
                  converses("+OK ready\r\n",
                      {{"CAPA", "+OK here\r\nSTLS\r\n.\r\n"}, {"STLS", "+OK begin\r\nno TLS\r\n"}}, nullptr)),
        broken);
    EXPECT_EQ(
        findingOf(serviceOn(110),
            converses("+OK ready\r\n", {{"CAPA", "+OK here\r\nSTLS\r\n.\r\n"}, {"STLS", "-ERR not now\r\n"}},
                certificateFor("DNS:mail.example.org"))),
        broken)
        << "Whoever says no is not pressed.";
}

TEST(Visit, HearsNoMoreThanAMailServerMayHaveToSay)
{
    OpenWay way{[](tcp::socket& socket) {
        says("220 ready\r\n")(socket);
        says(std::string(std::size_t{8192}, 'x'))(socket);
        keepsSilent()(socket);
    }};
    const VisitPatience patient{.talk = std::chrono::hours{1}};
    Visit visit{{}, patient};
    ASSERT_TRUE(visit.reach(way.start(), {}, target));
    EXPECT_TRUE(sentence(visit.meet(target, serviceOn(587))).contains("did not say")); // At once.
}

TEST(Visit, KeepsTheGreetingOfAMailServerThatThenFallsSilent)
{
    OpenWay way{[](tcp::socket& socket) {
        says("220 ready\r\n")(socket);
        keepsSilent()(socket);
    }};
    Visit visit{{}, shortly};
    ASSERT_TRUE(visit.reach(way.start(), {}, target));
    EXPECT_EQ(sentence(visit.meet(target, serviceOn(587))),
        "mail.example.org:110 says: 220 ready. It did not say whether it offers encryption as well "
        "(STARTTLS).");
}

TEST(Visit, KnowsThatAMailServerOfferedEncryptionAlsoIfNothingFollows)
{
    asio::io_context servers;
    tcp::acceptor acceptor{servers, {asio::ip::address_v4::loopback(), 0}};
    const std::jthread server{[&acceptor] {
        std::string heard;
        tcp::socket peer = acceptor.accept();
        says("220 ready\r\n")(peer);
        asio::read_until(peer, asio::dynamic_buffer(heard), '\n');
        says("250-mail.example.org\r\n250 STARTTLS\r\n")(peer);
        asio::read_until(peer, asio::dynamic_buffer(heard), "STARTTLS\r\n");
        // It closes. Until here it might have been silent for ever.
    }};
    std::string known;
    asio::io_context loop;
    tcp::socket socket{loop}; // Windows ties a socket to the loop it was made for.
    socket.connect(acceptor.local_endpoint());
    asio::co_spawn(loop,
        speakAs(*serviceOn(587), socket, target,
            [&known](const CheckFinding& soFar) { known = sentence(soFar); }),
        asio::detached);
    loop.run();
    EXPECT_EQ(known,
        "mail.example.org:110 says: 220 ready. It offers encryption as well (STARTTLS), but does not begin "
        "it.");
}

TEST(Visit, SaysThatAServiceDoesNotSpeakTls)
{
    const std::string words
        = findingOf(serviceOn(995), says("+OK ready in the clear, for everybody to read\r\n"));
    EXPECT_TRUE(words.starts_with("mail.example.org:110 answers, but not in TLS, as POP3S needs it ("))
        << words;
}

} // namespace underpass
