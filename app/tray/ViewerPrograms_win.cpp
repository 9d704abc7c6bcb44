// SPDX-License-Identifier: MIT
#include "app/tray/ViewerPrograms.h"

#include <QDir>
#include <QSettings>

#include <array>

namespace underpass {

namespace {

// Where an installer has written down where its program lies.
QString registered(const QString& program)
{
    const QString key
        = QStringLiteral("%1\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\") + program;
    for (const char* root : {"HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE"}) {
        const QSettings place{key.arg(QLatin1String{root}), QSettings::NativeFormat};
        const QString file = place.value(".").toString().remove('"');
        if (!file.isEmpty())
            return file;
    }
    return {};
}

std::vector<ViewerProgram> screenViewers()
{
    const QDir programs{qEnvironmentVariable("ProgramFiles", "C:\\Program Files")};
    const QString argument{"{display}"};
    return {{"TigerVNC", programs.filePath("TigerVNC/vncviewer.exe"), argument},
        {"RealVNC Viewer", programs.filePath("RealVNC/VNC Viewer/vncviewer.exe"), argument},
        {"TightVNC", programs.filePath("TightVNC/tvnviewer.exe"), argument},
        {"UltraVNC", programs.filePath("uvnc bvba/UltraVNC/vncviewer.exe"), argument},
        {"TigerVNC", registered("vncviewer.exe"), argument}, {"TigerVNC", "vncviewer.exe", argument}};
}

} // namespace

// mstsc by its whole path: a program of that name elsewhere in PATH is not Windows' own.
std::vector<ViewerProgram> viewerPrograms(Opens what)
{
    if (what == Opens::Screen)
        return screenViewers();
    if (what != Opens::Desktop)
        return {};
    const QDir windows{qEnvironmentVariable("SystemRoot", "C:\\Windows")};
    return {{"Remote Desktop Connection", windows.filePath("System32/mstsc.exe"), "/v:{address}"}};
}

} // namespace underpass
