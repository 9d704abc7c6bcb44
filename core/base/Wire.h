// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// The data types of RFC 4251 section 5: byte, uint32 and string. Reading past the end gives nothing, for
// ever.
class WireReader
{
public:
    explicit WireReader(std::string_view bytes)
        : m_left(bytes)
    { }

    [[nodiscard]] bool isAtEnd() const { return m_left.empty() && !m_failed; }

    std::optional<char> byte()
    {
        const auto raw = take(1);
        return raw ? std::optional{raw->front()} : std::nullopt;
    }
    std::optional<std::uint32_t> number()
    {
        const auto raw = take(4);
        if (!raw)
            return std::nullopt;
        std::uint32_t value = 0;
        for (const char c : *raw)
            value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }
    std::optional<std::string_view> string()
    {
        const auto size = number();
        return size ? take(*size) : std::nullopt;
    }

private:
    std::optional<std::string_view> take(std::size_t size)
    {
        if (m_failed || size > m_left.size()) {
            m_failed = true;
            return std::nullopt;
        }
        const auto taken = m_left.substr(0, size);
        m_left.remove_prefix(size);
        return taken;
    }

    std::string_view m_left;
    bool m_failed = false;
};

class WireWriter
{
public:
    void byte(char value) { m_bytes += value; }
    void number(std::uint32_t value)
    {
        for (int shift = 24; shift >= 0; shift -= 8)
            m_bytes += static_cast<char>(value >> shift & 0xff);
    }
    void string(std::string_view text)
    {
        number(static_cast<std::uint32_t>(text.size()));
        m_bytes += text;
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

} // namespace underpass
