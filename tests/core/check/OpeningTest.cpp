// SPDX-License-Identifier: MIT
#include "core/check/Opening.h"

#include <gtest/gtest.h>

#include <tuple>
#include <vector>

namespace underpass {

using namespace std::string_view_literals;
using enum GreetingKind;

TEST(Opening, TellsAServerThatIsFullFromOneThatIsAnother)
{
    for (const auto& [port, answer, heard] : std::vector<std::tuple<std::uint16_t, std::string_view, Heard>>{
             {110, "+OK Dovecot ready.\r\n"sv, {Welcome, "+OK Dovecot ready."}},
             {995, "-ERR full\r\n"sv, {TurnedAway, "-ERR full"}},
             {993, "* PREAUTH hello"sv, {Welcome, "* PREAUTH hello"}},
             {465, "421 busy"sv, {TurnedAway, "421 busy"}},
             {22, "SSH-2.0-x\r\n"sv, {Welcome, "SSH-2.0-x"}},
             {5900, "RFB 003.008\n"sv, {Welcome, "RFB 003.008"}},
             {80, "HTTP/1.1 301 Moved\r\nLocation: x\r\n"sv, {Welcome, "HTTP/1.1 301 Moved"}},
             {443, "SSH-2.0-x\r\n"sv, {Foreign, "SSH-2.0-x"}},
             {3306,
                 "\x4a\x00\x00\x00\x0a"
                 "8.0.33\0rest"sv,
                 {Welcome, "8.0.33"}},
             {3306, "\x20\x00\x00\x00\xff\x10\x04Too many connections"sv,
                 {TurnedAway, "Too many connections"}},
             {3306, "\x20\x00\x00\x00\xff"sv, {TurnedAway, ""}},
             {3306, "SSH-2.0-x\r\n"sv, {Foreign, "SSH-2.0-x "}},
             {5432, "S"sv, {Welcome, "S"}},
             {5432, "Etoo many"sv, {TurnedAway, "Etoo many"}},
             {5432, "SSH-2.0-x\r\n"sv, {Foreign, "SSH-2.0-x "}},
             {1080, "HT"sv, {Foreign, "HT"}},
         }) {
        const Heard understood = understand(*serviceOn(port), answer);
        EXPECT_EQ(understood.kind, heard.kind) << port << ' ' << answer;
        EXPECT_EQ(understood.words, heard.words) << port;
    }
}

TEST(Opening, UnderstandsAnswersThatAreCutShort)
{
    for (const Service& service : services()) {
        EXPECT_NE(understand(service, "").kind, TurnedAway) << service.name;
        (void)understand(service, "\x03"sv);
        (void)understand(service, "\x20\x00\x00\x00"sv);
    }
}

TEST(Opening, NamesTheTargetToAWebServer)
{
    EXPECT_NE(firstWordsTo(*serviceOn(80), {"intra.example.org", 8080})
                  .find("\r\nHost: intra.example.org:8080\r\n"),
        std::string::npos);
}

} // namespace underpass
