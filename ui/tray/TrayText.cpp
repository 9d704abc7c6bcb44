// SPDX-License-Identifier: MIT
#include "ui/tray/TrayText.h"

#include "core/profile/Service.h"
#include "ui/words/ForwardText.h"
#include "ui/words/ShortText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace underpass {
namespace {

constexpr qsizetype toolTipUnits = 127; // NOTIFYICONDATA::szTip holds 128 with the zero.
constexpr qsizetype nameUnits = 40;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tray)
};

QString nameOf(const Profile& profile)
{
    return shortened(shownName(profile.name), nameUnits);
}

QString line(const TunnelRow& row)
{
    if (!oldInUse(row.state).empty()) {
        //: %1 is a profile's name, %2 the state of its tunnel in words; its connection is encrypted in old
        //: ways.
        return Text::tr("%1: %2, with old algorithms").arg(nameOf(row.profile), word(lightOf(row.state)));
    }
    //: %1 is a profile's name, %2 the state of its tunnel in words.
    return Text::tr("%1: %2").arg(nameOf(row.profile), word(lightOf(row.state)));
}

// With what the forwards of one that is connected can be relied on for.
QString longLine(const TunnelRow& row)
{
    const auto* online = std::get_if<Online>(&row.state);
    const QString forwards = online ? forwardsWord(*online, WallTime::clock::now()) : QString{};
    //: %1 is "Mail: Connected", %2 how its forwards are doing: "ready, not used yet".
    return forwards.isEmpty() ? line(row) : Text::tr("%1, %2").arg(line(row), forwards);
}

QStringList linesByUrgency(const std::vector<TunnelRow>& rows)
{
    std::vector<const TunnelRow*> shown;
    for (const TunnelRow& row : rows) {
        if (lightOf(row.state) != Light::Off)
            shown.push_back(&row);
    }
    std::ranges::stable_sort(
        shown, std::ranges::greater{}, [](const TunnelRow* row) { return lightOf(row->state); });
    QStringList lines;
    for (const TunnelRow* row : shown)
        lines.append(longLine(*row));
    return lines;
}

QString fitted(const QStringList& lines)
{
    QString text = lines.join('\n');
    for (qsizetype kept = lines.size() - 1; text.size() > toolTipUnits && kept > 0; --kept) {
        const auto left = static_cast<int>(lines.size() - kept);
        text = lines.first(kept).join('\n') + '\n' + Text::tr("and %n more", nullptr, left);
    }
    return shortened(text, toolTipUnits);
}

} // namespace

Light overallLight(const std::vector<TunnelRow>& rows)
{
    std::vector<Light> lights;
    for (const TunnelRow& row : rows)
        lights.push_back(lightOf(row.state));
    return overall(lights);
}

QString trayToolTip(const std::vector<TunnelRow>& rows)
{
    const QStringList lines = linesByUrgency(rows);
    return withoutMarkup(lines.isEmpty() ? Text::tr("Underpass: not connected") : fitted(lines));
}

QString menuName(const Profile& profile)
{
    return nameOf(profile).replace('&', "&&");
}

QString addressText(const Profile& profile, const ForwardState& forward)
{
    const Service* service = forward.forward.target ? serviceOn(forward.forward.target->port) : nullptr;
    const QString address = shownName(toString(forward.listen));
    //: %1 is a profile's name, %2 an address, in the second one %2 a protocol and %3 an address.
    const QString text = service == nullptr
        ? Text::tr("%1: %2").arg(nameOf(profile), address)
        : Text::tr("%1, %2: %3").arg(nameOf(profile), service->name, address);
    return QString{text}.replace('&', "&&");
}

QString menuText(const TunnelRow& row)
{
    return line(row).replace('&', "&&");
}

} // namespace underpass
