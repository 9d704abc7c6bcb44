// SPDX-License-Identifier: MIT
#pragma once

#include <QDialogButtonBox>
#include <QString>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QWidget;

namespace underpass {

// The parts that dialogs are built from, each with its objectName. Whoever lays them out owns them.

[[nodiscard]] QLabel* plainLabel(const QString& name, const QString& text = {}); // Wraps; never markup.
[[nodiscard]] QLabel* headline(const QString& text);
[[nodiscard]] QLineEdit* lineEdit(const QString& name, const QString& accessibleName);
[[nodiscard]] QSpinBox* portBox(const QString& name, const QString& accessibleName);
[[nodiscard]] QPushButton* button(const QString& name, const QString& text);
// At the foot of a dialog; Tab goes through its buttons as they stand, which each desktop decides for itself.
[[nodiscard]] QDialogButtonBox* dialogButtons(QDialogButtonBox::StandardButtons standard = {});

// One row: a host's field, and its port's at the end.
void addServerRow(
    QFormLayout& form, const QString& label, QLineEdit& host, const QString& portLabel, QSpinBox& port);
// One row: a field with a button at the end.
void addRowWithButton(QFormLayout& form, const QString& label, QLineEdit& field, QPushButton& button);

// Gives the focus back to the part of the same name when the content of `window` was built anew meanwhile.
class FocusKept
{
public:
    explicit FocusKept(QWidget& window);
    ~FocusKept();
    FocusKept(const FocusKept&) = delete;
    FocusKept& operator=(const FocusKept&) = delete;

private:
    QWidget& m_window;
    QString m_name;
};

} // namespace underpass
