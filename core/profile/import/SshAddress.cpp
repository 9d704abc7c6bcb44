// SPDX-License-Identifier: MIT
#include "core/profile/import/SshAddress.h"

#include "core/profile/FieldsJson.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace underpass {
namespace {

constexpr std::string_view scheme = "ssh://";

std::unexpected<Error> refuse(std::string why)
{
    return fail(ErrorCode::InvalidInput, "the address", std::move(why)); // It may hold a secret.
}

bool startsWithScheme(std::string_view text)
{
    const auto isSame = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    return text.size() >= scheme.size()
        && std::equal(
            scheme.begin(), scheme.end(), text.begin(), [&](char s, char t) { return isSame(t, s); });
}

// RFC 3986 section 2.1; nothing where a percent sign stands for nothing.
std::optional<std::string> decoded(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            plain += text[at];
            continue;
        }
        unsigned char byte = 0;
        const auto digits = text.substr(at + 1, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (error != std::errc{} || digits.size() != 2 || end != digits.data() + 2)
            return std::nullopt;
        plain += static_cast<char>(byte);
        at += 2;
    }
    return plain;
}

} // namespace

Result<SshAddress> readSshAddress(std::string_view text, std::uint16_t defaultPort)
{
    const bool isUri = startsWithScheme(text);
    if (isUri)
        text.remove_prefix(scheme.size());
    if (isUri && text.ends_with('/'))
        text.remove_suffix(1);
    const std::size_t at = text.rfind('@');
    SshAddress address;
    if (at != std::string_view::npos) {
        std::string_view account = text.substr(0, at);
        if (account.find(':') != std::string_view::npos)
            return refuse(whyNoSecret);
        account = isUri ? account.substr(0, account.find(';')) : account;
        const auto plain = isUri ? decoded(account) : std::optional{std::string{account}};
        if (!plain || plain->empty())
            return refuse("before the \"@\" stands the account");
        address.account = *plain;
        text.remove_prefix(at + 1);
    }
    if (isUri && text.find('/') != std::string_view::npos)
        return refuse("after the server nothing else can follow");
    auto server = Endpoint::parse(text, defaultPort);
    if (!server)
        return fail(server);
    address.server = std::move(*server);
    return address;
}

Result<std::vector<SshAddress>> readSshAddresses(std::string_view text)
{
    std::vector<SshAddress> all;
    for (std::size_t begin = 0; begin <= text.size() && !text.empty();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        auto address = readSshAddress(text.substr(begin, end - begin));
        if (!address)
            return fail(address);
        all.push_back(std::move(*address));
        begin = end + 1;
    }
    return all;
}

Hop hopOf(const SshAddress& address, const Profile& profile)
{
    Hop hop;
    hop.server = address.server;
    hop.account = address.account.empty() ? profile.account : address.account;
    hop.credentials = profile.credentials;
    return hop;
}

} // namespace underpass
