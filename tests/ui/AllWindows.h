// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/Example.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace underpass {

// Every window and dialog there is, in a state that shows most of it: for the screenshots, and for the tests
// that walk every control.
struct NamedWindow
{
    QString name;
    std::shared_ptr<QWidget> window;
};
[[nodiscard]] std::vector<NamedWindow> allWindows(FakeDesk& desk);

// Until what has been shown has its final size: layouts ask for room in one turn of the loop, and get it in
// another.
void settle();

} // namespace underpass
