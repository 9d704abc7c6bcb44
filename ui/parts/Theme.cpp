// SPDX-License-Identifier: MIT
#include "ui/parts/Theme.h"

#include "ui/parts/Colours.h"
#include "ui/parts/Style.h"

#include <QOperatingSystemVersion>
#include <QStyle>
#include <QStyleFactory>

namespace underpass {

namespace {

struct Colours
{
    QRgb window, base, alternate, button, text, faint, disabled, line, edge, highlight, onHighlight, link;
};

QPalette paletteOf(const Colours& colours, const std::optional<QColor>& accent)
{
    QPalette palette{QColor{colours.button}, QColor{colours.window}};
    palette.setColor(QPalette::Base, QColor{colours.base});
    palette.setColor(QPalette::AlternateBase, QColor{colours.alternate});
    palette.setColor(QPalette::ToolTipBase, QColor{colours.base});
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor{colours.text});
    palette.setColor(QPalette::PlaceholderText, QColor{colours.faint});
    palette.setColor(QPalette::Mid, QColor{colours.line});
    palette.setColor(QPalette::Dark, QColor{colours.edge});
    const QColor onHighlight{colours.onHighlight};
    palette.setColor(
        QPalette::Highlight, readable(accent.value_or(QColor{colours.highlight}), onHighlight, 4.5));
    palette.setColor(QPalette::HighlightedText, onHighlight);
    palette.setColor(QPalette::Link, QColor{colours.link});
    palette.setColor(QPalette::LinkVisited, QColor{colours.link});
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor{colours.disabled});
    return palette;
}

const QString windows11 = "windows11"; // As Qt calls it.

// The name of the style that Qt chose for the platform.
const QString& platformStyle()
{
    static const QString name = QApplication::style()->name();
    return name;
}

} // namespace

QPalette lightPalette(const std::optional<QColor>& accent)
{
    return paletteOf({0xfff3f4f6, 0xffffffff, 0xfff0f2f5, 0xffffffff, 0xff1b1f24, 0xff5d6773, 0xff858c96,
                         0xffe2e5ea, 0xff858d97, 0xff0f6cbd, 0xffffffff, 0xff1a56b0},
        accent);
}

QPalette darkPalette(const std::optional<QColor>& accent)
{
    return paletteOf({0xff1c1f23, 0xff25292e, 0xff2b3036, 0xff2d3238, 0xfff0f2f4, 0xffa5aeb8, 0xff7c838d,
                         0xff363b42, 0xff7b848f, 0xff62b0f4, 0xff10161c, 0xff86b7ff},
        accent);
}

QStringList platformStyles()
{
    QStringList styles = QStyleFactory::keys();
    if (!(QOperatingSystemVersion::current() >= QOperatingSystemVersion::Windows11))
        styles.removeIf(
            [](const QString& style) { return style.compare(windows11, Qt::CaseInsensitive) == 0; });
    return styles;
}

QString windowsStyle(const QStringList& available)
{
    return available.contains(windows11, Qt::CaseInsensitive) ? windows11 : QString{};
}

void applyPlatformStyle(QApplication& application, const QString& style)
{
    QApplication::setStyle(QStyleFactory::create(style.isEmpty() ? platformStyle() : style));
    application.setPalette(QPalette{});
}

void applyTheme(QApplication& application, Settings::Theme theme, const std::optional<QColor>& accent)
{
    platformStyle(); // As it is before ours takes its place.
    const QPalette platform = QApplication::style()->standardPalette();
    const bool platformIsDark
        = platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
    const bool dark = theme == Settings::Theme::Dark || (theme == Settings::Theme::System && platformIsDark);
    QApplication::setStyle(new Style);
    application.setPalette(dark ? darkPalette(accent) : lightPalette(accent));
}

} // namespace underpass
