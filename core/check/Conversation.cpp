// SPDX-License-Identifier: MIT
#include "core/check/Conversation.h"

#include "core/base/CleanText.h"
#include "core/check/CertificateFacts.h"
#include "core/check/CertificateNames.h"
#include "core/check/KnownAuthorities.h"
#include "core/check/Opening.h"
#include "core/check/StartTls.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <asio/buffer.hpp>
#include <asio/completion_condition.hpp>
#include <asio/read.hpp>
#include <asio/read_until.hpp>
#include <asio/redirect_error.hpp>
#include <asio/ssl/context.hpp>
#include <asio/ssl/error.hpp>
#include <asio/ssl/stream.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace underpass {
namespace {

using asio::ip::tcp;

constexpr std::size_t longestAnswer = 4096; // IMAP servers list what they can do.

struct Answer
{
    std::string bytes;
    std::error_code failed;
};

// Also what was said before the end, without a line break, as by servers that are full.
template <class Stream> asio::awaitable<Answer> hear(Stream& stream, std::size_t telling)
{
    Answer answer;
    auto into = asio::dynamic_buffer(answer.bytes, longestAnswer);
    if (telling == 0)
        co_await asio::async_read_until(
            stream, into, '\n', asio::redirect_error(asio::use_awaitable, answer.failed));
    else
        co_await asio::async_read(stream, into, asio::transfer_at_least(telling),
            asio::redirect_error(asio::use_awaitable, answer.failed));
    co_return answer;
}

CheckFinding judge(const Service& service, const Endpoint& target, const Answer& answer)
{
    if (answer.bytes.empty())
        return found::Silent{target, service.name,
            Error{ErrorCode::ServerClosed, toString(target), "no answer: " + answer.failed.message()}};
    Heard heard = understand(service, answer.bytes);
    switch (heard.kind) {
    case GreetingKind::Welcome:
        if (service.opening == Opening::Greeting)
            return found::Welcomed{target, heard.words};
        return found::Speaks{target, service.name};
    case GreetingKind::TurnedAway:
        return found::TurnedAway{target, heard.words};
    case GreetingKind::Foreign:
        return found::Foreign{target, service.name, heard.words};
    }
    return found::Reached{target};
}

template <class Stream>
asio::awaitable<CheckFinding> speak(const Service& service, Stream& stream, const Endpoint& target)
{
    const std::string words = firstWordsTo(service, target);
    std::error_code ignored; // Whoever does not take them may have said why.
    if (!words.empty())
        co_await asio::async_write(
            stream, asio::buffer(words), asio::redirect_error(asio::use_awaitable, ignored));
    const Answer answer = co_await hear(stream, tellingBytes(service.opening));
    co_return judge(service, target, answer);
}

// Whose certificate it is, is for the program to judge that uses the forward: it knows what it expects.
class Tls
{
public:
    explicit Tls(tcp::socket& socket)
        : m_knowsAuthorities(useKnownAuthorities(m_context.native_handle()))
        , m_stream(socket, m_context)
    {
        m_stream.set_verify_mode(asio::ssl::verify_none);
    }
    [[nodiscard]] asio::awaitable<std::error_code> begin(const Endpoint& target)
    {
        std::error_code failed;
        askForCertificateOf(target.host, m_stream.native_handle());
        co_await m_stream.async_handshake(
            asio::ssl::stream_base::client, asio::redirect_error(asio::use_awaitable, failed));
        co_return failed;
    }
    [[nodiscard]] std::string names() { return certificateNames(m_stream.native_handle()); }
    [[nodiscard]] std::vector<Sentence> facts()
    {
        return certificateFacts(
            m_stream.native_handle(), m_knowsAuthorities, std::chrono::system_clock::now());
    }
    [[nodiscard]] asio::ssl::stream<tcp::socket&>& stream() { return m_stream; }

private:
    asio::ssl::context m_context{asio::ssl::context::tls_client};
    bool m_knowsAuthorities;
    asio::ssl::stream<tcp::socket&> m_stream;
};

asio::awaitable<CheckFinding> speakInTls(const Service& service, tcp::socket& socket, const Endpoint& target)
{
    Tls tls{socket};
    if (const std::error_code failed = co_await tls.begin(target))
        co_return found::NotTls{target, service.name, failed.message()};
    CheckFinding inside = co_await speak(service, tls.stream(), target);
    if (troubleOf(inside))
        co_return inside;
    co_return found::Secured{target, service.name, tls.names(), tls.facts()};
}

using IsWhole = bool (*)(MailService mail, std::string_view answer);

asio::awaitable<std::string> ask(tcp::socket& socket, std::string words, MailService mail, IsWhole isWhole)
{
    std::string answer;
    std::error_code failed;
    co_await asio::async_write(
        socket, asio::buffer(words), asio::redirect_error(asio::use_awaitable, failed));
    auto into = asio::dynamic_buffer(answer, longestAnswer);
    while (!failed && !isWhole(mail, answer) && answer.size() < longestAnswer)
        co_await asio::async_read(
            socket, into, asio::transfer_at_least(1), asio::redirect_error(asio::use_awaitable, failed));
    co_return answer;
}

Sentence untold(MailService mail)
{
    return {UNDERPASS_TEXT("Check", "It did not say whether it offers encryption as well (%1)."),
        {startTlsName(mail)}};
}

// What a mail server that greets in the clear offers besides. `soFar` hears what is so until it has answered
// again.
asio::awaitable<std::vector<Sentence>> hearOffer(MailService mail, tcp::socket& socket,
    const Endpoint& target, const std::function<void(const Sentence&)>& soFar)
{
    soFar(untold(mail));
    const std::string abilities = co_await ask(socket, askForAbilities(mail), mail, areAllAbilities);
    const TlsOffer offer = tlsOfferIn(mail, abilities);
    if (offer == TlsOffer::Untold)
        co_return std::vector{untold(mail)};
    if (offer == TlsOffer::NotOffered)
        co_return std::vector{Sentence{
            UNDERPASS_TEXT("Check", "It offers no encryption of its own (%1)."), {startTlsName(mail)}}};
    const Sentence unbegun{
        UNDERPASS_TEXT("Check", "It offers encryption as well (%1), but does not begin it."),
        {startTlsName(mail)}};
    soFar(unbegun);
    const std::string answer = co_await ask(socket, askForTls(mail), mail, isAnswerToTls);
    Tls tls{socket};
    std::error_code failed = asio::error::connection_refused;
    if (agreesToTls(mail, answer))
        failed = co_await tls.begin(target);
    if (failed)
        co_return std::vector{unbegun};
    const std::string names = tls.names();
    std::vector<Sentence> all{
        {UNDERPASS_TEXT("Check", "It offers encryption as well (%1), with a certificate for: %2"),
            {startTlsName(mail), names.empty() ? "?" : names}}};
    std::ranges::move(tls.facts(), std::back_inserter(all));
    co_return all;
}

} // namespace

