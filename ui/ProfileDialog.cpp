// SPDX-License-Identifier: MIT
#include "ui/ProfileDialog.h"

#include "core/PortCheck.h"
#include "ui/ForwardEditor.h"
#include "ui/ForwardTable.h"
#include "ui/ProfileDraft.h"
#include "ui/StateText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QThreadPool>

#include <algorithm>

namespace underpass {

namespace {

using namespace std::chrono_literals;

QLineEdit* line(const char* name, const QString& accessibleName)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setMaxLength(400);
    return edit;
}

} // namespace

ProfileDialog::ProfileDialog(Desk& desk, const Profile& profile, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_before(profile)
    , m_name(line("name", tr("Name")))
    , m_host(line("host", tr("Server")))
    , m_port(new QSpinBox)
    , m_account(line("account", tr("Account")))
    , m_logIn(new QComboBox)
    , m_keyFile(line("keyFile", tr("Key file")))
    , m_remember(new QCheckBox(tr("Offer to re&member passwords and passphrases")))
    , m_forwards(new ForwardEditor(profile.forwards, takenPorts(desk.model(), profile.id)))
    , m_autostart(new QCheckBox(tr("&Connect when Underpass starts")))
    , m_retry(new QCheckBox(tr("Connect again &by itself after a loss")))
    , m_keepalive(new QSpinBox)
{
    setObjectName("profileDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(profile.id.empty() ? tr("New profile - Underpass") : tr("Edit a profile - Underpass"));
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 34);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildServer(*form);
    buildLogIn(*form);
    buildRest(*form);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form, 1);
    buildButtons();
    fill();
    m_portCheck.setSingleShot(true);
    m_portCheck.setInterval(300ms);
    connect(&m_portCheck, &QTimer::timeout, this, &ProfileDialog::checkPorts);
    for (QLineEdit* edit : {m_name, m_host, m_account, m_keyFile})
        connect(edit, &QLineEdit::textChanged, this, &ProfileDialog::validateAll);
    connect(m_logIn, &QComboBox::currentIndexChanged, this, &ProfileDialog::validateAll);
    connect(m_port, &QSpinBox::valueChanged, this, &ProfileDialog::validateAll);
    connect(m_keepalive, &QSpinBox::valueChanged, this, &ProfileDialog::validateAll);
    connect(m_forwards, &ForwardEditor::edited, this, &ProfileDialog::validateAll);
    validateAll();
}

QLabel* ProfileDialog::addProblemLine(QFormLayout& form, const std::string& field)
{
    auto* label = new QLabel;
    label->setObjectName(QString::fromStdString(field) + "Problem");
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    form.addRow(QString{}, label);
    m_problems[field] = label;
    return label;
}

void ProfileDialog::buildServer(QFormLayout& form)
{
    form.addRow(tr("&Name:"), m_name);
    addProblemLine(form, "name");
    m_port->setObjectName("port");
    m_port->setAccessibleName(tr("Port of the SSH server"));
    m_port->setRange(1, 65535);
    auto* portLabel = new QLabel(tr("&port:"));
    portLabel->setBuddy(m_port);
    auto* row = new QHBoxLayout;
    row->addWidget(m_host, 1);
    row->addWidget(portLabel);
    row->addWidget(m_port);
    form.addRow(tr("&Server:"), row);
    m_host->setPlaceholderText(tr("the SSH server's name or address"));
    auto* label = qobject_cast<QLabel*>(form.labelForField(row));
    label->setBuddy(m_host);
    addProblemLine(form, "server");
    form.addRow(tr("&Account:"), m_account);
    addProblemLine(form, "account");
}

