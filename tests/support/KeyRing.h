// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <functional>
#include <memory>

namespace underpass::test {

// A desktop's bus and key ring that nobody else uses, unlocked. This process and those it starts from then on
// find them through the environment. GLib keeps the first bus that a process finds, so make one key ring per
// process.
class KeyRing
{
public:
    KeyRing();

    [[nodiscard]] std::string address() const; // For DBUS_SESSION_BUS_ADDRESS.
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }

private:
    void startBus();
    void startRing();
    void waitFor(const std::function<bool()>& wanted) const;

    TempDir m_folder;
    std::unique_ptr<Process> m_bus;
    std::unique_ptr<Process> m_ring;
};

} // namespace underpass::test
