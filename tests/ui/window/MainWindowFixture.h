// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/Example.h"
#include "ui/window/MainWindow.h"

#include <QAbstractButton>
#include <QLabel>

#include <gtest/gtest.h>

namespace underpass {

class MainWindowTest : public testing::Test
{
protected:
    MainWindowTest() { showExample(desk); }

    QAbstractButton& button(const char* name) { return *window.findChild<QAbstractButton*>(name); }
    QString label(const char* name) { return window.findChild<QLabel*>(name)->text(); }
    QString ofForward(const char* name, int row)
    {
        return window.findChildren<QLabel*>(name).at(row)->text();
    }

    FakeDesk desk;
    MainWindow window{desk};
};

} // namespace underpass
