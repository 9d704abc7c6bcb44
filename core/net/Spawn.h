// SPDX-License-Identifier: MIT
#pragma once

#include <exception>

#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>

namespace underpass {

// Starts a coroutine that nobody waits for: it owns or shares everything it touches. What it throws is thrown
// on `worker`, as with TaskGroup.
inline void spawnAlone(const asio::any_io_executor& worker, asio::awaitable<void> task)
{
    asio::co_spawn(worker, std::move(task), [](const std::exception_ptr& error) {
        if (error)
            std::rethrow_exception(error);
    });
}

} // namespace underpass