asio::awaitable<CheckFinding> speakAs(const Service& service, tcp::socket& socket, Endpoint target,
    std::function<void(const CheckFinding&)> knownSoFar)
{
    if (service.opening == Opening::Other)
        co_return found::Reached{target};
    if (service.protection == Protection::Tls)
        co_return co_await speakInTls(service, socket, target);
    CheckFinding said = co_await speak(service, socket, target);
    auto* welcomed = std::get_if<found::Welcomed>(&said);
    const bool mayOffer = welcomed != nullptr && service.mail != MailService::No
        && !welcomed->greeting.starts_with("* PREAUTH"); // RFC 9051 section 6.2.1: too late there.
    if (!mayOffer)
        co_return said;
    const std::function<void(const Sentence&)> soFar = [&](const Sentence& offer) {
        welcomed->more = {offer};
        knownSoFar(said);
    };
    welcomed->more = co_await hearOffer(service.mail, socket, target, soFar);
    co_return said;
}

asio::awaitable<CheckFinding> hearWhoGreets(tcp::socket& socket, Endpoint target)
{
    const Answer answer = co_await hear(socket, 0);
    const std::string line = answer.bytes.substr(0, answer.bytes.find_first_of("\r\n"));
    const bool isText = std::ranges::all_of(line, [](unsigned char c) { return c >= ' ' && c < 0x7f; });
    if (line.empty() || !isText)
        co_return found::Reached{target};
    co_return found::Welcomed{target, cleanText(line)};
}

} // namespace underpass
