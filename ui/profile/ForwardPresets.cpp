// SPDX-License-Identifier: MIT
#include "ui/profile/ForwardPresets.h"

#include <QCoreApplication>

#include <array>

namespace underpass {

namespace {

constexpr std::array presets{
    ForwardPreset{"POP3", 110, 1110},
    ForwardPreset{"POP3S", 995, 1995},
    ForwardPreset{"IMAP", 143, 1143},
    ForwardPreset{"IMAPS", 993, 1993},
    ForwardPreset{"SMTP", 587, 1587},
    ForwardPreset{"RDP", 3389, 13389},
    ForwardPreset{"VNC", 5900, 15900},
    ForwardPreset{"PostgreSQL", 5432, 15432},
    ForwardPreset{"HTTP", 80, 8080},
    ForwardPreset{
        QT_TRANSLATE_NOOP("ForwardPresets", "SOCKS proxy (dynamic)"), 1080, 1080, ForwardKind::Dynamic},
};

} // namespace

std::span<const ForwardPreset> forwardPresets()
{
    return presets;
}

QString presetText(const ForwardPreset& preset)
{
    return QCoreApplication::translate("ForwardPresets", preset.name);
}

Forward makeForward(const ForwardPreset& preset, const std::function<bool(std::uint16_t)>& isTaken)
{
    Forward forward;
    forward.kind = preset.kind;
    forward.listen = {"localhost", preset.localPort};
    while (isTaken(forward.listen.port) && forward.listen.port < 65535)
        ++forward.listen.port;
    if (preset.kind != ForwardKind::Dynamic)
        forward.target = Endpoint{"localhost", preset.port};
    return forward;
}

Forward makeRemoteForward()
{
    Forward forward;
    forward.kind = ForwardKind::Remote;
    forward.listen = {"localhost", 8080};
    forward.target = Endpoint{"localhost", 80};
    return forward;
}

} // namespace underpass
