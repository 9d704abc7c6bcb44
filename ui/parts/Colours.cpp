// SPDX-License-Identifier: MIT
#include "ui/parts/Colours.h"

#include <algorithm>
#include <cmath>

namespace underpass {

namespace {

// WCAG 2.2, "relative luminance".
double luminance(const QColor& colour)
{
    const auto linear
        = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrast(const QColor& one, const QColor& other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

QColor mixed(const QColor& ground, const QColor& colour, double share)
{
    const auto part
        = [share](int from, int to) { return from + static_cast<int>(std::lround((to - from) * share)); };
    return {part(ground.red(), colour.red()), part(ground.green(), colour.green()),
        part(ground.blue(), colour.blue())};
}

QColor readable(const QColor& colour, const QColor& ground, double least)
{
    constexpr int steps = 20;
    const QColor end = contrast(Qt::white, ground) > contrast(Qt::black, ground) ? Qt::white : Qt::black;
    for (int step = 0; step < steps; ++step) {
        const QColor tried = mixed(colour, end, static_cast<double>(step) / steps);
        if (contrast(tried, ground) >= least)
            return tried;
    }
    return end;
}

} // namespace underpass
