// SPDX-License-Identifier: MIT
#include "core/check/CertificateFacts.h"

#include <ctime>
#include <optional>
#include <utility>

#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace underpass {
namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::system_clock;

constexpr std::chrono::days soon{14};

struct Moment
{
    system_clock::time_point at;
    std::string day; // "2026-11-26", in UTC.
};

std::optional<Moment> momentOf(const ASN1_TIME* time)
{
    std::tm fields{};
    if (ASN1_TIME_to_tm(time, &fields) != 1)
        return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{fields.tm_year + 1900},
        std::chrono::month{static_cast<unsigned>(fields.tm_mon + 1)},
        std::chrono::day{static_cast<unsigned>(fields.tm_mday)}};
    const sys_seconds at{sys_days{day} + std::chrono::hours{fields.tm_hour}
        + std::chrono::minutes{fields.tm_min} + std::chrono::seconds{fields.tm_sec}};
    std::string words(std::size_t{32}, '\0');
    words.resize(std::strftime(words.data(), words.size(), "%Y-%m-%d", &fields));
    return Moment{at, std::move(words)};
}

std::optional<Sentence> validityOf(X509* certificate, system_clock::time_point now)
{
    const auto begins = momentOf(X509_get0_notBefore(certificate));
    const auto ends = momentOf(X509_get0_notAfter(certificate));
    if (ends && ends->at < now)
        return Sentence{UNDERPASS_TEXT("Check",
                            "The certificate expired on %1, by this computer's clock; programs may refuse it "
                            "until the server has a new one."),
            {ends->day}};
    if (begins && now < begins->at)
        return Sentence{UNDERPASS_TEXT("Check",
                            "The certificate counts only from %1 on, by this computer's clock; programs may "
                            "refuse it until then."),
            {begins->day}};
    if (ends && ends->at - now < soon)
        return Sentence{UNDERPASS_TEXT("Check", "The certificate expires soon, on %1 (days left: %2)."),
            {ends->day, std::to_string(std::chrono::floor<std::chrono::days>(ends->at - now).count())}};
    return std::nullopt;
}

std::optional<Sentence> voucherOf(X509* certificate, bool knowsAuthorities, long verdict)
{
    constexpr int andItsSignature = 1;
    if (X509_self_signed(certificate, andItsSignature) == 1) {
        if (knowsAuthorities && verdict != X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT)
            return std::nullopt; // Somebody has told this computer to trust it.
        return Sentence{UNDERPASS_TEXT("Check",
            "Nobody but the server vouches for the certificate (self-signed), so a program may ask whether "
            "to trust it.")};
    }
    const bool isUnknown = verdict == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT
        || verdict == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
        || verdict == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE
        || verdict == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN;
    if (!knowsAuthorities || !isUnknown)
        return std::nullopt;
    return Sentence{UNDERPASS_TEXT("Check",
        "No authority that this computer knows vouches for the certificate, so a program may ask whether to "
        "trust it.")};
}

} // namespace

std::vector<Sentence> certificateFacts(SSL* connection, bool knowsAuthorities, system_clock::time_point now)
{
    std::vector<Sentence> facts;
    X509* certificate = SSL_get0_peer_certificate(connection);
    if (certificate == nullptr)
        return facts;
    for (auto& fact : {validityOf(certificate, now),
             voucherOf(certificate, knowsAuthorities, SSL_get_verify_result(connection))}) {
        if (fact)
            facts.push_back(*fact);
    }
    return facts;
}

} // namespace underpass
