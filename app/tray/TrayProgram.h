// SPDX-License-Identifier: MIT
#pragma once

#include "app/tray/AppDesk.h"
#include "app/tray/ControlThread.h"
#include "app/tray/SystemEvents.h"
#include "ui/questions/QuestionQueue.h"
#include "ui/tray/Notifier.h"
#include "ui/tray/Tray.h"
#include "ui/window/MainWindow.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace underpass {

class HostKeyChangedDialog;
class ProfileDialog;

// Wires the tray icon, the window, the dialogs and the desk together. GUI thread; one per process.
class TrayProgram : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        AppDesk& desk;
        QuestionQueue& questions;
    };
    explicit TrayProgram(Parts parts);
    ~TrayProgram() override;

    // Lets other programs of this account ask. Fails where their socket cannot be made.
    [[nodiscard]] Result<void> listen(
        const std::filesystem::path& runtime, const std::filesystem::path& profiles);

    void showWindow();
    void tell(const Error& trouble);
    void say(const QString& sentence);

private:
    void applySettings();
    void applyLooks();
    void endWithSession();
    void carryOut(const ControlRequest& request);
    MainWindow& window(); // Made when first wanted: most starts are for the tray icon alone.
    void connectWindow();
    void edit(const QString& id);
    void replaceHostKey(const QString& id);
    void showGuide();
    void showImport();
    void showSettings();
    void showAbout();
    void showCheck(const Profile& profile);
    void askToQuit();
    [[nodiscard]] bool hasTunnel() const;

    AppDesk& m_desk;
    QuestionQueue& m_questions;
    Tray m_tray;
    QString m_language; // As it is installed.
    Notifier m_notifier;
    SystemEvents m_events;
    std::unique_ptr<MainWindow> m_window;
    QPointer<QWidget> m_editor;
    QString m_edited; // Whose editor that is; empty for a new one.
    QPointer<QWidget> m_guide;
    QPointer<QWidget> m_import;
    QPointer<QWidget> m_settingsDialog;
    QPointer<QWidget> m_quitBox;
    std::unique_ptr<ControlThread> m_control; // Last: it asks for everything above.
};

} // namespace underpass
