// SPDX-License-Identifier: MIT
#include "tests/ui/AllWindows.h"

#include "ui/guide/Guide.h"
#include "ui/import/ImportDialog.h"
#include "ui/parts/HowToUse.h"
#include "ui/profile/ProfileDialog.h"
#include "ui/questions/HostKeyChangedDialog.h"
#include "ui/questions/QuestionDialog.h"
#include "ui/window/AboutDialog.h"
#include "ui/window/CheckDialog.h"
#include "ui/window/HowToUseDialog.h"
#include "ui/window/MainWindow.h"
#include "ui/window/OpenDialog.h"
#include "ui/window/SettingsDialog.h"
#include "ui/window/TrafficPlot.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLineEdit>
#include <QMessageBox>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

#include <cmath>
#include <functional>

namespace underpass {

namespace {

void addTraffic(QWidget& window)
{
    auto* plot = window.findChild<TrafficPlot*>("trafficPlot");
    for (int second = 0; second < 300; ++second) {
        const double wave = std::abs(std::sin(second / 17.0)) * std::abs(std::sin(second / 5.0));
        plot->add(static_cast<std::uint64_t>(wave * 1.4e6), static_cast<std::uint64_t>(wave * wave * 3e5));
    }
}

std::unique_ptr<QWidget> mainWindow(FakeDesk& desk, const ProfileId& chosen, int tab)
{
    auto window = std::make_unique<MainWindow>(desk);
    window->choose(chosen);
    window->findChild<QTabWidget*>("tabs")->setCurrentIndex(tab);
    addTraffic(*window);
    return window;
}

// The list in groups, one of them closed, after some time.
std::unique_ptr<QWidget> inGroups()
{
    auto* desk = new FakeDesk;
    showExample(*desk);
    std::vector<Profile> profiles = desk->model().profiles();
    profiles[1].groups = {"Shop"};
    profiles[2].groups = {"Office"};
    profiles[3].groups = {"Office", "Shop"};
    desk->model().setProfiles(profiles);
    desk->settings().setCollapsedGroups({"Office"});
    auto window = mainWindow(*desk, "mail", 0);
    desk->setParent(window.get());
    return window;
}

// As it greets whoever starts it first.
std::unique_ptr<QWidget> firstWindow()
{
    auto* desk = new FakeDesk;
    auto window = std::make_unique<MainWindow>(*desk);
    desk->setParent(window.get());
    return window;
}

std::unique_ptr<QWidget> profileWithProblems(FakeDesk& desk)
{
    auto dialog = std::make_unique<ProfileDialog>(desk, desk.model().find("mail")->profile);
    dialog->findChild<QLineEdit*>("name")->setText("Shop database");
    dialog->findChild<QLineEdit*>("host")->setText("two words");
    return dialog;
}

std::unique_ptr<ProfileDialog> profilePage(FakeDesk& desk, const Profile& profile, int page)
{
    auto dialog = std::make_unique<ProfileDialog>(desk, profile);
    dialog->findChild<QTabWidget*>("pages")->setCurrentIndex(page);
    return dialog;
}

// With all that is out of the way elsewhere in view.
Profile forAnOldServer()
{
    Profile profile = longWay();
    profile.credentials.methods = {LogInWith::Agent};
    profile.credentials.agent = "~/.1password/agent.sock";
    profile.keepalive = std::chrono::seconds{0};
    profile.oldAlgorithms = {"ssh-rsa", "aes256-cbc"};
    return profile;
}

// Row `row` of the forwards, with its fields.
std::unique_ptr<QWidget> forwardPage(FakeDesk& desk, int row)
{
    auto dialog = profilePage(desk, everyKindOfForward(), 1);
    auto* table = dialog->findChild<QTableView*>("forwards");
    table->setCurrentIndex(table->model()->index(row, 1));
    return dialog;
}

std::unique_ptr<QWidget> wayWithProblems(FakeDesk& desk)
{
    auto dialog = profilePage(desk, longWay(), 2);
    dialog->findChild<QLineEdit*>("proxyHost")->clear();
    dialog->findChild<QLineEdit*>("hopHost")->setText("two words");
    dialog->findChild<QLineEdit*>("hop.keyFile")->setText("id_ed25519");
    return dialog;
}

// With every kind of row.
std::unique_ptr<QWidget> import(FakeDesk& desk)
{
    Imported found;
    const auto add = [&](const char* name, const char* host, const char* forward) -> SshDraft& {
        SshOptions options{{}};
        options.address(host);
        if (*forward != '\0')
            options.forward(ForwardKind::Local, forward);
        found.sessions.push_back(sessionOf(name, options));
        return found.sessions.back().draft;
    };
    add("Mail at home", "anna@mail.example.org", "2110:localhost:110")
        .remarks.push_back({"AgentFwd", {notTaken::noAgentThere}});
    add("Web", "web.example.org", "0.0.0.0:8081:intern:80");
    add("Terminal", "anna@shell.example.org", "");
    auto dialog = std::make_unique<ImportDialog>(desk,
        ImportAccess{
            [found](ImportFormat, const auto&, const auto&) -> Result<Imported> { return found; }, "anna"});
    auto* list = dialog->findChild<QTreeWidget*>();
    while (list->topLevelItemCount() == 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return dialog;
}

AutostartControl startsAtLogon()
{
    return {[] { return AtLogon::Starts; }, [](bool) { return Result<void>{}; }};
}

// The guide, after a click on the first tile.
std::unique_ptr<QWidget> guideAtTheServer(FakeDesk& desk)
{
    auto guide = std::make_unique<Guide>(desk, startsAtLogon());
    guide->findChild<QAbstractButton*>("purpose0")->click();
    guide->findChild<QAbstractButton*>("guideElsewhere")->click();
    return guide;
}

// The guide at its end, with a tunnel as it is made up in `state`, which is given the saved profile. It has a
// desk of its own: what it saves is in no other window.
std::unique_ptr<QWidget> guideAtItsEnd(
    const std::function<TunnelState(const Profile&)>& state, bool isTested = false)
{
    auto* desk = new FakeDesk;
    auto guide = std::make_unique<Guide>(*desk, startsAtLogon());
    desk->setParent(guide.get());
    guide->findChild<QAbstractButton*>("purpose0")->click();
    guide->findChild<QLineEdit*>("guideHost")->setText("mail.example.org");
    guide->findChild<QLineEdit*>("guideAccount")->setText("anna");
    guide->findChild<QAbstractButton*>("guideNext")->click();
    desk->model().setProfiles({desk->saved.back()});
    desk->model().setState(desk->saved.back().id, state(desk->saved.back()));
    if (isTested)
        guide->findChild<HowToUse*>()->add(
            {CheckStage::Greeting, found::Welcomed{{"localhost", 110}, "+OK Dovecot ready."}, {}, {}, 0});
    return guide;
}

TunnelState upButOne(const Profile& profile)
{
    Online up;
    up.since = Clock::now();
    for (const Forward& forward : profile.forwards)
        up.forwards.push_back({forward, forward.listen, true, {}});
    up.forwards.back().listening = false;
    up.forwards.back().trouble = Error{ErrorCode::PortInUse, "localhost:1587", "postfix (pid 812, root)"};
    return up;
}

// What is said where nothing opens what has answered.
std::unique_ptr<QWidget> openWithoutAProgram()
{
    auto* desk = new FakeDesk;
    const Forward forward = localForward(13389, 3389);
    Profile profile = everyKindOfForward();
    profile.forwards = {forward};
    Online online;
    online.forwards.push_back({forward, forward.listen, true, {}});
    desk->model().setProfiles({profile});
    desk->model().setState(profile.id, online);
    desk->shown.outcome = Viewers::Outcome::NoneFound;
    desk->checkSteps = {{CheckStage::Greeting, found::Speaks{{"localhost", 3389}, "RDP"}, {}, {}, 0}};
    auto dialog = std::make_unique<OpenDialog>(*desk, profile.id, forward);
    desk->setParent(dialog.get());
    while (!dialog->isVisible()) // It comes up by itself.
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return dialog;
}

// While a log-in waits for somebody who is to approve it elsewhere.
std::unique_ptr<QWidget> waitingForYou(FakeDesk& desk)
{
    auto dialog = std::make_unique<CheckDialog>(desk, desk.model().find("mail")->profile);
    const Endpoint server{"mail.example.org", 22};
    const ServerWords words{"To authenticate, visit:\nhttps://login.example.org/a/0123456789abcdef"};
    for (const CheckFinding& found : std::vector<CheckFinding>{found::Said{{server, words}},
             found::Said{{server, LongWait{WaitsFor::Approval, "log-in by password"}}}})
        dialog->addStep({CheckStage::LogIn, found});
    return dialog;
}

std::unique_ptr<QWidget> finishedCheck(FakeDesk& desk)
{
    auto dialog = std::make_unique<CheckDialog>(desk, desk.model().find("mail")->profile);
    using std::chrono::milliseconds;
    const Endpoint server{"mail.example.org", 22};
    const Endpoint pop3{"localhost", 110};
    const Error forbidden{ErrorCode::ForwardRefused, "localhost:143", ""};
    for (const CheckStep& step : std::vector<CheckStep>{
             {CheckStage::LookUp, found::Resolved{server.host, {"192.0.2.17"}}, milliseconds{4}},
             {CheckStage::Connect, found::Connected{server}, milliseconds{31}},
             {CheckStage::HostKey, found::HostKeyTrusted{server}},
             {CheckStage::LogIn, found::LoggedIn{"anna"}},
             {CheckStage::Forward, found::Listening{localForward(1110, 110)}},
             {CheckStage::Greeting, found::Welcomed{pop3, "+OK Dovecot ready."}},
             {CheckStage::Greeting, found::Trouble{forbidden}}})
        dialog->addStep(step);
    dialog->finish();
    return dialog;
}

// The box with which `opener` asks after what has been done to it, and which is kept with it.
std::shared_ptr<QWidget> boxOf(std::shared_ptr<QWidget> opener, const QString& name)
{
    auto* box = opener->findChild<QMessageBox*>(name);
    settle();
    box->hide();
    return {std::move(opener), box};
}

std::shared_ptr<QWidget> discardBox(FakeDesk& desk)
{
    auto dialog = profileWithProblems(desk);
    dynamic_cast<QDialog&>(*dialog).reject();
    return boxOf(std::move(dialog), "discardBox");
}

std::shared_ptr<QWidget> removeBox(FakeDesk& desk)
{
    auto window = mainWindow(desk, "mail", 0);
    window->findChild<QAbstractButton*>("removeButton")->click();
    return boxOf(std::move(window), "removeBox");
}

std::shared_ptr<QWidget> forgetBox(FakeDesk& desk)
{
    auto window = mainWindow(desk, "mail", 2);
    auto* forget = window->findChild<QAbstractButton*>("historyForget");
    forget->setEnabled(true); // Its history is not read yet.
    forget->click();
    return boxOf(std::move(window), "forgetBox");
}

std::shared_ptr<QWidget> keepBox()
{
    auto guide = guideAtItsEnd(
        [](const Profile&) { return Failed{{ErrorCode::NameNotFound, "mail.exmaple.org", {}}}; });
    dynamic_cast<QDialog&>(*guide).reject();
    return boxOf(std::move(guide), "keepBox");
}

} // namespace

void settle()
{
    constexpr int turns = 5; // As deep as layouts lie in each other here.
    for (int turn = 0; turn < turns; ++turn)
        QCoreApplication::processEvents();
}

std::vector<NamedWindow> allWindows(FakeDesk& desk)
{
    const Profile desktop = desk.model().find("desktop")->profile;
    const Error changed = std::get<Failed>(desk.model().find("desktop")->state).why;
    const auto question = [](auto what) {
        return std::unique_ptr<QWidget>{makeQuestionDialog(exampleQuestion(std::move(what)))};
    };
    std::vector<NamedWindow> all;
    all.push_back({"first", firstWindow()});
    all.push_back({"window", mainWindow(desk, "mail", 0)});
    all.push_back({"connections", mainWindow(desk, "mail", 1)});
    all.push_back({"no-connections", mainWindow(desk, "database", 1)});
    all.push_back({"history", mainWindow(desk, "mail", 2)});
    all.push_back({"log", mainWindow(desk, "mail", 3)});
    all.push_back({"every-kind", mainWindow(desk, "every", 0)});
    all.push_back({"every-connection", mainWindow(desk, "every", 1)});
    all.push_back({"groups", inGroups()});
    all.push_back({"waiting", mainWindow(desk, "database", 0)});
    all.push_back({"profile", std::make_unique<ProfileDialog>(desk, desk.model().find("mail")->profile)});
    all.push_back({"profile-problems", profileWithProblems(desk)});
    all.push_back({"profile-old", profilePage(desk, forAnOldServer(), 0)});
    for (const int row : {0, 1, 2})
        all.push_back({QString{"profile-forward-%1"}.arg(row), forwardPage(desk, row)});
    all.push_back({"profile-no-way", profilePage(desk, desk.model().find("mail")->profile, 2)});
    all.push_back({"profile-way", profilePage(desk, longWay(), 2)});
    all.push_back({"profile-way-problems", wayWithProblems(desk)});
    all.push_back({"guide", std::make_unique<Guide>(desk, startsAtLogon())});
    all.push_back({"guide-server", guideAtTheServer(desk)});
    all.push_back({"guide-end", guideAtItsEnd(upButOne, true)});
    all.push_back({"guide-failed", guideAtItsEnd([](const Profile&) {
                       return Failed{{ErrorCode::NameNotFound, "mail.exmaple.org", {}}};
                   })});
    all.push_back({"how-to-use", std::make_unique<HowToUseDialog>(desk, "every")});
    all.push_back({"open", openWithoutAProgram()});
    all.push_back({"check", finishedCheck(desk)});
    all.push_back({"waiting-for-you", waitingForYou(desk)});
    all.push_back({"host-key", question(HostKeyQuestion{"ssh-ed25519", exampleFingerprint})});
    all.push_back({"host-key-changed", std::make_unique<HostKeyChangedDialog>(desktop, changed)});
    all.push_back({"password", question(PasswordQuestion{true})});
    all.push_back(
        {"code", question(CodeQuestion{"Second factor", "Look at your telephone.", {{"Code: ", false}}})});
    all.push_back({"new-password",
        question(NewPasswordQuestion{"Your password has expired.\nAt least 12 characters, please.", false})});
    all.push_back({"settings",
        std::make_unique<SettingsDialog>(
            desk.settings(), startsAtLogon(), nullptr, QStringList{"windows11"})});
    all.push_back({"import", import(desk)});
    all.push_back({"about", std::make_unique<AboutDialog>("Underpass\n\nMIT License\n")});
    all.push_back({"discard", discardBox(desk)});
    all.push_back({"remove", removeBox(desk)});
    all.push_back({"forget", forgetBox(desk)});
    all.push_back({"keep", keepBox()});
    for (const NamedWindow& each : all)
        each.window->setAttribute(Qt::WA_DeleteOnClose, false);
    return all;
}

} // namespace underpass
