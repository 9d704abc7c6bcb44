// SPDX-License-Identifier: MIT
#include "app/tray/ViewerPrograms.h"

namespace underpass {

// xfreerdp and xtightvncviewer are not among them: without a terminal they cannot ask.
std::vector<ViewerProgram> viewerPrograms(Opens what)
{
    if (what == Opens::Desktop)
        return {{"Remmina", "remmina", "--connect=rdp://{address}"}, {"KRDC", "krdc", "rdp://{address}"},
            {"GNOME Connections", "gnome-connections", "rdp://{address}"},
            {"FreeRDP", "sdl-freerdp3", "/v:{address}"}, {"FreeRDP", "sdl-freerdp", "/v:{address}"}};
    if (what == Opens::Screen)
        return {{"Remmina", "remmina", "--connect=vnc://{address}"}, {"KRDC", "krdc", "vnc://{address}"},
            {"GNOME Connections", "gnome-connections", "vnc://{address}"},
            {"TigerVNC", "xtigervncviewer", "{display}"}, {"TigerVNC", "vncviewer", "{display}"}};
    return {};
}

} // namespace underpass
