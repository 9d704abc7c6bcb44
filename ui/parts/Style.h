// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace underpass {

// The look of the program, the same on every system: Fusion, with flat buttons of which one is filled with
// the accent, pale selection with a bar of it, flat tabs and quiet headers, and no icons on dialogs' buttons.
// Colours come from the palette alone: Highlight is the accent, Mid a line between things, Dark the edge of a
// control. For contrast themes the platform's own style stays.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* returned) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
        const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

// The ground of what is selected: as much of the accent as leaves faint text readable.
[[nodiscard]] QColor selectionColour(const QPalette& palette);

} // namespace underpass
