// SPDX-License-Identifier: MIT
#include "core/proxy/SocksClient.h"

#include "core/base/AsciiName.h"

#include <cassert>

#include <asio/ip/address.hpp>

namespace underpass {
namespace {

constexpr unsigned char version = 5;
constexpr unsigned char logInVersion = 1;
constexpr std::size_t longestText = 255; // One byte tells the length.

enum Method : unsigned char { NoLogIn = 0, UserAndPassword = 2, NoneAcceptable = 0xff };
enum AddressType : unsigned char { IPv4 = 1, Name = 3, IPv6 = 4 };

// RFC 1928 section 6; the texts are for the log.
Error refusal(unsigned char reply, const std::string& proxy, const std::string& server)
{
    const auto error
        = [&](ErrorCode code, const char* why) { return Error{code, proxy, "to " + server + ": " + why}; };
    switch (reply) {
    case 1:
        return error(ErrorCode::ProxyCannotReach, "general failure");
    case 2:
        return error(ErrorCode::ProxyRefused, "not allowed by its rules");
    case 3:
        return error(ErrorCode::ProxyCannotReach, "network unreachable");
    case 4:
        return error(ErrorCode::ProxyCannotReach, "host unreachable");
    case 5:
        return error(ErrorCode::ProxyCannotReach, "connection refused");
    case 6:
        return error(ErrorCode::ProxyCannotReach, "no answer in time");
    case 7:
        return error(ErrorCode::ProxyRefused, "it makes no connections for others");
    case 8:
        return error(ErrorCode::ProxyCannotReach, "it does not know this kind of address");
    default:
        return error(ErrorCode::NotAProxy, "an answer that SOCKS5 does not have");
    }
}

unsigned char byteAt(const std::string& text, std::size_t place)
{
    return static_cast<unsigned char>(text.at(place));
}

void append(std::string& text, unsigned value)
{
    text.push_back(static_cast<char>(value));
}

} // namespace

SocksClient::SocksClient(const Endpoint& proxy, Endpoint server, std::optional<ProxyLogIn> logIn)
    : m_proxy(toString(proxy))
    , m_server(std::move(server))
    , m_logIn(std::move(logIn))
{
    std::string greeting;
    append(greeting, version);
    append(greeting, m_logIn ? 2 : 1);
    append(greeting, NoLogIn);
    if (m_logIn)
        append(greeting, UserAndPassword);
    m_output = Secret{greeting};
}

Secret SocksClient::output()
{
    return std::move(m_output);
}

std::size_t SocksClient::wanted() const
{
    return m_step == Step::Open ? 0 : m_size - m_received.size();
}

Result<void> SocksClient::read(std::string_view bytes)
{
    assert(bytes.size() <= wanted());
    m_received.append(bytes);
    // The first byte alone gives away what is no proxy, and that may never send a second one.
    const unsigned char expected = m_step == Step::LogIn ? logInVersion : version;
    if (m_step != Step::Address && byteAt(m_received, 0) != expected)
        return fail(ErrorCode::NotAProxy, m_proxy, "it does not speak SOCKS5");
    return wanted() == 0 ? next() : Result<void>{};
}

Result<void> SocksClient::next()
{
    switch (m_step) {
    case Step::Method:
        return takeMethod();
    case Step::LogIn:
        return takeLogIn();
    case Step::Head:
        return takeHead();
    case Step::Address: // Where the proxy connected from: of no interest.
    case Step::Open:
        m_step = Step::Open;
        return {};
    }
    return {};
}

Result<void> SocksClient::takeMethod()
{
    const unsigned char method = byteAt(m_received, 1);
    if (method == NoLogIn) {
        m_output = Secret{request()};
        await(Step::Head, 5);
        return {};
    }
    if (method == UserAndPassword && m_logIn) {
        if (m_logIn->account.size() > longestText || m_logIn->password.reveal().size() > longestText)
            return fail(ErrorCode::ProxyLogInRefused, m_proxy,
                "SOCKS5 has room for 255 characters of account and of password");
        m_output = logInMessage();
        await(Step::LogIn, 2);
        return {};
    }
    if (method != NoneAcceptable)
        return fail(ErrorCode::NotAProxy, m_proxy, "it chose a way to log in that it was not offered");
    return fail(ErrorCode::ProxyLogInRefused, m_proxy,
        m_logIn ? "it takes no account with a password"
                : "it wants a log-in, and the profile has no account");
}

Result<void> SocksClient::takeLogIn()
{
    if (byteAt(m_received, 1) != 0)
        return fail(ErrorCode::ProxyLogInRefused, m_proxy);
    m_output = Secret{request()};
    await(Step::Head, 5);
    return {};
}

// The fifth byte is an address's first one, or tells how long the name is.
Result<void> SocksClient::takeHead()
{
    if (const unsigned char reply = byteAt(m_received, 1); reply != 0)
        return std::unexpected(refusal(reply, m_proxy, toString(m_server)));
    const unsigned char type = byteAt(m_received, 3);
    const std::size_t port = 2;
    if (type == IPv4)
        await(Step::Address, 4 - 1 + port);
    else if (type == IPv6)
        await(Step::Address, 16 - 1 + port);
    else if (type == Name)
        await(Step::Address, byteAt(m_received, 4) + port);
    else
        return fail(ErrorCode::NotAProxy, m_proxy, "an answer that SOCKS5 does not have");
    return {};
}

void SocksClient::await(Step step, std::size_t size)
{
    m_step = step;
    m_size = size;
    m_received.clear();
}

std::string SocksClient::request() const
{
    std::string text{static_cast<char>(version), '\1', '\0'};
    std::error_code isName;
    const std::string host = asciiHost(m_server.host);
    const auto address = asio::ip::make_address(host, isName);
    if (isName) {
        append(text, Name);
        append(text, static_cast<unsigned>(host.size()));
        text += host;
    } else if (address.is_v4()) {
        append(text, IPv4);
        for (const unsigned char byte : address.to_v4().to_bytes())
            append(text, byte);
    } else {
        append(text, IPv6);
        for (const unsigned char byte : address.to_v6().to_bytes())
            append(text, byte);
    }
    append(text, m_server.port >> 8U);
    append(text, m_server.port & 0xffU);
    return text;
}

Secret SocksClient::logInMessage() const
{
    const std::string_view password = m_logIn->password.reveal();
    std::string text;
    text.reserve(3 + m_logIn->account.size() + password.size()); // One buffer, so that one wipe is enough.
    append(text, logInVersion);
    append(text, static_cast<unsigned>(m_logIn->account.size()));
    text += m_logIn->account;
    append(text, static_cast<unsigned>(password.size()));
    text += password;
    Secret message{text};
    wipe(text.data(), text.size());
    return message;
}

} // namespace underpass
