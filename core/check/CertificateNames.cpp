// SPDX-License-Identifier: MIT
#include "core/check/CertificateNames.h"

#include "core/base/CleanText.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include <asio/ip/address.hpp>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace underpass {
namespace {

constexpr std::size_t mostNames = 5;

struct FreeNames
{
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};

std::string textOf(const ASN1_STRING* text)
{
    const auto* bytes = reinterpret_cast<const char*>(ASN1_STRING_get0_data(text));
    return cleanText({bytes, static_cast<std::size_t>(ASN1_STRING_length(text))});
}

std::vector<std::string> alternativeNames(X509* certificate)
{
    const std::unique_ptr<GENERAL_NAMES, FreeNames> names{
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr))};
    std::vector<std::string> all;
    const int count = names ? sk_GENERAL_NAME_num(names.get()) : 0;
    for (int i = 0; i < count && all.size() < mostNames; ++i) {
        const GENERAL_NAME* each = sk_GENERAL_NAME_value(names.get(), i);
        if (each->type == GEN_DNS)
            all.push_back(textOf(each->d.dNSName));
    }
    return all;
}

std::vector<std::string> commonName(X509* certificate)
{
    X509_NAME* subject = X509_get_subject_name(certificate);
    const int place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (place < 0)
        return {};
    return {textOf(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)))};
}

} // namespace

void askForCertificateOf(const std::string& host, SSL* connection)
{
    std::error_code isName;
    (void)asio::ip::make_address(host, isName);
    if (isName)
        SSL_set_tlsext_host_name(connection, host.c_str());
}

std::string certificateNames(SSL* connection)
{
    X509* certificate = SSL_get0_peer_certificate(connection);
    if (certificate == nullptr)
        return {};
    std::vector<std::string> names = alternativeNames(certificate);
    if (names.empty())
        names = commonName(certificate);
    std::string list;
    for (const std::string& name : names)
        list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

} // namespace underpass
