// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentProtocol.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/ssh/login/Certificate.h"

namespace underpass {
namespace {

enum Message : char {
    requestIdentities = 11,
    identitiesAnswer = 12,
    signRequest = 13,
    signResponse = 14,
};

constexpr std::uint32_t rsaSha256 = 2;
constexpr std::uint32_t rsaSha512 = 4;
constexpr std::uint32_t mostKeys = 256;

std::string withLength(const std::string& message)
{
    WireWriter framed;
    framed.string(message);
    return framed.take();
}

bool namesSecurityKey(std::string_view algorithm)
{
    return algorithm.starts_with("sk-");
}

// PROTOCOL.u2f: the server verifies these two as well, so they belong to the signature.
bool endsWithFlagsAndCounter(WireReader signature)
{
    const auto flags = signature.byte();
    const auto counter = signature.number();
    return flags && counter && signature.isAtEnd();
}

} // namespace

bool isOnSecurityKey(const AgentKey& key)
{
    return namesSecurityKey(WireReader{key.blob}.string().value_or(""));
}

std::string agentListRequest()
{
    return withLength(std::string(1, requestIdentities));
}

std::optional<std::vector<AgentKey>> readAgentKeys(std::string_view reply)
{
    WireReader reader{reply};
    const auto type = reader.byte();
    const auto count = reader.number();
    if (type != identitiesAnswer || !count || *count > mostKeys)
        return std::nullopt;
    std::vector<AgentKey> keys;
    for (std::uint32_t i = 0; i < *count; ++i) {
        const auto blob = reader.string();
        const auto comment = reader.string();
        if (!blob || !comment)
            return std::nullopt;
        keys.push_back({std::string{*blob}, cleanText(*comment)});
    }
    return keys;
}

std::string agentSignRequest(std::string_view blob, std::string_view data, std::string_view algorithm)
{
    std::uint32_t flags = 0;
    if (algorithm.starts_with("rsa-sha2-256"))
        flags = rsaSha256;
    else if (algorithm.starts_with("rsa-sha2-512"))
        flags = rsaSha512;
    WireWriter message;
    message.byte(signRequest);
    message.string(blob);
    message.string(data);
    message.number(flags);
    return withLength(message.take());
}

std::optional<std::string> readAgentSignature(std::string_view reply, std::string_view algorithm)
{
    WireReader reader{reply};
    if (reader.byte() != signResponse)
        return std::nullopt;
    const auto signature = reader.string();
    if (!signature)
        return std::nullopt;
    WireReader inner{*signature};
    const auto format = inner.string();
    const auto bytes = inner.string();
    // An agent too old for SHA-2 answers with ssh-rsa: the server would refuse that after counting it as an
    // attempt.
    if (!format || !bytes || *format != plainAlgorithm(algorithm))
        return std::nullopt;
    if (!namesSecurityKey(*format))
        return std::string{*bytes};
    if (!endsWithFlagsAndCounter(inner))
        return std::nullopt;
    return std::string{signature->substr(sizeof(std::uint32_t) + format->size())};
}

std::optional<std::string> signatureAlgorithm(std::string_view dataToSign)
{
    WireReader reader{dataToSign};
    const auto sessionId = reader.string();
    const auto request = reader.byte();
    const auto user = reader.string();
    const auto service = reader.string();
    const auto method = reader.string();
    const auto hasSignature = reader.byte();
    const auto algorithm = reader.string();
    if (!sessionId || !request || !user || !service || method != "publickey" || !hasSignature || !algorithm)
        return std::nullopt;
    return std::string{*algorithm};
}

} // namespace underpass
