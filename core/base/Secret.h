// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/SecretArena.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace underpass {

// Overwrites memory in a way the optimiser keeps.
void wipe(void* memory, std::size_t size) noexcept;

// A password, passphrase or one-time code. Move-only; wiped when it dies or is assigned over; cannot be
// printed, compared or copied by accident. UTF-8. The buffer is allocated once, so growing never leaves a
// copy behind; it lies in the SecretArena, which no core file or error report takes along.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string_view text)
    {
        m_bytes.reserve(text.size() + 1);
        m_bytes.assign(text.begin(), text.end());
        m_bytes.push_back('\0');
    }
    Secret(Secret&& other) noexcept
        : m_bytes(std::exchange(other.m_bytes, {}))
    { }
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            clear();
            m_bytes = std::exchange(other.m_bytes, {});
        }
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { clear(); }

    // A second one that lives and is wiped on its own.
    [[nodiscard]] Secret clone() const { return Secret{reveal()}; }

    // The text itself, valid while this lives and is not assigned to. Call it as late and as rarely as
    // possible.
    [[nodiscard]] std::string_view reveal() const
    {
        return {cString(), m_bytes.empty() ? 0 : m_bytes.size() - 1};
    }
    [[nodiscard]] const char* cString() const
    {
        return m_bytes.empty() ? "" : m_bytes.data();
    } // For C libraries.
    [[nodiscard]] bool empty() const { return reveal().empty(); }

private:
    void clear() noexcept
    {
        wipe(m_bytes.data(), m_bytes.size());
        m_bytes.clear();
    }

    // With a terminating zero, so that no caller needs a copy to add one.
    std::vector<char, SecretAllocator<char>> m_bytes;
};

} // namespace underpass
