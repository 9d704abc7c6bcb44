// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace underpass::hostile {

// hostile_server as a process of its own: its memory is not ours, and its end is not our end.
class HostileServer
{
public:
    explicit HostileServer(const std::string& attack);
    ~HostileServer();
    HostileServer(const HostileServer&) = delete;
    HostileServer& operator=(const HostileServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::filesystem::path
    knownHosts() const; // The key that it shows, unless the attack says so.
    [[nodiscard]] std::string said(); // What it printed after its port, for whoever looks at a failure.

private:
    [[nodiscard]] std::string readLine() const;

    test::TempDir m_folder;
    int m_output;
    std::unique_ptr<test::Process> m_process;
    std::uint16_t m_port = 0;
};

} // namespace underpass::hostile
