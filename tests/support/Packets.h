// SPDX-License-Identifier: MIT
// What goes over the wire before there are keys: packets in clear text (RFC 4253 section 6).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace underpass::test {

inline std::string number(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(value >> shift));
    return bytes;
}

inline std::string text(const std::string& bytes)
{
    return number(static_cast<std::uint32_t>(bytes.size())) + bytes;
}

inline std::string packet(char type, const std::string& rest = {})
{
    const std::size_t padding = 8 - (6 + rest.size()) % 8 + 8;
    const auto length = static_cast<std::uint32_t>(2 + rest.size() + padding);
    return number(length) + static_cast<char>(padding) + type + rest + std::string(padding, '\0');
}

// RFC 4250 section 4.1.2.
inline constexpr char disconnect = 1;
inline constexpr char ignore = 2;
inline constexpr char serviceAccept = 6;
inline constexpr char keyExchangeInit = 20;
inline constexpr char logInRequest = 50;
inline constexpr char logInFailure = 51;
inline constexpr char logInSuccess = 52;
inline constexpr char logInBanner = 53;
inline constexpr char informationRequest = 60;
inline constexpr char passwordChangeRequest = 60;
inline constexpr char informationResponse = 61;
inline constexpr char globalRequest = 80;
inline constexpr char requestSuccess = 81;
inline constexpr char requestFailure = 82;
inline constexpr char channelOpen = 90;
inline constexpr char openConfirmation = 91;
inline constexpr char openFailure = 92;
inline constexpr char windowAdjust = 93;
inline constexpr char channelData = 94;
inline constexpr char channelEof = 96;
inline constexpr char channelClose = 97;

inline std::string keyExchangeInitOf(const std::string& method)
{
    std::string lists = std::string(16, 'c') + text(method) + text("ssh-ed25519");
    for (const char* list : {"aes128-gcm@openssh.com", "aes128-gcm@openssh.com", "hmac-sha2-256",
             "hmac-sha2-256", "none", "none", "", ""})
        lists += text(list);
    return packet(keyExchangeInit, lists + '\0' + number(0));
}

inline std::string repeated(const std::string& bytes, std::size_t atLeast)
{
    std::string all;
    while (all.size() < atLeast)
        all += bytes;
    return all;
}

// What a server says to whoever would log in (RFC 4252, 4256).
inline std::string offers(const std::string& methods)
{
    return packet(serviceAccept, text("ssh-userauth")) + packet(logInFailure, text(methods) + '\0');
}

inline std::string banner(const std::string& words)
{
    return packet(logInBanner, text(words) + text("en"));
}

inline std::string leaves(std::uint32_t reason, const std::string& words)
{
    return packet(disconnect, number(reason) + text(words) + text("en"));
}

inline std::string asks(const std::vector<std::string>& prompts)
{
    std::string rest
        = text("name") + text("instruction") + text("") + number(static_cast<std::uint32_t>(prompts.size()));
    for (const std::string& prompt : prompts)
        rest += text(prompt) + '\0';
    return packet(informationRequest, rest);
}

// The messages in whole packets, without length and padding: the type first.
inline std::vector<std::string> messagesIn(std::string_view bytes)
{
    std::vector<std::string> messages;
    while (bytes.size() >= 5) {
        std::size_t length = 0;
        for (const char byte : bytes.substr(0, 4))
            length = length << 8U | static_cast<unsigned char>(byte);
        const auto padding = static_cast<unsigned char>(bytes[4]);
        messages.emplace_back(bytes.substr(5, length - 1 - padding));
        bytes.remove_prefix(4 + length);
    }
    return messages;
}

} // namespace underpass::test
