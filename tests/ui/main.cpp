// SPDX-License-Identifier: MIT
#include "tests/ui/Screen.h"
#include "ui/parts/Theme.h"

#include <QApplication>
#include <QLocale>

#include <gtest/gtest.h>

#include <memory>

int main(int argc, char** argv)
{
    QLocale::setDefault(QLocale::c());
    auto screen = std::make_unique<underpass::Screen>();
    QApplication application{argc, argv};
    screen.reset();
    underpass::applyTheme(application, underpass::Settings::Theme::Light); // As the program begins.
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
