// SPDX-License-Identifier: MIT
#include "core/ssh/trust/KnownHosts.h"

#include "core/base/AsciiName.h"
#include "core/base/Wire.h"
#include "core/ssh/trust/PublicKeyBlob.h"
#include "core/ssh/trust/ServerName.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace underpass {
namespace {

constexpr std::string_view base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string_view nextWord(std::string_view& rest)
{
    constexpr std::string_view blanks = " \t";
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
    rest.remove_prefix(word.size());
    return word;
}

std::string lowerCase(std::string_view text)
{
    std::string lower{text};
    std::ranges::transform(
        lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

// Iterative with one point of return per star, so that a hostile pattern costs at most length times length.
bool matchesPattern(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool matchesHash(std::string_view hashed, std::string_view name)
{
    hashed.remove_prefix(3); // "|1|"
    const auto bar = hashed.find('|');
    if (bar == std::string_view::npos)
        return false;
    const auto salt = decodeBase64(hashed.substr(0, bar));
    const auto expected = decodeBase64(hashed.substr(bar + 1));
    if (!salt || !expected)
        return false;
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    if (!HMAC(EVP_sha1(), salt->data(), static_cast<int>(salt->size()),
            reinterpret_cast<const unsigned char*>(name.data()), name.size(), mac.data(), &size))
        return false;
    return size == expected->size() && CRYPTO_memcmp(mac.data(), expected->data(), size) == 0;
}

} // namespace

std::optional<KnownHostLine> parseKnownHostLine(std::string_view line)
{
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n'))
        line.remove_suffix(1);
    KnownHostLine parsed;
    std::string_view word = nextWord(line);
    if (word == "@revoked")
        parsed.marker = KnownHostLine::Marker::Revoked;
    else if (word == "@cert-authority")
        parsed.marker = KnownHostLine::Marker::CertAuthority;
    if (word.starts_with('@')) {
        if (parsed.marker == KnownHostLine::Marker::None)
            return std::nullopt;
        word = nextWord(line);
    }
    if (word.empty() || word.starts_with('#'))
        return std::nullopt;
    parsed.hosts = word;
    parsed.type = nextWord(line);
    auto blob = decodeBase64(nextWord(line));
    if (!blob)
        return std::nullopt;
    const auto ownType = WireReader{*blob}.string();
    if (!ownType || *ownType != parsed.type || !isWholePublicKey(*blob))
        return std::nullopt;
    parsed.blob = std::move(*blob);
    return parsed;
}

ServerName::ServerName(const Endpoint& server)
    : ServerName(server.host, server.port)
{ }

ServerName::ServerName(const std::string& ofHost, std::uint16_t port)
    : kept(lowerCase(asciiHost(ofHost)))
    , host(kept)
{
    if (port != 22)
        kept.insert(0, 1, '[').append("]:").append(std::to_string(port));
}

bool matchesHostPattern(std::string_view pattern, std::string_view name)
{
    return matchesPattern(lowerCase(pattern), name);
}

bool matchesHost(std::string_view hosts, std::string_view name)
{
    if (hosts.starts_with("|1|"))
        return matchesHash(hosts, name);
    bool matched = false;
    while (!hosts.empty()) {
        const auto comma = hosts.find(',');
        std::string_view pattern = hosts.substr(0, comma);
        hosts.remove_prefix(comma == std::string_view::npos ? hosts.size() : comma + 1);
        const bool negated = pattern.starts_with('!');
        if (negated)
            pattern.remove_prefix(1);
        if (!matchesHostPattern(pattern, name))
            continue;
        if (negated)
            return false;
        matched = true;
    }
    return matched;
}

std::string encodeBase64(std::string_view bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::optional<std::string> decodeBase64(std::string_view text)
{
    constexpr std::size_t longest = std::size_t{1} << 20;
    if (text.empty() || text.size() % 4 != 0 || text.size() > longest)
        return std::nullopt;
    // OpenSSL reads '=' anywhere as a zero and strips '-' from the end.
    const auto digits = std::min(text.find_first_not_of(base64Digits), text.size());
    const auto padding = text.size() - digits;
    if (padding > 2 || text.find_first_not_of('=', digits) != std::string_view::npos)
        return std::nullopt;
    std::string bytes(text.size() / 4 * 3, '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size < 0)
        return std::nullopt;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

} // namespace underpass
