// SPDX-License-Identifier: MIT
#include "ui/profile/ForwardPresets.h"

#include "core/profile/Profiles.h"
#include "core/profile/Service.h"

#include <QCoreApplication>

namespace underpass {

namespace {

std::vector<ForwardPreset> allPresets()
{
    std::vector<ForwardPreset> presets;
    for (const Service& service : services()) {
        if (service.localPort != 0)
            presets.push_back({service.name, service.port, service.localPort});
    }
    presets.push_back({QT_TRANSLATE_NOOP("ForwardPresets", "SOCKS proxy (dynamic)"), socksPort, socksPort,
        ForwardKind::Dynamic});
    return presets;
}

} // namespace

const std::vector<ForwardPreset>& forwardPresets()
{
    static const std::vector<ForwardPreset> presets = allPresets();
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
    forward.listen = {"localhost", freePort(preset.localPort, isTaken)};
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
