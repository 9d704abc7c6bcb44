// SPDX-License-Identifier: MIT
#include "core/control/TypedFields.h"

#include <charconv>

namespace underpass {

namespace {

std::optional<Secret> readOne(std::string_view digits)
{
    if (digits.size() % 2 != 0)
        return std::nullopt;
    WipedLine bytes;
    bytes.reserve(digits.size() / 2);
    for (; !digits.empty(); digits.remove_prefix(2)) {
        unsigned value = 0;
        const char* const end = digits.data() + 2;
        const auto [read, error] = std::from_chars(digits.data(), end, value, 16);
        if (error != std::errc{} || read != end)
            return std::nullopt;
        bytes.push_back(static_cast<char>(value));
    }
    return Secret{std::string_view{bytes.data(), bytes.size()}};
}

} // namespace

void appendTyped(WipedLine& line, const std::vector<Secret>& secrets)
{
    constexpr std::string_view digits = "0123456789abcdef";
    for (const Secret& secret : secrets) {
        line.push_back(beforeTyped);
        for (const char each : secret.reveal()) {
            const auto byte = static_cast<unsigned char>(each);
            line.push_back(digits[byte >> 4]);
            line.push_back(digits[byte & 15]);
        }
    }
}

std::optional<std::vector<Secret>> readTyped(std::string_view fields)
{
    std::vector<Secret> secrets;
    while (!fields.empty()) {
        if (fields.front() != beforeTyped)
            return std::nullopt;
        fields.remove_prefix(1);
        const std::string_view field = fields.substr(0, fields.find(beforeTyped));
        auto secret = readOne(field);
        if (!secret)
            return std::nullopt;
        secrets.push_back(std::move(*secret));
        fields.remove_prefix(field.size());
    }
    return secrets;
}

} // namespace underpass
