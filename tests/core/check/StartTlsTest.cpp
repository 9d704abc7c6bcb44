// SPDX-License-Identifier: MIT
#include "core/check/StartTls.h"

#include <gtest/gtest.h>

namespace underpass {

using enum MailService;
using enum TlsOffer;

TEST(StartTls, WaitsForTheWholeAnswer)
{
    EXPECT_FALSE(areAllAbilities(Smtp, "250-mail.example.org\r\n250-STARTTLS\r\n"));
    EXPECT_FALSE(areAllAbilities(Smtp, "220 the rest of a greeting\r\n"));
    EXPECT_TRUE(areAllAbilities(Smtp, "220 the rest of a greeting\r\n250 mail.example.org\r\n"));
    EXPECT_FALSE(areAllAbilities(Imap, "* CAPABILITY IMAP4rev1\r\n"));
    EXPECT_FALSE(areAllAbilities(Pop3, "+OK here\r\nSTLS\r\n"));
    EXPECT_TRUE(areAllAbilities(Pop3, "-ERR what?\r\n"));
    EXPECT_FALSE(isAnswerToTls(Smtp, "220 beg"));
    EXPECT_FALSE(isAnswerToTls(Imap, "* something else\r\n"));
    EXPECT_TRUE(isAnswerToTls(Imap, "* something else\r\na2 OK\r\n"));
}

TEST(StartTls, SeesAnOfferInWhateverWayItIsWritten)
{
    EXPECT_EQ(tlsOfferIn(Smtp, "250-mail.example.org\r\n250 starttls\r\n"), Offered);
    EXPECT_EQ(tlsOfferIn(Smtp, "250-mail.example.org\r\n250-STARTTLS\r\n250 HELP\r\n"), Offered);
    EXPECT_EQ(tlsOfferIn(Imap, "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\na1 OK\n"), Offered);
    EXPECT_EQ(tlsOfferIn(Pop3, "+OK\r\nStls\r\n.\r\n"), Offered);
}

TEST(StartTls, TakesNothingElseForAnOffer)
{
    EXPECT_EQ(tlsOfferIn(Smtp, "250-mail.example.org\r\n250-STARTTLSX\r\n250 HELP\r\n"), NotOffered);
    EXPECT_EQ(tlsOfferIn(Smtp, "250 STARTTLS.example.org hello\r\n"), NotOffered);
    EXPECT_EQ(tlsOfferIn(Imap, "* CAPABILITY XSTARTTLS IMAP4rev1\r\na1 OK\r\n"), NotOffered);
    EXPECT_EQ(tlsOfferIn(Imap, "* OK STARTTLS \r\na1 OK\r\n"), NotOffered);
    EXPECT_EQ(tlsOfferIn(Pop3, "+OK STLS\r\nUSER\r\n.\r\n"), NotOffered);
}

TEST(StartTls, ClaimsNothingOfAServerThatDoesNotSay)
{
    for (const auto& [mail, answer] :
        {std::pair{Smtp, "502 what?\r\n"}, {Smtp, "250-cut"}, {Smtp, ""}, {Imap, "a1 BAD\r\n"},
            {Imap, "* CAPABILITY STARTTLS\r\n"}, {Pop3, "-ERR\r\n"}, {Pop3, "+OK\r\nSTLS\r\n"}})
        EXPECT_EQ(tlsOfferIn(mail, answer), Untold) << answer;
}

TEST(StartTls, BeginsOnlyWhereTheServerAgrees)
{
    EXPECT_TRUE(agreesToTls(Smtp, "220 go\r\n"));
    EXPECT_FALSE(agreesToTls(Smtp, "454 later\r\n"));
    EXPECT_TRUE(agreesToTls(Imap, "a2 OK\r\n"));
    EXPECT_FALSE(agreesToTls(Imap, "a2 NO\r\n"));
    EXPECT_TRUE(agreesToTls(Pop3, "+OK\r\n"));
    EXPECT_FALSE(agreesToTls(Pop3, "-ERR\r\n"));
    EXPECT_FALSE(agreesToTls(Smtp, ""));
}

} // namespace underpass