void ProfileDialog::buildLogIn(QFormLayout& form)
{
    m_logIn->setObjectName("logIn");
    m_logIn->setAccessibleName(tr("How to log in"));
    for (const LogInChoice choice : logInChoices())
        m_logIn->addItem(logInText(choice));
    form.addRow(tr("&Log in with:"), m_logIn);
    auto* browse = new QPushButton(tr("&Find..."));
    browse->setObjectName("browse");
    connect(browse, &QPushButton::clicked, this, &ProfileDialog::browse);
    auto* row = new QHBoxLayout;
    row->addWidget(m_keyFile, 1);
    row->addWidget(browse);
    form.addRow(tr("&Key file:"), row);
    qobject_cast<QLabel*>(form.labelForField(row))->setBuddy(m_keyFile);
    m_keyFile->setPlaceholderText(tr("empty: the usual files in the .ssh folder"));
    m_remember->setObjectName("remember");
    form.addRow(QString{}, m_remember);
    addProblemLine(form, "credentials");
}

void ProfileDialog::buildRest(QFormLayout& form)
{
    form.addRow(tr("Forwards:"), m_forwards);
    addProblemLine(form, "forwards");
    m_autostart->setObjectName("autostart");
    m_retry->setObjectName("retry");
    m_keepalive->setObjectName("keepalive");
    m_keepalive->setAccessibleName(tr("Seconds between questions to a silent server"));
    m_keepalive->setRange(1, 3600);
    m_keepalive->setSuffix(tr(" s"));
    form.addRow(QString{}, m_autostart);
    form.addRow(QString{}, m_retry);
    form.addRow(tr("Ask a silent server &every:"), m_keepalive);
    addProblemLine(form, ""); // Whatever belongs to no field above.
}

void ProfileDialog::buildButtons()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setObjectName("save");
    m_test = buttons->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_test->setObjectName("test");
    layout()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProfileDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ProfileDialog::reject);
    connect(m_test, &QPushButton::clicked, this, [this] { emit checkWanted(draft()); });
}

void ProfileDialog::fill()
{
    m_name->setText(QString::fromStdString(m_before.name));
    m_host->setText(QString::fromStdString(m_before.server.host));
    m_port->setValue(m_before.server.port);
    m_account->setText(QString::fromStdString(m_before.account));
    m_logIn->setCurrentIndex(static_cast<int>(choiceOf(m_before.credentials)));
    if (!m_before.credentials.keyFiles.empty())
        m_keyFile->setText(QString::fromStdString(m_before.credentials.keyFiles.front()));
    m_remember->setChecked(m_before.credentials.remember);
    m_autostart->setChecked(m_before.autostart);
    m_retry->setChecked(m_before.retry.enabled);
    m_keepalive->setValue(static_cast<int>(m_before.keepalive.count()));
}

Profile ProfileDialog::draft() const
{
    Profile profile = m_before;
    profile.name = m_name->text().trimmed().toStdString();
    if (profile.id.empty())
        profile.id = newProfileId(m_desk.model(), profile.name);
    const auto host = parseHost(m_host->text().trimmed().toStdString());
    profile.server.host = host ? *host : m_host->text().trimmed().toStdString();
    profile.server.port = static_cast<std::uint16_t>(m_port->value());
    profile.account = m_account->text().trimmed().toStdString();
    const auto choice = static_cast<LogInChoice>(m_logIn->currentIndex());
    if (choice != choiceOf(m_before.credentials) || m_before.id.empty())
        profile.credentials.methods = methodsOf(choice);
    const std::string keyFile = m_keyFile->text().trimmed().toStdString();
    if (keyFile.empty())
        profile.credentials.keyFiles.clear();
    else if (profile.credentials.keyFiles.empty())
        profile.credentials.keyFiles.push_back(keyFile);
    else
        profile.credentials.keyFiles.front() = keyFile;
    profile.credentials.remember = m_remember->isChecked();
    profile.forwards = m_forwards->table().forwards();
    profile.autostart = m_autostart->isChecked();
    profile.retry.enabled = m_retry->isChecked();
    profile.keepalive = std::chrono::seconds{m_keepalive->value()};
    return profile;
}

