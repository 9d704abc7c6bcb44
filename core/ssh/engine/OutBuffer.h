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
    [[nodiscard]] std::size_t gathered() const { return m_gathering.size(); } // Of it, not being sent yet.
    [[nodiscard]] bool empty() const { return m_gathering.empty(); }

    // So much waits for a server that reads nothing that nothing more is to be read from it: else its
    // questions would make answers without end. Far more than what relays let wait (Carrier::hasRoom), and
    // ssh servers read whatever they have to write, so only one that never reads waits for ever; that one is
    // silent then (Silence.h).
    [[nodiscard]] bool isFull() const { return waiting() > mostUnread; }

    // What has gathered, stable until sent() whatever is appended meanwhile.
    [[nodiscard]] std::string_view startSending()
    {
        std::swap(m_sending, m_gathering);
        return {m_sending.data(), m_sending.size()};
    }
    void sent()
    {
        m_sending.clear();
        if (m_sending.capacity() > mostKept)
            m_sending.shrink_to_fit();
    }

private:
    static constexpr std::size_t mostUnread = std::size_t{4} << 20U;
    static constexpr std::size_t mostKept = std::size_t{2} << 20U; // Of memory, for what comes next.

    std::vector<char> m_gathering;
    std::vector<char> m_sending;
};

} // namespace underpass
