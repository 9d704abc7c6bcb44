// SPDX-License-Identifier: MIT
#include "core/check/KnownAuthorities.h"

#include <cstdlib>
#include <filesystem>

#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace underpass {
namespace {

std::filesystem::path placeIn(const char* variable, const char* otherwise)
{
    const char* named = std::getenv(variable);
    return named != nullptr ? named : otherwise;
}

} // namespace

bool useKnownAuthorities(SSL_CTX* context)
{
    const auto file = placeIn(X509_get_default_cert_file_env(), X509_get_default_cert_file());
    const auto folder = placeIn(X509_get_default_cert_dir_env(), X509_get_default_cert_dir());
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    const bool hasFile = !missing && size > 0;
    const std::filesystem::directory_iterator first{folder, missing};
    const bool hasFolder = !missing && first != std::filesystem::directory_iterator{};
    return (hasFile || hasFolder) && SSL_CTX_set_default_verify_paths(context) == 1;
}

} // namespace underpass
