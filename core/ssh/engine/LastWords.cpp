// SPDX-License-Identifier: MIT
#include "core/ssh/engine/LastWords.h"

namespace underpass {
namespace {

// RFC 4253 section 11.1.
constexpr std::uint32_t protocolError = 2;
constexpr std::uint32_t tooManyConnections = 12;
constexpr std::uint32_t noMoreMethods = 14;
constexpr std::uint32_t illegalUserName = 15;

ErrorCode codeOf(const LastWords& words)
{
    if (words.reason == tooManyConnections)
        return ErrorCode::ServerFull;
    // OpenSSH has no reason of its own for this.
    const bool refusedTooOften
        = words.reason == protocolError && words.text.starts_with("Too many authentication failures");
    if (refusedTooOften || words.reason == noMoreMethods || words.reason == illegalUserName)
        return ErrorCode::AuthenticationRefused;
    return ErrorCode::ServerClosed;
}

} // namespace

Error asError(const LastWords& words)
{
    Error error{codeOf(words), {}, "it gave reason " + std::to_string(words.reason)};
    error.serverSays = words.text;
    return error;
}

} // namespace underpass
