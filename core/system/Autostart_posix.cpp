// SPDX-License-Identifier: MIT
#include "core/system/Autostart.h"

#include "core/system/AtomicFile.h"
#include "core/system/Paths.h"

#include <cstdlib>
#include <fstream>
#include <string>

namespace underpass {

namespace {

namespace fs = std::filesystem;

// https://specifications.freedesktop.org/autostart-spec: $XDG_CONFIG_HOME/autostart.
Result<fs::path> entryFile()
{
    const auto paths = standardPaths();
    if (!paths)
        return fail(paths);
    return paths->config.parent_path() / "autostart" / "underpass.desktop";
}

// Desktop Entry Specification, "The Exec key": quoted, with these characters escaped, and "%" doubled.
std::string quoted(const std::string& program)
{
    std::string text = "\"";
    for (const char each : program) {
        if (each == '"' || each == '`' || each == '$' || each == '\\')
            text += "\\\\";
        if (each == '%')
            text += '%';
        text += each;
    }
    return text + '"';
}

} // namespace

Autostart autostart()
{
    const auto file = entryFile();
    if (!file)
        return Autostart::Off;
    std::ifstream entry{*file};
    if (!entry)
        return Autostart::Off;
    for (std::string line; std::getline(entry, line);) {
        if (line == "Hidden=true" || line == "X-GNOME-Autostart-enabled=false")
            return Autostart::TurnedOffBySystem;
    }
    return Autostart::On;
}

Result<void> turnOnAutostart(const fs::path& program)
{
    const auto file = entryFile();
    if (!file)
        return fail(file);
    std::error_code error;
    fs::create_directories(file->parent_path(), error);
    if (error)
        return fail(ErrorCode::FileUnwritable, file->parent_path().string(), error.message());
    return writeAtomically(*file,
        "[Desktop Entry]\nType=Application\nName=Underpass\nComment=SSH tunnels\nIcon=underpass\nExec="
            + quoted(program.string()) + " --hidden\nTerminal=false\n");
}

Result<void> turnOffAutostart()
{
    const auto file = entryFile();
    if (!file)
        return fail(file);
    std::error_code error;
    fs::remove(*file, error);
    if (error)
        return fail(ErrorCode::FileUnwritable, file->string(), error.message());
    return {};
}

} // namespace underpass
