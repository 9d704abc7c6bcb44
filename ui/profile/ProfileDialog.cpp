// SPDX-License-Identifier: MIT
#include "ui/profile/ProfileDialog.h"

#include "core/profile/Profiles.h"
#include "ui/parts/Fields.h"
#include "ui/parts/PageArea.h"
#include "ui/profile/ForwardsPage.h"
#include "ui/profile/ProfileDraft.h"
#include "ui/profile/ServerPage.h"
#include "ui/profile/WayPage.h"
#include "ui/words/ErrorText.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QTabWidget>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

using namespace std::chrono_literals;

QScrollArea* scrollable(QWidget* page)
{
    auto* area = new PageArea(page);
    page->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

} // namespace

ProfileDialog::ProfileDialog(Desk& desk, const Profile& profile, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_before(profile)
    , m_forwards(new ForwardTable(profile.forwards, this))
{
    setObjectName("profileDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    (new QVBoxLayout(this))->setContentsMargins({});
    // On a small screen, or with large letters, its pages scroll and its buttons stay in view.
    resize(fontMetrics().averageCharWidth() * 105,
        std::min(fontMetrics().height() * 44, screen()->availableSize().height() * 9 / 10));
    m_portCheck.setSingleShot(true);
    m_portCheck.setInterval(300ms);
    connect(&m_portCheck, &QTimer::timeout, this, &ProfileDialog::checkPorts);
    build(profile);
}

void ProfileDialog::build(const Profile& shown)
{
    setWindowTitle(m_before.id.empty() ? tr("New profile - Underpass") : tr("Edit a profile - Underpass"));
    m_content = new QWidget;
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("pages");
    m_tabs->setAccessibleName(tr("Pages"));
    auto* server = new ServerPage(shown);
    auto* forwards = new ForwardsPage(*m_forwards, takenPorts(m_desk.model(), m_before.id));
    m_way = new WayPage(shown);
    m_pages = {server, forwards, m_way};
    for (ProfilePage* page : m_pages) {
        m_tabs->addTab(scrollable(page), QString{});
        connect(page, &ProfilePage::edited, this, &ProfileDialog::validateAll);
    }
    m_trouble = plainLabel("Problem");
    auto* layout = new QVBoxLayout(m_content);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_trouble);
    layout->addWidget(buildButtons());
    this->layout()->addWidget(m_content);
    validateAll();
    server->setFocus();
}

QWidget* ProfileDialog::buildButtons()
{
    QDialogButtonBox* buttons = dialogButtons(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setObjectName("save");
    m_test = buttons->addButton(tr("Test no&w"), QDialogButtonBox::ActionRole);
    m_test->setObjectName("test");
    for (QAbstractButton* each :
        buttons->buttons()) // Enter saves or does nothing: it never gives up what was typed.
        qobject_cast<QPushButton*>(each)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProfileDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ProfileDialog::reject);
    connect(m_test, &QPushButton::clicked, this, [this] { emit checkWanted(draft()); });
    return buttons;
}

// In another language, with everything that was typed.
void ProfileDialog::rebuild()
{
    const FocusKept focus{*this};
    const Profile now = draft();
    const int tab = m_tabs->currentIndex();
    delete m_content;
    build(now);
    m_tabs->setCurrentIndex(tab);
}

void ProfileDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

Profile ProfileDialog::draft() const
{
    Profile profile = m_before;
    for (const ProfilePage* page : m_pages)
        page->putInto(profile);
    if (profile.id.empty())
        profile.id = makeId(profile.name, m_desk.model().profiles());
    return profile;
}

std::vector<FieldProblem> ProfileDialog::problems(const Profile& profile) const
{
    std::vector<FieldProblem> found = m_forwards->problems();
    for (const Problem& problem : validate(profile))
        found.push_back(translated(problem));
    for (const Problem& problem : problemsAmong(m_desk.model(), profile))
        found.push_back(translated(problem));
    return found;
}

// What has not been filled in yet is none, until somebody wants to save a new profile.
std::vector<FieldProblem> ProfileDialog::mistakes(const Profile& profile) const
{
    std::vector<FieldProblem> found = problems(profile);
    if (!m_before.id.empty() || m_wasTried)
        return found;
    std::erase_if(found, [&](const FieldProblem& problem) {
        return (problem.field == "name" && profile.name.empty())
            || (problem.field.starts_with("server") && profile.server.host.empty())
            || (problem.field == "account" && profile.account.empty())
            || (problem.field == "forwards" && profile.forwards.empty());
    });
    return found;
}

void ProfileDialog::validateAll()
{
    const Profile profile = draft();
    const auto found = mistakes(profile);
    m_way->showWay(profile);
    m_save->setEnabled(found.empty());
    m_save->setDefault(found.empty());
    m_save->setToolTip(found.empty() ? QString{} : tr("First mend what is marked with ✗."));
    m_test->setEnabled(found.empty() && problems(profile).empty() && !isRunning());
    m_test->setToolTip(isRunning() ? tr("The tunnel is running: disconnect it to test.") : QString{});
    showProblems(found);
    m_portCheck.start();
}

// A page with something wrong on it says so on its tab.
void ProfileDialog::showProblems(std::vector<FieldProblem> problems)
{
    const QStringList titles{tr("Ser&ver"), tr("&Forwards"), tr("Rou&te")};
    if (!m_portTrouble.isEmpty())
        problems.push_back({"forwards", m_portTrouble});
    for (std::size_t page = 0; page < m_pages.size(); ++page) {
        const std::size_t before = problems.size();
        problems = m_pages[page]->showProblems(problems);
        const int tab = static_cast<int>(page);
        m_tabs->setTabText(tab, (problems.size() < before ? QString{"✗ "} : QString{}) + titles[tab]);
    }
    m_trouble->setVisible(!problems.empty());
    m_trouble->setText(problems.empty() ? QString{} : QString{"✗ "} + problems.front().text);
}

bool ProfileDialog::isRunning() const
{
    const TunnelRow* row = m_desk.model().find(m_before.id);
    return row != nullptr && !isFinal(row->state);
}

// A remote forward's port is the server's, and those of a running tunnel are its own.
std::vector<Endpoint> ProfileDialog::portsToCheck() const
{
    const auto isHere = [](const Forward& forward) {
        return forward.enabled && listensHere(forward) && forward.listen.port != 0;
    };
    std::vector<Endpoint> wanted;
    for (const Forward& forward : m_forwards->forwards()) {
        const bool isOurs = isRunning() && std::ranges::any_of(m_before.forwards, [&](const Forward& before) {
            return isHere(before) && before.listen == forward.listen;
        });
        if (isHere(forward) && !isOurs)
            wanted.push_back(forward.listen);
    }
    return wanted;
}

// A taken port does not keep a profile from being saved: whoever has it may be gone by then.
void ProfileDialog::checkPorts()
{
    QThreadPool::globalInstance()->start(
        [self = QPointer<ProfileDialog>{this}, number = ++m_portCheckNumber, wanted = portsToCheck(),
            whyNotListen = m_desk.portCheck(), app = qApp] {
            QString trouble;
            for (const Endpoint& listen : wanted) {
                const auto why = whyNotListen(listen);
                if (why && trouble.isEmpty())
                    trouble = userSentence(*why);
            }
            QMetaObject::invokeMethod(
                app,
                [self, number, trouble] {
                    if (!self || number != self->m_portCheckNumber || trouble == self->m_portTrouble)
                        return;
                    self->m_portTrouble = trouble;
                    self->validateAll();
                },
                Qt::QueuedConnection);
        });
}

void ProfileDialog::accept()
{
    const Profile profile = draft();
    m_wasTried = true;
    if (!problems(profile).empty())
        return validateAll();
    if (const auto done = m_desk.save(profile); !done) {
        m_trouble->setText(QString{"✗ "} + userSentence(done.error()));
        m_trouble->show();
        return;
    }
    emit saved(QString::fromStdString(profile.id));
    QDialog::accept();
}

void ProfileDialog::reject()
{
    Profile now = draft();
    now.id = m_before.id;
    if (now == m_before && m_forwards->problems().empty())
        return QDialog::reject();
    if (findChild<QMessageBox*>("discardBox") != nullptr)
        return;
    auto* box = new QMessageBox(
        QMessageBox::Question, windowTitle(), tr("Discard your changes?"), QMessageBox::NoButton, this);
    box->setObjectName("discardBox");
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    yes->setObjectName("confirmDiscard");
    QPushButton* no = box->addButton(tr("&Keep editing"), QMessageBox::RejectRole);
    no->setObjectName("keepEditing");
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

} // namespace underpass
