// SPDX-License-Identifier: MIT
// Draws every window in light, dark and from right to left into a folder, in a language; scaled with
// QT_SCALE_FACTOR, without a display unless QT_QPA_PLATFORM names one.
#include "tests/ui/AllWindows.h"
#include "tests/ui/Languages.h"
#include "ui/parts/Theme.h"

#include <QApplication>
#include <QDir>
#include <QThreadPool>

#include <cstdio>

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application{argc, argv};
    if (argc != 3) {
        std::fputs("usage: screenshots FOLDER LANGUAGE\n", stderr);
        return 2;
    }
    using namespace underpass;
    speak(argv[2]);
    const QDir folder{argv[1]};
    bool isDrawn = folder.mkpath(".");
    for (const auto& [name, theme, direction] : {std::tuple{"light", Settings::Theme::Light, Qt::LeftToRight},
             std::tuple{"dark", Settings::Theme::Dark, Qt::LeftToRight},
             std::tuple{"rtl", Settings::Theme::Light, Qt::RightToLeft}}) {
        applyTheme(application, theme);
        QApplication::setLayoutDirection(direction);
        FakeDesk desk;
        showExample(desk);
        for (const NamedWindow& each : allWindows(desk)) {
            each.window->show();
            settle();
            QThreadPool::globalInstance()->waitForDone(); // What is read from the disk is in the picture.
            settle();
            isDrawn &= each.window->grab().save(folder.filePath(each.name + "-" + name + ".png"));
        }
    }
    return isDrawn ? 0 : 1;
}
