// SPDX-License-Identifier: MIT
#include "core/ssh/login/Certificate.h"

#include "core/base/Wire.h"
#include "core/ssh/trust/KnownHosts.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace underpass {
namespace {

constexpr std::size_t certificateLimit = std::size_t{64} * 1024;
constexpr std::uint32_t forUsers = 1; // 2 are those for hosts.

Result<std::optional<Certificate>> unusable(const std::string& path, const std::string& why)
{
    return fail(ErrorCode::KeyFileUnusable, path, why);
}

Result<std::optional<Certificate>> read(const std::string& path, std::string_view blob)
{
    WireReader reader{blob};
    const std::string_view type = reader.string().value_or("");
    const int fields = keyFieldsOf(type);
    if (fields == 0)
        return unusable(path, "it is no certificate for a key of this kind");
    (void)reader.string(); // The nonce.
    for (int i = 0; i < fields; ++i)
        (void)reader.string();
    (void)readLongNumber(reader); // The serial number.
    const auto purpose = reader.number();
    (void)reader.string(); // The key's identity.
    (void)reader.string(); // The accounts.
    const auto after = readLongNumber(reader);
    const auto before = readLongNumber(reader);
    if (!after || !before)
        return unusable(path, "the certificate in it is cut off");
    if (purpose != forUsers)
        return unusable(path, "it is a certificate for hosts, not for users");
    return Certificate{path, std::string{blob}, *after, *before};
}

} // namespace

Result<std::optional<Certificate>> certificateBeside(const std::string& keyFile)
{
    const std::string path = keyFile + "-cert.pub";
    std::error_code missing;
    if (!std::filesystem::is_regular_file(path, missing) && !missing) // Reading a pipe may wait for ever.
        return unusable(path, "it is no file but a folder, a pipe or a device");
    std::ifstream file{path, std::ios::binary};
    if (!file && errno == ENOENT)
        return std::nullopt;
    if (!file)
        return unusable(path, std::strerror(errno));
    std::string text(certificateLimit, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    // libssh2 reads one line as well.
    const auto line = parseKnownHostLine("key " + text.substr(0, text.find_first_of("\r\n")));
    if (!line)
        return unusable(path, "there is no certificate in it");
    return read(path, line->blob);
}

const char* doubtAbout(const Certificate& certificate, std::chrono::system_clock::time_point now)
{
    const auto seconds = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count());
    if (seconds < certificate.validAfter)
        return " (not valid yet)";
    return seconds < certificate.validBefore ? "" : " (expired)";
}

} // namespace underpass
