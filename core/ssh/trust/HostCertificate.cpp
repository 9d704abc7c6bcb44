// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostCertificate.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/ssh/trust/CertificateForm.h"
#include "core/ssh/trust/KeySignature.h"
#include "core/ssh/trust/KnownHosts.h"
#include "core/ssh/trust/PublicKeyBlob.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace underpass {
namespace {

constexpr std::size_t mostBytes = std::size_t{64} * 1024;
constexpr std::size_t mostNames = 256;
constexpr std::size_t namesShown = 200;
constexpr std::uint32_t forHosts = 2;

// The key's fields stand behind its type and a nonce, as they do behind the type of a plain key.
std::optional<HostKey> readKey(WireReader& reader)
{
    const std::string_view type = reader.string().value_or("");
    const int fields = keyFieldsOf(type);
    if (fields == 0 || !reader.string())
        return std::nullopt;
    HostKey key{plainAlgorithm(type), {}};
    WireWriter blob;
    blob.string(key.type);
    for (int i = 0; i < fields; ++i) {
        const auto field = reader.string();
        if (!field)
            return std::nullopt;
        blob.string(*field);
    }
    key.blob = blob.take();
    return isWholePublicKey(key.blob) ? std::optional{std::move(key)} : std::nullopt;
}

std::optional<std::vector<std::string>> readNames(std::string_view list)
{
    std::vector<std::string> names;
    WireReader reader{list};
    while (!reader.isAtEnd()) {
        const auto name = reader.string();
        if (!name || names.size() == mostNames)
            return std::nullopt;
        names.emplace_back(*name);
    }
    return names;
}

std::string inWords(std::uint64_t seconds)
{
    constexpr std::uint64_t lastYear = 253'402'300'799; // 9999-12-31
    const std::chrono::sys_seconds at{std::chrono::seconds{std::min(seconds, lastYear)}};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{at - day};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d UTC", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()));
    return text.data();
}

std::string listed(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names)
        list.append(list.empty() ? "" : ", ").append(cleanText(name, namesShown));
    return cleanText(list, namesShown);
}

Error says(ErrorCode code, std::string words)
{
    return {code, {}, {}, {}, std::move(words)};
}

Error unusable(std::string why)
{
    return {ErrorCode::HostCertificateUnusable, {}, std::move(why)};
}

} // namespace

std::optional<HostCertificate> parseHostCertificate(std::string_view blob)
{
    if (blob.size() > mostBytes)
        return std::nullopt;
    WireReader reader{blob};
    auto key = readKey(reader);
    if (!key)
        return std::nullopt;
    HostCertificate certificate;
    certificate.key = std::move(*key);
    (void)readLongNumber(reader); // The serial number.
    certificate.purpose = reader.number().value_or(0);
    (void)reader.string(); // What its authority calls it.
    auto names = readNames(reader.string().value_or(""));
    certificate.validAfter = readLongNumber(reader).value_or(0);
    certificate.validBefore = readLongNumber(reader).value_or(0);
    certificate.hasCriticalOptions = !reader.string().value_or("").empty();
    (void)reader.string(); // Extensions, which nobody must understand.
    (void)reader.string(); // Reserved.
    certificate.authority.blob = reader.string().value_or("");
    certificate.authority.type = keyTypeOf(certificate.authority.blob);
    certificate.signature = reader.string().value_or("");
    if (!names || !reader.isAtEnd())
        return std::nullopt;
    certificate.names = std::move(*names);
    certificate.signedBytes = blob.substr(0, blob.size() - certificate.signature.size() - 4);
    return certificate;
}

HostKey plainKeyOf(const HostKey& key)
{
    if (!isCertificate(key.blob))
        return key;
    WireReader reader{key.blob};
    return readKey(reader).value_or(HostKey{});
}

std::optional<Error> doubtAbout(
    const HostCertificate& certificate, std::string_view host, std::chrono::system_clock::time_point now)
{
    if (!isSignedBy(certificate.authority, certificate.signature, certificate.signedBytes))
        return unusable("it is not signed by the authority that it names, or in a way that does not count");
    return doubtAboutTerms(certificate, host, now);
}

std::optional<Error> doubtAboutTerms(
    const HostCertificate& certificate, std::string_view host, std::chrono::system_clock::time_point now)
{
    const auto since1970 = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    const auto time = static_cast<std::uint64_t>(std::max<std::int64_t>(since1970, 0));
    if (certificate.purpose != forHosts)
        return unusable("it is not for a server");
    if (time < certificate.validAfter)
        return says(ErrorCode::HostCertificateEarly,
            std::string{"valid from "}.append(inWords(certificate.validAfter)));
    if (time >= certificate.validBefore)
        return says(ErrorCode::HostCertificateExpired,
            std::string{"valid until "}.append(inWords(certificate.validBefore)));
    const bool isNamed = std::ranges::any_of(
        certificate.names, [&](const std::string& name) { return matchesHostPattern(name, host); });
    if (!isNamed)
        return says(ErrorCode::HostCertificateForOthers,
            certificate.names.empty() ? std::string{"for no server by name"}
                                      : std::string{"for "}.append(listed(certificate.names)));
    if (certificate.hasCriticalOptions)
        return unusable("it demands what is not known here");
    return std::nullopt;
}

} // namespace underpass
