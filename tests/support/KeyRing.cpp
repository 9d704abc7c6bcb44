// SPDX-License-Identifier: MIT
#include "tests/support/KeyRing.h"

#include "core/system/SecretStore.h"
#include "tests/support/Eventually.h"

#include <cstdlib>
#include <stdexcept>

namespace underpass::test {

KeyRing::KeyRing()
{
    for (const char* variable : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        setenv(variable, folder().c_str(), 1);
    setenv("DBUS_SESSION_BUS_ADDRESS", address().c_str(), 1);
    startBus();
    startRing();
}

std::string KeyRing::address() const
{
    return "unix:path=" + (folder() / "bus").string();
}

void KeyRing::startBus()
{
    // Without service folders, so that nothing but our own key ring can answer.
    writeText(folder() / "bus.conf",
        "<busconfig><type>session</type><listen>" + address()
            + "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\"/>"
              "<allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>");
    m_bus = std::make_unique<Process>(std::vector<std::string>{findProgram("dbus-daemon", "dbus-daemon"),
                                          "--nofork", "--config-file=" + (folder() / "bus.conf").string()},
        folder() / "log");
    waitFor([this] { return std::filesystem::is_socket(folder() / "bus"); });
}

void KeyRing::startRing()
{
    writeText(folder() / "unlock", "a password for the key ring");
    m_ring = std::make_unique<Process>(
        std::vector<std::string>{findProgram("gnome-keyring-daemon", "gnome-keyring"), "--foreground",
            "--unlock", "--components=secrets", "--control-directory=" + folder().string()},
        folder() / "log", folder() / "unlock");
    const auto store = openSecretStore();
    waitFor([&] { return store->find({"nobody", "nobody", "password"}).has_value(); });
}

void KeyRing::waitFor(const std::function<bool()>& wanted) const
{
    if (!eventually(wanted))
        throw std::runtime_error("The test's own key ring did not start: " + readText(folder() / "log"));
}

} // namespace underpass::test
