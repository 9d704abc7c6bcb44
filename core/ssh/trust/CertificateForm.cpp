// SPDX-License-Identifier: MIT
#include "core/ssh/trust/CertificateForm.h"

namespace underpass {
namespace {

constexpr std::string_view suffix = "-cert-v01@openssh.com";

} // namespace

bool namesCertificate(std::string_view algorithm)
{
    return algorithm.ends_with(suffix);
}

bool isCertificate(std::string_view blob)
{
    return namesCertificate(WireReader{blob}.string().value_or(""));
}

std::string plainAlgorithm(std::string_view algorithm)
{
    if (!namesCertificate(algorithm))
        return std::string{algorithm};
    const std::string plain{algorithm.substr(0, algorithm.size() - suffix.size())};
    return plain.starts_with("sk-") ? plain + "@openssh.com" : plain;
}

int keyFieldsOf(std::string_view type)
{
    if (!namesCertificate(type))
        return 0;
    if (type.starts_with("ssh-ed25519"))
        return 1;
    return type.starts_with("ssh-rsa") || type.starts_with("ecdsa-sha2-nistp") ? 2 : 0;
}

std::optional<std::uint64_t> readLongNumber(WireReader& reader)
{
    const auto high = reader.number();
    const auto low = reader.number();
    if (!high || !low)
        return std::nullopt;
    return std::uint64_t{*high} << 32U | *low;
}

} // namespace underpass
