// SPDX-License-Identifier: MIT
#include "core/ssh/trust/PublicKeyLine.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/ssh/trust/KnownHosts.h"

namespace underpass {

namespace {

// RFC 4253, 6.6: a row of strings, each with its length before it in four bytes; the first is the type once
// more. A key that was cut off while it was copied does not end where its last string does.
bool isWholeKey(std::string_view blob, std::string_view type)
{
    WireReader reader{blob};
    if (reader.string() != type)
        return false;
    while (!reader.isAtEnd()) {
        if (!reader.string())
            return false;
    }
    return true;
}

} // namespace

Result<HostKey> parsePublicKey(std::string_view line)
{
    const auto bad = fail(ErrorCode::InvalidInput, "the public key \"" + cleanText(line, 40) + "\"",
        "write it as its type and its text: \"ssh-ed25519 AAAA...\"");
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || space == 0 || space > 100)
        return bad;
    const std::string_view type = line.substr(0, space);
    const std::string_view rest = line.substr(space + 1);
    const auto blob = decodeBase64(rest.substr(0, rest.find_first_of(" \r\n")));
    if (!blob || !isWholeKey(*blob, type))
        return bad;
    return HostKey{std::string{type}, *blob};
}

} // namespace underpass
