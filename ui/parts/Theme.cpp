// SPDX-License-Identifier: MIT
#include "ui/parts/Theme.h"

#include <QStyle>
#include <QStyleFactory>

namespace underpass {

namespace {

struct Colours
{
    QRgb window, base, alternate, button, text, faint, disabled, highlight, onHighlight, link;
};

QPalette paletteOf(const Colours& colours)
{
    QPalette palette{QColor{colours.button}, QColor{colours.window}};
    palette.setColor(QPalette::Base, QColor{colours.base});
    palette.setColor(QPalette::AlternateBase, QColor{colours.alternate});
    palette.setColor(QPalette::ToolTipBase, QColor{colours.base});
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor{colours.text});
    palette.setColor(QPalette::PlaceholderText, QColor{colours.faint});
    palette.setColor(QPalette::Highlight, QColor{colours.highlight});
    palette.setColor(QPalette::HighlightedText, QColor{colours.onHighlight});
    palette.setColor(QPalette::Link, QColor{colours.link});
    palette.setColor(QPalette::LinkVisited, QColor{colours.link});
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor{colours.disabled});
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({0xfff5f6f8, 0xffffffff, 0xfff0f2f5, 0xffe9ecf0, 0xff1c1f23, 0xff5c636d, 0xff858c96,
        0xff1f5fbf, 0xffffffff, 0xff1a56b0});
}

QPalette darkPalette()
{
    return paletteOf({0xff202327, 0xff30353c, 0xff363b43, 0xff3a4048, 0xffeceef1, 0xffa5acb6, 0xff7c838d,
        0xff2a64b8, 0xffffffff, 0xff86b7ff});
}

void applyTheme(QApplication& application, Settings::Theme theme)
{
    const QPalette platform = QApplication::style()->standardPalette();
    const bool platformIsDark
        = platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
    const bool dark = theme == Settings::Theme::Dark || (theme == Settings::Theme::System && platformIsDark);
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    application.setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace underpass
