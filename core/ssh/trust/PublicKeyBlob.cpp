// SPDX-License-Identifier: MIT
#include "core/ssh/trust/PublicKeyBlob.h"

#include "core/base/Wire.h"

namespace underpass {
namespace {

constexpr std::size_t ed25519KeySize = 32;
constexpr std::string_view ecdsaPrefix = "ecdsa-sha2-";

// A positive mpint (RFC 4251 section 5).
bool readNumber(WireReader& reader)
{
    const auto number = reader.string();
    return number && !number->empty() && (static_cast<unsigned char>(number->front()) & 0x80) == 0;
}

bool readNumbers(WireReader& reader, int count)
{
    for (int i = 0; i < count; ++i) {
        if (!readNumber(reader))
            return false;
    }
    return true;
}

bool readEd25519(WireReader& reader)
{
    const auto key = reader.string();
    return key && key->size() == ed25519KeySize;
}

std::size_t coordinateSize(std::string_view curve)
{
    if (curve == "nistp256")
        return 32;
    if (curve == "nistp384")
        return 48;
    return curve == "nistp521" ? 66 : 0;
}

// An uncompressed point (SEC 1 section 2.3.3).
bool readPointOn(std::string_view curve, WireReader& reader)
{
    const auto named = reader.string();
    const auto point = reader.string();
    const std::size_t size = coordinateSize(curve);
    return size != 0 && named == curve && point && point->size() == 1 + 2 * size && point->front() == 4;
}

bool readSecurityKey(bool hasKey, WireReader& reader)
{
    return hasKey && reader.string().has_value(); // The application.
}

bool readParts(std::string_view type, WireReader& reader)
{
    if (type == "ssh-ed25519")
        return readEd25519(reader);
    if (type == "ssh-rsa")
        return readNumbers(reader, 2);
    if (type == "ssh-dss")
        return readNumbers(reader, 4);
    if (type == "sk-ssh-ed25519@openssh.com")
        return readSecurityKey(readEd25519(reader), reader);
    if (type == "sk-ecdsa-sha2-nistp256@openssh.com")
        return readSecurityKey(readPointOn("nistp256", reader), reader);
    return readPointOn(type.substr(ecdsaPrefix.size()), reader);
}

bool isKnown(std::string_view type)
{
    return type == "ssh-ed25519" || type == "ssh-rsa" || type == "ssh-dss"
        || type == "sk-ssh-ed25519@openssh.com" || type == "sk-ecdsa-sha2-nistp256@openssh.com"
        || (type.starts_with(ecdsaPrefix) && coordinateSize(type.substr(ecdsaPrefix.size())) != 0);
}

} // namespace

std::string keyTypeOf(std::string_view blob)
{
    return std::string{WireReader{blob}.string().value_or("")};
}

bool isWholePublicKey(std::string_view blob)
{
    WireReader reader{blob};
    const auto type = reader.string();
    if (!type || type->empty())
        return false;
    if (!isKnown(*type))
        return !reader.isAtEnd();
    return readParts(*type, reader) && reader.isAtEnd();
}

} // namespace underpass
