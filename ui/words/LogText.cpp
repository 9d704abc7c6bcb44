// SPDX-License-Identifier: MIT
#include "ui/words/LogText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

namespace underpass {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

using NamedLight = std::pair<std::string_view, Light>;
constexpr std::array<NamedLight, 7> namedLights{NamedLight{"stopped", Light::Off},
    NamedLight{"connecting", Light::Connecting}, NamedLight{"online", Light::On},
    NamedLight{"degraded", Light::Degraded}, NamedLight{"waiting", Light::Waiting},
    NamedLight{"needs-user", Light::NeedsYou}, NamedLight{"failed", Light::Failed}};

} // namespace

std::optional<Light> lightNamed(std::string_view state)
{
    const auto found = std::ranges::find(namedLights, state, &NamedLight::first);
    return found == namedLights.end() ? std::nullopt : std::optional{found->second};
}

LogWords logWords(const LogLine& line)
{
    const QString text = QString::fromStdString(line.text);
    if (line.level == "error")
        return {Light::Failed, Text::tr("Error"), text};
    if (line.level == "warning")
        return {Light::Degraded, Text::tr("Warning"), text};
    const std::size_t colon = line.text.find(": ");
    if (colon == std::string::npos)
        return {{}, {}, text};
    const auto light = lightNamed(std::string_view{line.text}.substr(0, colon));
    return light ? LogWords{light, word(*light), QString::fromStdString(line.text.substr(colon + 2))}
                 : LogWords{{}, {}, text};
}

QString momentText(WallTime at)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(WallTime::clock::to_time_t(at));
    const QLocale locale;
    QString ofDay = locale.timeFormat(QLocale::ShortFormat);
    ofDay.replace(QStringLiteral("mm"), QStringLiteral("mm:ss"));
    return locale.toString(time.date(), QLocale::ShortFormat) + ' ' + locale.toString(time.time(), ofDay);
}

} // namespace underpass
