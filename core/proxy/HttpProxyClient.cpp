// SPDX-License-Identifier: MIT
#include "core/proxy/HttpProxyClient.h"

#include "core/base/AsciiName.h"
#include "core/base/CleanText.h"
#include "core/proxy/Challenges.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include <openssl/evp.h>

namespace underpass {
namespace {

constexpr std::string_view protocol = "HTTP/1.";
constexpr std::size_t longestAnswer = std::size_t{16} * 1024;

// "Basic" and base64 of "account:password".
Secret basic(const ProxyLogIn& logIn)
{
    const std::string_view password = logIn.password.reveal();
    std::string plain;
    plain.reserve(logIn.account.size() + 1 + password.size()); // One buffer, so that one wipe is enough.
    plain += logIn.account;
    plain += ':';
    plain += password;
    std::string coded((plain.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(coded.data()),
        reinterpret_cast<const unsigned char*>(plain.data()), static_cast<int>(plain.size()));
    Secret made{std::string_view{coded}.substr(0, static_cast<std::size_t>(size))};
    wipe(plain.data(), plain.size());
    wipe(coded.data(), coded.size());
    return made;
}

Secret request(const std::string& server, const std::optional<ProxyLogIn>& logIn)
{
    const std::string head = "CONNECT " + server + " HTTP/1.1\r\nHost: " + server + "\r\n";
    if (!logIn)
        return Secret{head + "\r\n"};
    const Secret proof = basic(*logIn);
    const std::string_view field = "Proxy-Authorization: Basic ";
    const std::string_view endOfHead = "\r\n\r\n";
    std::string text;
    text.reserve(head.size() + field.size() + proof.reveal().size() + endOfHead.size());
    text.append(head).append(field).append(proof.reveal()).append(endOfHead);
    Secret made{text};
    wipe(text.data(), text.size());
    return made;
}

// "HTTP/1.1 200 Connection established" is 200; nothing where it is no such line.
std::optional<unsigned> statusIn(std::string_view line)
{
    constexpr std::size_t place = 9; // Behind "HTTP/1.1 ".
    unsigned status = 0;
    if (!line.starts_with(protocol) || line.size() < place + 3 || line[place - 1] != ' ')
        return std::nullopt;
    const auto read = std::from_chars(line.data() + place, line.data() + place + 3, status);
    const bool goesOn = line.size() > place + 3 && line[place + 3] != ' ';
    if (goesOn || read.ec != std::errc{} || read.ptr != line.data() + place + 3 || status < 100)
        return std::nullopt;
    return status;
}

} // namespace

HttpProxyClient::HttpProxyClient(
    const Endpoint& proxy, const Endpoint& server, const std::optional<ProxyLogIn>& logIn)
    : m_proxy(toString(proxy))
    , m_server(toString(server))
    , m_hasLogIn(logIn.has_value())
    , m_output(request(toString(withAsciiHost(server)), logIn))
{ }

Secret HttpProxyClient::output()
{
    return std::move(m_output);
}

// The head of the answer ends with an empty line, and behind it the server may have begun to speak: as many
// bytes as that line's end still lacks are the most that surely belong to the head. Some proxies end lines
// without CR (RFC 9112 section 2.2).
std::size_t HttpProxyClient::wanted() const
{
    if (m_isOpen)
        return 0;
    return m_answer.ends_with('\n') || m_answer.ends_with("\n\r") ? 1 : 2;
}

Result<void> HttpProxyClient::read(std::string_view bytes)
{
    assert(bytes.size() <= wanted());
    m_answer.append(bytes);
    const std::size_t known = std::min(m_answer.size(), protocol.size());
    if (m_answer.compare(0, known, protocol, 0, known) != 0)
        return fail(ErrorCode::NotAProxy, m_proxy, "it does not speak HTTP");
    if (m_answer.ends_with("\n\n") || m_answer.ends_with("\n\r\n"))
        return judge();
    if (m_answer.size() > longestAnswer)
        return fail(ErrorCode::NotAProxy, m_proxy, "its answer does not end");
    return {};
}

Result<void> HttpProxyClient::judge()
{
    const std::string line = m_answer.substr(0, m_answer.find_first_of("\r\n"));
    const auto status = statusIn(line);
    if (!status)
        return fail(ErrorCode::NotAProxy, m_proxy, "it does not speak HTTP");
    if (*status < 200) // "Wait": the answer proper comes behind it (RFC 9110 section 15.2).
        m_answer.clear();
    else if (*status < 300)
        m_isOpen = true;
    else
        return std::unexpected(refusal(*status, cleanText(line)));
    return {};
}

Error HttpProxyClient::refusal(unsigned status, const std::string& line)
{
    const std::string detail = "to " + m_server + ": " + line;
    if (status == 401 && m_hasLogIn) // tinyproxy says so where the password is wrong.
        return {ErrorCode::ProxyLogInRefused, m_proxy, {}};
    if (status == 407)
        return logInWanted();
    if (status == 401 || status == 403 || status == 451)
        return {ErrorCode::ProxyRefused, m_proxy, detail};
    const bool isOtherServer = status == 501 || status == 505;
    if ((status >= 500 && !isOtherServer) || status == 408 || status == 429)
        return {ErrorCode::ProxyCannotReach, m_proxy, detail};
    return {ErrorCode::NotAProxy, m_proxy, detail};
}

Error HttpProxyClient::logInWanted()
{
    const std::vector<std::string> schemes = challengesIn(m_answer);
    m_offersLogIn = std::ranges::find(schemes, "basic") != schemes.end();
    if (m_hasLogIn && (m_offersLogIn || schemes.empty()))
        return {ErrorCode::ProxyLogInRefused, m_proxy, {}};
    if (m_offersLogIn)
        return {ErrorCode::ProxyLogInRefused, m_proxy, "it wants a log-in, and the profile has no account"};
    if (schemes.empty())
        return {ErrorCode::ProxyLogInUnknown, m_proxy, "it wants a log-in and does not say which"};
    std::string offers = "it offers";
    for (const std::string& scheme : schemes)
        offers.append(offers.ends_with("offers") ? " " : ", ").append(scheme);
    return {ErrorCode::ProxyLogInUnknown, m_proxy, cleanText(offers)};
}

} // namespace underpass