std::vector<Problem> ProfileDialog::problems(const Profile& profile) const
{
    std::vector<Problem> found = m_forwards->table().problems();
    for (const Problem& problem : validate(profile))
        found.push_back(problem);
    for (const Problem& problem : problemsAmong(m_desk.model(), profile))
        found.push_back(problem);
    return found;
}

// The most particular line for each problem; the first problem of a line is enough to begin with.
void ProfileDialog::validateAll()
{
    std::map<std::string, QString> texts;
    for (const Problem& problem : problems(draft())) {
        const auto fits = [&](const auto& entry) { return problem.field.starts_with(entry.first); };
        const auto line = std::find_if(m_problems.rbegin(), m_problems.rend(), fits);
        if (line != m_problems.rend())
            texts.try_emplace(line->first, QString::fromStdString(problem.sentence));
    }
    m_save->setEnabled(texts.empty());
    m_save->setToolTip(texts.empty() ? QString{} : tr("First mend what is marked with ✗."));
    m_test->setEnabled(texts.empty() && !isRunning());
    m_test->setToolTip(isRunning() ? tr("The tunnel is running: disconnect it to test.") : QString{});
    if (!texts.contains("forwards") && !m_portTrouble.isEmpty())
        texts["forwards"] = m_portTrouble;
    for (const auto& [field, label] : m_problems) {
        const auto text = texts.find(field);
        label->setText(text == texts.end() ? QString{} : QString{"✗ "} + text->second);
        label->setVisible(text != texts.end());
    }
    const auto choice = static_cast<LogInChoice>(m_logIn->currentIndex());
    m_keyFile->setEnabled(choice == LogInChoice::Anything || choice == LogInChoice::KeyFile);
    m_portCheck.start();
}

bool ProfileDialog::isRunning() const
{
    const TunnelRow* row = m_desk.model().find(m_before.id);
    return row != nullptr && !isFinal(row->state);
}

// A taken port does not keep a profile from being saved: whoever has it may be gone by then.
void ProfileDialog::checkPorts()
{
    std::vector<Endpoint> wanted;
    for (const Forward& forward : m_forwards->table().forwards()) {
        const bool isOurs = isRunning()
            && std::ranges::find(m_before.forwards, forward.listen, &Forward::listen)
                != m_before.forwards.end();
        if (forward.enabled && forward.kind != ForwardKind::Remote && forward.listen.port != 0 && !isOurs)
            wanted.push_back(forward.listen);
    }
    QThreadPool::globalInstance()->start(
        [self = QPointer<ProfileDialog>{this}, number = ++m_portCheckNumber, wanted, app = qApp] {
            QString trouble;
            for (const Endpoint& listen : wanted) {
                const auto why = whyNotListen(listen);
                if (why && trouble.isEmpty())
                    trouble = userSentence(*why) + " " + QString::fromStdString(why->detail);
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

void ProfileDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Choose a private key"), QDir::homePath() + "/.ssh");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFilter(QDir::Files | QDir::Hidden);
    connect(dialog, &QFileDialog::fileSelected, m_keyFile, &QLineEdit::setText);
    dialog->open();
}

void ProfileDialog::accept()
{
    const Profile profile = draft();
    if (!problems(profile).empty())
        return;
    if (const auto done = m_desk.save(profile); !done) {
        m_problems.at("")->setText(QString{"✗ "} + userSentence(done.error()));
        m_problems.at("")->show();
        return;
    }
    emit saved(QString::fromStdString(profile.id));
    QDialog::accept();
}

void ProfileDialog::reject()
{
    Profile now = draft();
    now.id = m_before.id;
    if (m_before.id.empty())
        now.credentials.methods = m_before.credentials.methods;
    if (now == m_before)
        return QDialog::reject();
    if (findChild<QMessageBox*>("discardBox") != nullptr)
        return;
    auto* box = new QMessageBox(
        QMessageBox::Question, windowTitle(), tr("Discard your changes?"), QMessageBox::Cancel, this);
    box->setObjectName("discardBox");
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    yes->setObjectName("confirmDiscard");
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

} // namespace underpass
