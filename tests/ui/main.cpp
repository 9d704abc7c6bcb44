// SPDX-License-Identifier: MIT
#include "ui/parts/Theme.h"

#include <QApplication>
#include <QLocale>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLocale::setDefault(QLocale::c());
    QApplication application{argc, argv};
    underpass::applyTheme(application, underpass::Settings::Theme::Light); // As the program begins.
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
