// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <memory>
#include <semaphore>

#include <gtest/gtest.h>

#include <asio/io_context.hpp>

namespace underpass::test {

// Runs the loop until `reached()`. The limit only keeps a broken test from hanging.
template <class Reached> [[nodiscard]] bool runUntil(asio::io_context& loop, const Reached& reached)
{
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (!reached()) {
        loop.restart();
        if (loop.run_one_until(limit) == 0 && std::chrono::steady_clock::now() >= limit)
            return false;
    }
    return true;
}

// A door that many threads wait at until it is opened for good.
class Gate
{
public:
    void pass()
    {
        m_open.acquire();
        m_open.release();
    }
    void open() { m_open.release(); }

private:
    std::counting_semaphore<> m_open{0};
};

} // namespace underpass::test
