// SPDX-License-Identifier: MIT
#include "core/check/Conversation.h"

#include "core/base/CleanText.h"
#include "core/check/CertificateNames.h"
#include "core/check/Opening.h"

#include <algorithm>

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
asio::awaitable<CheckFinding> speakInTls(const Service& service, tcp::socket& socket, const Endpoint& target)
{
    asio::ssl::context context{asio::ssl::context::tls_client};
    context.set_verify_mode(asio::ssl::verify_none);
    asio::ssl::stream<tcp::socket&> stream{socket, context};
    std::error_code failed;
    askForCertificateOf(target.host, stream.native_handle());
    co_await stream.async_handshake(
        asio::ssl::stream_base::client, asio::redirect_error(asio::use_awaitable, failed));
    if (failed)
        co_return found::NotTls{target, service.name, failed.message()};
    std::string names = certificateNames(stream.native_handle());
    CheckFinding inside = co_await speak(service, stream, target);
    if (troubleOf(inside))
        co_return inside;
    co_return found::Secured{target, service.name, std::move(names)};
}

} // namespace

asio::awaitable<CheckFinding> speakAs(const Service& service, tcp::socket& socket, Endpoint target)
{
    if (service.opening == Opening::Other)
        co_return found::Reached{target};
    if (service.protection == Protection::Tls)
        co_return co_await speakInTls(service, socket, target);
    co_return co_await speak(service, socket, target);
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
