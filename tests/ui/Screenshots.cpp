// SPDX-License-Identifier: MIT
// Draws every window and the tray's menu into a folder: in English, light and dark, in German, and in the
// pseudo-language, from right to left. Beside each picture there is a sheet of all, for each of the four.
// Scaled with QT_SCALE_FACTOR, without a display unless QT_QPA_PLATFORM names one.
#include "tests/ui/AllWindows.h"
#include "tests/ui/Languages.h"
#include "tests/ui/Screen.h"
#include "ui/parts/Theme.h"
#include "ui/tray/Tray.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace {

using namespace underpass;

struct Look
{
    QString name;
    std::string language;
    Settings::Theme theme;
};

struct Picture
{
    QString name;
    QImage image;
};

QImage trayMenu(FakeDesk& desk)
{
    const Tray tray{desk, [] { return Ground::Either; }};
    QMenu* menu = tray.findChild<QSystemTrayIcon*>("trayIcon")->contextMenu();
    menu->popup({});
    settle();
    return menu->grab().toImage();
}

std::vector<Picture> draw()
{
    FakeDesk desk;
    showExample(desk);
    std::vector<Picture> pictures;
    for (const NamedWindow& each : allWindows(desk)) {
        each.window->show();
        settle();
        QThreadPool::globalInstance()->waitForDone(); // What is read from the disk is in the picture.
        settle();
        pictures.push_back({each.name, each.window->grab().toImage()});
        each.window->hide();
    }
    pictures.push_back({"tray-menu", trayMenu(desk)});
    return pictures;
}

// In rows, as wide as two large windows and a half.
QImage sheetOf(const std::vector<Picture>& pictures)
{
    constexpr int wide = 2400;
    constexpr int gap = 16;
    std::vector<QPoint> places;
    QPoint at{gap, gap};
    int row = 0;
    for (const auto& [name, image] : pictures) {
        if (at.x() + image.width() > wide)
            at = {gap, at.y() + std::exchange(row, 0) + gap};
        places.push_back(at);
        at.rx() += image.width() + gap;
        row = std::max(row, image.height());
    }
    QImage sheet{wide, at.y() + row + gap, QImage::Format_RGB32};
    sheet.fill(QColor{0xff808080U});
    QPainter painter{&sheet};
    for (std::size_t index = 0; index < pictures.size(); ++index)
        painter.drawImage(places[index], pictures[index].image);
    return sheet;
}

bool save(const QImage& image, const QDir& folder, const QString& name)
{
    constexpr int smallest = 0;
    return image.convertToFormat(QImage::Format_RGB32).save(folder.filePath(name + ".png"), "PNG", smallest);
}

} // namespace

int main(int argc, char** argv)
{
    const Screen screen;
    QApplication application{argc, argv};
    if (argc != 2) {
        std::fputs("usage: screenshots FOLDER\n", stderr);
        return 2;
    }
    const QDir folder{argv[1]};
    bool isDrawn = folder.mkpath(".");
    const std::array looks{Look{"light", "en", Settings::Theme::Light},
        Look{"dark", "en", Settings::Theme::Dark}, Look{"de", "de", Settings::Theme::Light},
        Look{"rtl", pseudoLanguage, Settings::Theme::Light}};
    for (const Look& look : looks) {
        speak(look.language);
        applyTheme(application, look.theme);
        const std::vector<Picture> pictures = draw();
        for (const auto& [name, image] : pictures)
            isDrawn &= save(image, folder, name + "-" + look.name);
        isDrawn &= save(sheetOf(pictures), folder, "sheet-" + look.name);
    }
    speakAsBefore();
    return isDrawn ? 0 : 1;
}
