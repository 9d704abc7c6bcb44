// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>

#include <asio/io_context.hpp>

namespace underpass {

// What a system says of its network and of sleep, unjudged: below MachineEvents. Lives on `loop`'s thread.
class SystemSigns
{
public:
    struct Told // Called on `loop`'s thread, or on one of the system's; must return at once.
    {
        std::function<void()> networkMayHaveChanged;
        std::function<void()> woke;
    };
    SystemSigns(asio::io_context& loop, Told told);
    ~SystemSigns(); // No call is under way afterwards, and none comes.
    SystemSigns(const SystemSigns&) = delete;
    SystemSigns& operator=(const SystemSigns&) = delete;

private:
    class Sources;
    std::shared_ptr<Sources> m_sources;
};

} // namespace underpass
