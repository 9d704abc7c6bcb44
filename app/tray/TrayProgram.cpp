// SPDX-License-Identifier: MIT
#include "app/tray/TrayProgram.h"

#include "app/EndRequests.h"
#include "app/tray/Appearance.h"
#include "app/tray/OwnImport.h"
#include "core/system/Autostart.h"
#include "core/system/OwnAccount.h"
#include "core/system/Paths.h"
#include "ui/guide/Guide.h"
#include "ui/import/ImportDialog.h"
#include "ui/profile/ProfileDialog.h"
#include "ui/questions/HostKeyChangedDialog.h"
#include "ui/window/AboutDialog.h"
#include "ui/window/CheckDialog.h"
#include "ui/window/SettingsDialog.h"
#include "ui/words/Translation.h"

#include <QApplication>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace underpass {

namespace {

QString notices()
{
    QFile file{":/notices/NOTICES"};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

AtLogon atLogon()
{
    switch (autostart()) {
    case Autostart::Off:
        return AtLogon::DoesNotStart;
    case Autostart::On:
        return AtLogon::Starts;
    case Autostart::TurnedOffBySystem:
        return AtLogon::TurnedOffBySystem;
    }
    return AtLogon::DoesNotStart;
}

AutostartControl autostartControl()
{
    return {atLogon, [](bool on) {
                return on ? turnOnAutostart(QCoreApplication::applicationFilePath().toStdString())
                          : turnOffAutostart();
            }};
}

} // namespace

TrayProgram::TrayProgram(Parts parts)
    : m_desk(parts.desk)
    , m_questions(parts.questions)
    , m_tray(parts.desk, taskbarGround)
    , m_language(parts.desk.settings().language())
    , m_notifier(parts.desk, [this](const Note& note) { m_tray.show(note); })
{
    m_notifier.setInView([this](const ProfileId& id) {
        return m_window && m_window->isActiveWindow() && m_window->chosen() == QString::fromStdString(id);
    });
    connect(&m_desk, &Desk::windowWanted, this, &TrayProgram::showWindow);
    connect(&m_desk, &Desk::quitWanted, this, &TrayProgram::askToQuit);
    connect(&m_desk, &AppDesk::storeTroubled, this, &TrayProgram::tell);
    connect(&m_desk, &AppDesk::couldNot, this, &TrayProgram::say);
    connect(&m_questions, &QuestionQueue::told, this, [this](const QString& profile, const Error& trouble) {
        m_desk.log().warning(profile.toStdString() + ": " + sentence(trouble));
        tell(trouble);
    });
    connect(&m_tray, &Tray::settingsWanted, this, &TrayProgram::showSettings);
    connect(&m_tray, &Tray::aboutWanted, this, &TrayProgram::showAbout);
    connect(&m_events, &SystemEvents::changed, &m_desk, &AppDesk::probeAll);
    connect(&m_desk, &Desk::profileWanted, this, [this](const QString& id) {
        showWindow();
        window().choose(id.toStdString());
    });
    connect(&m_events, &SystemEvents::looksChanged, this, &TrayProgram::applyLooks);
    connect(&m_events, &SystemEvents::sessionEnding, this, &TrayProgram::endWithSession);
    connect(&m_desk.settings(), &Settings::changed, this, &TrayProgram::applySettings);
}

TrayProgram::~TrayProgram() = default;

void TrayProgram::applySettings()
{
    applyLooks();
    if (m_desk.settings().language() == m_language)
        return;
    m_language = m_desk.settings().language();
    translate(*qApp, m_language);
    m_tray.retranslate();
}

void TrayProgram::applyLooks()
{
    applyAppearance(*qApp, m_desk.settings());
    m_tray.groundChanged();
}

Result<void> TrayProgram::listen(const std::filesystem::path& runtime, const std::filesystem::path& profiles)
{
    const auto carryOutSoon = [this](const ControlRequest& request) {
        if (request.command == ControlCommand::ForgetSecrets)
            return m_desk.forgetSecrets(request.profile); // Before it is answered that it is done.
        if (request.command == ControlCommand::Quit)
            endWithin(patienceWithEnding, 0); // Also where the window hangs.
        const auto carriedOut = [this, request] {
            carryOut(request);
            m_control->publish(m_desk.reports(), request.profile);
        };
        QMetaObject::invokeMethod(this, carriedOut, Qt::QueuedConnection);
    };
    auto control = ControlThread::open(
        runtime, profiles.string(), carryOutSoon, {m_desk.checks(), m_desk.events(), m_desk.claims()});
    if (!control)
        return fail(control);
    m_control = std::move(*control);
    m_control->publish(m_desk.reports());
    connect(&m_desk, &AppDesk::reportsChanged, this, [this] { m_control->publish(m_desk.reports()); });
    return {};
}

void TrayProgram::carryOut(const ControlRequest& request)
{
    switch (request.command) {
    case ControlCommand::Connect:
        m_desk.load(); // Whoever has just saved it wants that one.
        return m_desk.connectHere(request.profile);
    case ControlCommand::Disconnect:
        return m_desk.disconnectTunnel(request.profile);
    case ControlCommand::Reconnect:
        return m_desk.reconnectTunnel(request.profile);
    case ControlCommand::Check:
        return m_desk.beginCheck(request.asker, request.profile);
    case ControlCommand::ProfilesChanged:
        return m_desk.load();
    case ControlCommand::Show:
        return showWindow();
    case ControlCommand::Quit:
        return QCoreApplication::quit();
    case ControlCommand::Status:
    case ControlCommand::Events:
    case ControlCommand::ForgetSecrets:
    case ControlCommand::Attend:
    case ControlCommand::Answer:
    case ControlCommand::HandOver:
        return;
    }
}

// Asks nothing: the person has decided already. The system may end us as soon as this returns.
void TrayProgram::endWithSession()
{
    QCoreApplication::quit();
    m_desk.settings().save();
}

MainWindow& TrayProgram::window()
{
    if (!m_window) {
        m_window = std::make_unique<MainWindow>(m_desk);
        connectWindow();
    }
    m_window->setHasTray(m_tray.hasPlace());
    return *m_window;
}

void TrayProgram::connectWindow()
{
    connect(m_window.get(), &MainWindow::addWanted, this, [this] { edit({}); });
    connect(m_window.get(), &MainWindow::editWanted, this, &TrayProgram::edit);
    connect(m_window.get(), &MainWindow::checkWanted, this, [this](const QString& id) {
        if (const TunnelRow* row = m_desk.model().find(id.toStdString()))
            showCheck(row->profile);
    });
    connect(m_window.get(), &MainWindow::guideWanted, this, &TrayProgram::showGuide);
    connect(m_window.get(), &MainWindow::settingsWanted, this, &TrayProgram::showSettings);
    connect(m_window.get(), &MainWindow::importWanted, this, &TrayProgram::showImport);
    connect(m_window.get(), &MainWindow::aboutWanted, this, &TrayProgram::showAbout);
    connect(m_window.get(), &MainWindow::hostKeyReplaceWanted, this, &TrayProgram::replaceHostKey);
    connect(m_window.get(), &MainWindow::answerWanted, &m_questions, &QuestionQueue::raiseOf);
    connect(m_window.get(), &MainWindow::fieldWanted, this, [this](const QString& id, const QString& field) {
        edit(id);
        auto* wanted
            = m_edited == id ? m_editor->findChild<QWidget*>(field) : nullptr; // Not another's field.
        if (wanted != nullptr)
            wanted->setFocus();
    });
    connect(m_window.get(), &MainWindow::hidden, this, [this] {
        if (m_desk.settings().showsNotifications())
            m_tray.show(noteOfHiding());
    });
}

void TrayProgram::showWindow()
{
    MainWindow& shown = window();
    shown.setWindowState(shown.windowState() & ~Qt::WindowMinimized); // One that fills the screen still does.
    shown.show();
    shown.raise();
    shown.activateWindow();
    m_questions.raiseCurrent();
}

void TrayProgram::tell(const Error& trouble)
{
    showWindow();
    window().tell(trouble);
}

void TrayProgram::say(const QString& sentence)
{
    showWindow();
    window().tell(sentence);
}

// One editor at a time: two of the same profile would overwrite each other.
void TrayProgram::edit(const QString& id)
{
    if (m_editor) {
        m_editor->raise();
        m_editor->activateWindow();
        return;
    }
    const TunnelRow* row = m_desk.model().find(id.toStdString());
    auto* dialog = new ProfileDialog(m_desk, row != nullptr ? row->profile : Profile{}, &window());
    connect(dialog, &ProfileDialog::checkWanted, this, &TrayProgram::showCheck);
    connect(dialog, &ProfileDialog::saved, this,
        [this](const QString& saved) { window().choose(saved.toStdString()); });
    m_editor = dialog;
    m_edited = id;
    dialog->show();
}

void TrayProgram::showImport()
{
    if (!m_import) {
        auto* dialog = new ImportDialog(m_desk, importAccess(), &window());
        connect(dialog, &ImportDialog::imported, this,
            [this](const QString& id) { window().choose(id.toStdString()); });
        m_import = dialog;
    }
    m_import->show();
    m_import->raise();
    m_import->activateWindow();
}

// One guide at a time, as of editors.
void TrayProgram::showGuide()
{
    if (!m_guide) {
        auto* guide = new Guide(m_desk, autostartControl(), &window());
        connect(guide, &Guide::answerWanted, &m_questions, &QuestionQueue::raiseOf);
        connect(guide, &Guide::made, this, [this](const QString& id) { window().choose(id.toStdString()); });
        if (const auto home = homeFolder())
            guide->offerHosts(*home / ".ssh" / "config", {*home, ownAccount()});
        m_guide = guide;
    }
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
}

void TrayProgram::showCheck(const Profile& profile)
{
    auto* dialog = new CheckDialog(m_desk, profile, &window());
    dialog->show();
}

void TrayProgram::replaceHostKey(const QString& id)
{
    const TunnelRow* row = m_desk.model().find(id.toStdString());
    const auto* failed = row != nullptr ? std::get_if<Failed>(&row->state) : nullptr;
    if (failed == nullptr)
        return;
    auto* dialog = new HostKeyChangedDialog(row->profile, failed->why, &window());
    const auto replace = [this, changed = failed->why](const QString& wanted) {
        if (const auto replaced = m_desk.replaceHostKey(wanted.toStdString(), changed); !replaced)
            tell(replaced.error());
    };
    connect(dialog, &HostKeyChangedDialog::replaceWanted, this, replace);
    dialog->show();
}

void TrayProgram::showSettings()
{
    if (!m_settingsDialog)
        m_settingsDialog = new SettingsDialog(m_desk.settings(), autostartControl());
    m_settingsDialog->show();
    m_settingsDialog->raise();
    m_settingsDialog->activateWindow();
}

void TrayProgram::showAbout()
{
    (new AboutDialog(notices()))->show();
}

bool TrayProgram::hasTunnel() const
{
    return std::ranges::any_of(
        m_desk.model().all(), [this](const TunnelRow& row) { return m_desk.runsHere(row.profile.id); });
}

void TrayProgram::askToQuit()
{
    if (!hasTunnel() || !m_desk.settings().asksBeforeQuit())
        return QCoreApplication::quit();
    if (m_quitBox) {
        m_quitBox->raise();
        return;
    }
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Quit Underpass"), tr("Quit and end your tunnels?"), QMessageBox::Cancel);
    box->setObjectName("quitBox");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Programs that use them lose their connections."));
    QPushButton* yes = box->addButton(tr("&Quit"), QMessageBox::AcceptRole);
    yes->setObjectName("confirmQuit");
    connect(yes, &QPushButton::clicked, qApp, &QCoreApplication::quit);
    m_quitBox = box;
    box->show();
}

} // namespace underpass
