// SPDX-License-Identifier: MIT
#include "core/check/Opening.h"

#include "core/base/CleanText.h"

#include <algorithm>

namespace underpass {
namespace {

using namespace std::string_view_literals;

// MS-RDPBCGR 2.2.1.1: TPKT, X.224 Connection Request, and the wish for TLS or CredSSP.
constexpr auto connectionRequest
    = "\x03\x00\x00\x13\x0e\xe0\x00\x00\x00\x00\x00\x01\x00\x08\x00\x03\x00\x00\x00"sv;
constexpr auto sslRequest = "\x00\x00\x00\x08\x04\xd2\x16\x2f"sv; // PostgreSQL, "SSLRequest".
constexpr auto noLogInWanted = "\x05\x01\x00"sv; // RFC 1928 section 3.

constexpr std::size_t packetHeader = 4; // Of MySQL: three bytes of length, one of sequence.
constexpr std::size_t errorCode = 2; // Before the words of a MySQL error.

bool begins(std::string_view bytes, std::string_view start)
{
    return bytes.starts_with(start);
}

// How it greets in the clear is how it greets in TLS.
std::string_view greetingOf(const Service& service)
{
    const auto twin = std::ranges::find_if(services(), [&](const Service& other) {
        return other.mail == service.mail && other.protection == Protection::None;
    });
    const bool isMail = service.mail != MailService::No && twin != services().end();
    return isMail ? twin->greeting : service.greeting;
}

std::string_view firstLineOf(std::string_view text)
{
    return text.substr(0, text.find_first_of("\r\n"));
}

Heard understandMySql(std::string_view answer)
{
    if (answer.size() <= packetHeader)
        return {GreetingKind::Foreign, cleanText(answer)};
    const char kind = answer[packetHeader];
    std::string_view rest = answer.substr(packetHeader + 1);
    if (kind == '\x0a') // The protocol's version; what follows is the server's.
        return {GreetingKind::Welcome, cleanText(rest.substr(0, rest.find('\0')))};
    if (kind == '\xff')
        return {GreetingKind::TurnedAway, cleanText(rest.substr(std::min(errorCode, rest.size())))};
    return {GreetingKind::Foreign, cleanText(answer)};
}

Heard understandPostgres(std::string_view answer)
{
    if (begins(answer, "S") || begins(answer, "N"))
        return {answer.size() == 1 ? GreetingKind::Welcome : GreetingKind::Foreign, cleanText(answer)};
    return {begins(answer, "E") ? GreetingKind::TurnedAway : GreetingKind::Foreign, cleanText(answer)};
}

} // namespace

std::string firstWordsTo(const Service& service, const Endpoint& target)
{
    switch (service.opening) {
    case Opening::Http:
        return "HEAD / HTTP/1.1\r\nHost: " + toString(target)
            + "\r\nUser-Agent: Underpass\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    case Opening::Socks5:
        return std::string{noLogInWanted};
    case Opening::Rdp:
        return std::string{connectionRequest};
    case Opening::PostgreSql:
        return std::string{sslRequest};
    case Opening::Greeting:
    case Opening::MySql:
    case Opening::Other:
        return {};
    }
    return {};
}

std::size_t tellingBytes(Opening opening)
{
    switch (opening) {
    case Opening::Greeting:
    case Opening::Http:
        return 0;
    case Opening::MySql:
        return packetHeader + 1;
    case Opening::Socks5:
        return 2;
    case Opening::Rdp:
        return 7;
    case Opening::PostgreSql:
    case Opening::Other:
        return 1;
    }
    return 1;
}

Heard understand(const Service& service, std::string_view answer)
{
    const auto welcomeIf = [&](bool welcome) {
        return Heard{welcome ? GreetingKind::Welcome : GreetingKind::Foreign, cleanText(answer)};
    };
    switch (service.opening) {
    case Opening::Greeting:
        return {kindOf(cleanText(firstLineOf(answer)), greetingOf(service)), cleanText(firstLineOf(answer))};
    case Opening::Http:
        return {begins(answer, "HTTP/") ? GreetingKind::Welcome : GreetingKind::Foreign,
            cleanText(firstLineOf(answer))};
    case Opening::MySql:
        return understandMySql(answer);
    case Opening::PostgreSql:
        return understandPostgres(answer);
    case Opening::Socks5:
        return welcomeIf(begins(answer, "\x05"));
    case Opening::Rdp: // TPKT, and a Connection Confirm in it.
        return welcomeIf(answer.size() >= 7 && begins(answer, "\x03"sv) && answer[5] == '\xd0');
    case Opening::Other:
        return welcomeIf(true);
    }
    return welcomeIf(false);
}

GreetingKind kindOf(std::string_view greeting, std::string_view expected)
{
    if (begins(greeting, expected) || (expected == "* OK" && begins(greeting, "* PREAUTH")))
        return GreetingKind::Welcome;
    const bool isMail = expected == "220" && greeting.size() > 3
        && (begins(greeting, "4") || begins(greeting, "5"))
        && std::ranges::all_of(greeting.substr(0, 3), [](char c) { return c >= '0' && c <= '9'; });
    const bool turnedAway = (expected == "+OK" && begins(greeting, "-ERR"))
        || (expected == "* OK" && (begins(greeting, "* BYE") || begins(greeting, "* NO"))) || isMail;
    return turnedAway ? GreetingKind::TurnedAway : GreetingKind::Foreign;
}

} // namespace underpass
