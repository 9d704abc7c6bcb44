// SPDX-License-Identifier: MIT
#include "tests/hostile/Message.h"

#include <openssl/rand.h>

namespace underpass::hostile {

Message& Message::byte(unsigned value)
{
    m_bytes.push_back(static_cast<char>(value));
    return *this;
}

Message& Message::number(std::uint64_t value)
{
    m_bytes += number32(value);
    return *this;
}

Message& Message::string(std::string_view text)
{
    return number(text.size()).raw(text);
}

Message& Message::mpint(std::string_view bigEndian)
{
    while (!bigEndian.empty() && bigEndian.front() == '\0')
        bigEndian.remove_prefix(1);
    const bool looksNegative = !bigEndian.empty() && static_cast<unsigned char>(bigEndian.front()) >= 0x80;
    return string((looksNegative ? Bytes(1, '\0') : Bytes{}) + Bytes{bigEndian});
}

Message& Message::raw(std::string_view bytes)
{
    m_bytes += bytes;
    return *this;
}

std::string_view Reader::take(std::size_t size)
{
    if (size > m_rest.size())
        throw Unexpected("a message of the client ends too early");
    const auto taken = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return taken;
}

unsigned Reader::byte()
{
    return static_cast<unsigned char>(take(1).front());
}

std::uint32_t Reader::number()
{
    std::uint32_t value = 0;
    for (const char byte : take(4))
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

Bytes Reader::string()
{
    return Bytes{take(number())};
}

Bytes number32(std::uint64_t value)
{
    Bytes bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(value >> shift));
    return bytes;
}

Bytes random(std::size_t size)
{
    Bytes bytes(size, '\0');
    RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size));
    return bytes;
}

} // namespace underpass::hostile
