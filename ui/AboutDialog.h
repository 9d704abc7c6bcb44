// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace underpass {

// What this is, its version, and the notices of everything that ships with it.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const QString& notices, QWidget* parent = nullptr);
};

} // namespace underpass
