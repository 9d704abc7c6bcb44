// SPDX-License-Identifier: MIT
#include "core/check/StartTls.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace underpass {
namespace {

// In capitals; the last one only if its end has come.
std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        std::string line{text.substr(0, end)};
        if (line.ends_with('\r'))
            line.pop_back();
        for (char& each : line)
            each = each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
        lines.push_back(std::move(line));
        text.remove_prefix(end + 1);
    }
    return lines;
}

bool has(std::string_view answer, const std::function<bool(std::string_view)>& wanted)
{
    const auto lines = linesOf(answer);
    return std::ranges::any_of(lines, wanted);
}

bool begins(std::string_view answer, std::string_view start)
{
    return has(answer, [&](std::string_view line) { return line.starts_with(start); });
}

// The last line of an answer of SMTP has a space after its number (RFC 5321 section 4.2.1). A greeting may
// have further lines of its own, "220 ", which may come only now.
bool isSmtpRefusal(std::string_view line)
{
    return line.size() > 3 && (line.front() == '4' || line.front() == '5') && line[3] == ' ';
}

bool isImapAbility(std::string_view line)
{
    return line.starts_with("* CAPABILITY ") && (std::string{line} + ' ').contains(" STARTTLS ");
}

} // namespace

const char* startTlsName(MailService mail)
{
    return mail == MailService::Pop3 ? "STLS" : "STARTTLS";
}

std::string askForAbilities(MailService mail)
{
    switch (mail) {
    case MailService::Smtp:
        return "EHLO [127.0.0.1]\r\n"; // RFC 5321 section 4.1.3: who has no name gives an address.
    case MailService::Imap:
        return "a1 CAPABILITY\r\n";
    case MailService::Pop3:
        return "CAPA\r\n";
    case MailService::No:
        return {};
    }
    return {};
}

std::string askForTls(MailService mail)
{
    const std::string words = std::string{startTlsName(mail)} + "\r\n";
    return mail == MailService::Imap ? "a2 " + words : words;
}

bool areAllAbilities(MailService mail, std::string_view answer)
{
    switch (mail) {
    case MailService::Smtp:
        return begins(answer, "250 ") || has(answer, isSmtpRefusal);
    case MailService::Imap:
        return begins(answer, "A1 ");
    case MailService::Pop3:
        return begins(answer, "-ERR") || has(answer, [](std::string_view line) { return line == "."; });
    case MailService::No:
        return true;
    }
    return true;
}

bool isAnswerToTls(MailService mail, std::string_view answer)
{
    return mail == MailService::Imap ? begins(answer, "A2 ") : !linesOf(answer).empty();
}

TlsOffer tlsOfferIn(MailService mail, std::string_view abilities)
{
    const auto offerIf = [](bool offers) { return offers ? TlsOffer::Offered : TlsOffer::NotOffered; };
    if (!areAllAbilities(mail, abilities))
        return TlsOffer::Untold;
    switch (mail) {
    case MailService::Smtp:
        if (!begins(abilities, "250 "))
            return TlsOffer::Untold;
        return offerIf(has(abilities,
            [](std::string_view line) { return line == "250-STARTTLS" || line == "250 STARTTLS"; }));
    case MailService::Imap:
        if (!begins(abilities, "A1 OK"))
            return TlsOffer::Untold;
        return offerIf(has(abilities, isImapAbility));
    case MailService::Pop3:
        if (!begins(abilities, "+OK"))
            return TlsOffer::Untold; // Older than RFC 2449.
        return offerIf(has(abilities, [](std::string_view line) { return line == "STLS"; }));
    case MailService::No:
        break;
    }
    return TlsOffer::Untold;
}

bool agreesToTls(MailService mail, std::string_view answer)
{
    switch (mail) {
    case MailService::Smtp:
        return begins(answer, "220");
    case MailService::Imap:
        return begins(answer, "A2 OK");
    case MailService::Pop3:
        return begins(answer, "+OK");
    case MailService::No:
        break;
    }
    return false;
}

} // namespace underpass
