// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <filesystem>
#include <vector>

namespace underpass {

// What the tray program was started with.
struct Options
{
    bool isHidden = false; // Autostart: the tray icon alone.
    std::filesystem::path profiles; // Empty: the usual folder.
    std::vector<std::filesystem::path> knownHosts; // Empty: the usual files.
};

// Ends the process with a message for --help, --version and what it does not understand.
[[nodiscard]] Options readOptions(const QStringList& arguments);

} // namespace underpass
