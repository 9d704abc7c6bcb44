// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace underpass {

// Bytes on their way to the server: libssh2 appends whole packets at one end while the socket is sent what
// had gathered before. One thread.
class OutBuffer
{
public:
    void append(const char* bytes, std::size_t size)
    {
        m_gathering.insert(m_gathering.end(), bytes, bytes + size);
    }

    [[nodiscard]] std::size_t waiting() const { return m_gathering.size() + m_sending.size(); }
    [[nodiscard]] bool empty() const { return m_gathering.empty(); }

    // What has gathered, stable until sent() whatever is appended meanwhile.
    [[nodiscard]] std::string_view startSending()
    {
        std::swap(m_sending, m_gathering);
        return {m_sending.data(), m_sending.size()};
    }
    void sent() { m_sending.clear(); }

private:
    std::vector<char> m_gathering;
    std::vector<char> m_sending;
};

} // namespace underpass
