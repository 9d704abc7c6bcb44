// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>

namespace underpass::test {

// Somebody else who listens on a port of this address: any free one, or the one given. On Linux another
// process; on Windows, where none can be forked, this one.
class PortHolder
{
public:
    explicit PortHolder(const char* address, std::uint16_t port = 0);
    PortHolder(const PortHolder&) = delete;
    PortHolder& operator=(const PortHolder&) = delete;
    ~PortHolder();

    [[nodiscard]] std::uint16_t port() const { return m_port; } // 0: it could not listen.
    [[nodiscard]] std::int64_t processId() const;

private:
    struct Holding;
    std::unique_ptr<Holding> m_holding;
    std::uint16_t m_port = 0;
};

} // namespace underpass::test
