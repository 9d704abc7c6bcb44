// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/AutostartControl.h"
#include "ui/parts/Settings.h"
#include "ui/parts/Theme.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QFormLayout;
class QLabel;

namespace underpass {

// Every change holds at once; there is nothing to confirm.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    // `styles`: those that the platform has.
    SettingsDialog(Settings& settings, AutostartControl autostart, QWidget* parent = nullptr,
        const QStringList& styles = platformStyles());

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void addAutostart(QFormLayout& form);
    void addChoices(QFormLayout& form);
    QCheckBox* addCheck(
        QFormLayout& form, const QString& name, const QString& text, bool on, std::function<void(bool)> set);
    void showAutostart();

    Settings& m_settings;
    AutostartControl m_autostart;
    bool m_hasWindowsStyle;
    QWidget* m_content = nullptr; // Everything below is in it.
    QCheckBox* m_atLogon = nullptr;
    QLabel* m_atLogonNote = nullptr;
};

} // namespace underpass
