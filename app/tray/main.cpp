// SPDX-License-Identifier: MIT
#include "app/EndRequests.h"
#include "app/Startup.h"
#include "app/tray/Appearance.h"
#include "app/tray/FirstInstance.h"
#include "app/tray/Options.h"
#include "app/tray/TrayProgram.h"
#include "core/control/ProfileLog.h"
#include "core/system/Paths.h"
#include "ui/parts/StateIcon.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Translation.h"

#include <QApplication>
#include <QEvent>
#include <QMessageBox>

#include <cstdio>

namespace {

namespace up = underpass;

// Whoever asks it to quit, a menu, underpassctl or the session: no window may call that off. A window that
// stays when it is closed has not been asked about the program.
class Application : public QApplication
{
public:
    using QApplication::QApplication;

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::Quit)
            return QApplication::event(event);
        exit(0);
        return true;
    }
};

// Started from a menu, nobody reads the standard error.
int complain(const up::Error& error)
{
    std::fprintf(stderr, "underpass: %s\n", up::sentence(error).c_str());
    QMessageBox box{QMessageBox::Critical, "Underpass", up::userSentence(error)};
    box.setTextFormat(Qt::PlainText);
    box.exec();
    return 1;
}

int run(QApplication& application, const up::Options& options)
{
    const auto paths = up::standardPaths(options.profiles);
    if (!paths)
        return complain(paths.error());
    const auto profiles = options.profiles.empty() ? paths->config : options.profiles;
    const auto knownHosts = options.knownHosts.empty() ? up::standardKnownHosts(*paths) : options.knownHosts;
    if (const auto usable = up::checkFolder(options.profiles); !usable)
        return complain(usable.error());
    std::vector folders{paths->runtime, paths->state};
    if (options.profiles.empty() || !std::filesystem::exists(profiles))
        folders.push_back(profiles);
    for (const auto& folder : folders) {
        if (const auto made = up::makePrivateFolder(folder); !made)
            return complain(made.error());
    }
    const auto lock = up::becomeFirstInstance(paths->runtime);
    if (!lock)
        return complain(lock.error());
    if (!*lock)
        return 0;

    up::Settings settings{QString::fromStdString((profiles / "settings.ini").string())};
    up::translate(application, settings.language());
    up::applyAppearance(application, settings);
    const auto logFile = up::trayLog(paths->state);
    const auto level = settings.logsDetails() ? up::Log::Level::Debug : up::Log::Level::Info;
    const auto log = up::Log::open(logFile, level, up::Log::Echo::None);
    if (!log)
        return complain(log.error());

    up::QuestionQueue questions;
    up::AppDesk desk{{profiles, knownHosts, logFile, paths->runtime}, *log, questions, settings};
    up::TrayProgram program{{desk, questions}};
    desk.load();
    if (const auto listening = program.listen(paths->runtime, profiles); !listening)
        program.tell(listening.error());
    if (!options.isHidden && !settings.startsHidden())
        program.showWindow();
    desk.watchBackground([&desk] { desk.connectAtStart(); });
    const int code = QApplication::exec();
    up::endWithin(up::patienceWithEnding, code);
    log->info("Underpass ends.");
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    up::prepareProcess();
    up::introduceProgram();
    Application application(argc, argv);
    QApplication::setApplicationName("underpass");
    QApplication::setApplicationDisplayName("Underpass");
    QApplication::setApplicationVersion(UNDERPASS_VERSION);
    QApplication::setDesktopFileName("underpass");
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setQuitLockEnabled(false);
    const up::Options options = up::readOptions(QApplication::arguments());
    QApplication::setWindowIcon(up::applicationIcon());
    return run(application, options);
}
