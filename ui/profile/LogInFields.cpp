// SPDX-License-Identifier: MIT
#include "ui/profile/LogInFields.h"

#include "ui/parts/Fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace underpass {

LogInFields::LogInFields(QFormLayout& form, const QString& prefix, QWidget& parent)
    : QObject(&parent)
    , m_parent(parent)
    , m_form(form)
    , m_choice(new QComboBox)
    , m_keyFile(lineEdit(prefix + "keyFile", tr("Key file")))
    , m_browse(button(prefix + "browse", tr("F&ind...")))
    , m_agent(lineEdit(prefix + "agent", tr("SSH agent")))
    , m_remember(new QCheckBox(tr("Offer to re&member passwords and passphrases")))
{
    m_choice->setObjectName(prefix + "logIn");
    m_choice->setAccessibleName(tr("How to log in"));
    for (const LogInChoice choice : logInChoices())
        m_choice->addItem(logInText(choice));
    m_keyFile->setPlaceholderText(tr("empty: the usual files in the .ssh folder"));
    m_agent->setPlaceholderText(tr("empty: the one that this system names"));
    m_remember->setObjectName(prefix + "remember");
    form.addRow(tr("&Log in with:"), m_choice);
    addRowWithButton(form, tr("&Key file:"), *m_keyFile, *m_browse);
    form.addRow(tr("SSH a&gent:"), m_agent);
    form.addRow(QString{}, m_remember);
    connect(m_browse, &QPushButton::clicked, this, &LogInFields::browse);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        emit edited();
    });
    connect(m_keyFile, &QLineEdit::textChanged, this, &LogInFields::edited);
    connect(m_agent, &QLineEdit::textChanged, this, &LogInFields::edited);
    connect(m_remember, &QCheckBox::toggled, this, &LogInFields::edited);
}

void LogInFields::show(const Credentials& credentials)
{
    const QSignalBlocker quiet{this};
    m_before = credentials;
    m_choice->setCurrentIndex(static_cast<int>(choiceOf(credentials)));
    m_keyFile->setText(
        credentials.keyFiles.empty() ? QString{} : QString::fromStdString(credentials.keyFiles.front()));
    m_agent->setText(QString::fromStdString(credentials.agent));
    m_remember->setChecked(credentials.remember);
    refresh();
}

Credentials LogInFields::credentials() const
{
    Credentials now = m_before;
    if (choice() != choiceOf(m_before))
        now.methods = methodsOf(choice());
    if (!now.keyFiles.empty())
        now.keyFiles.erase(now.keyFiles.begin());
    if (const std::string keyFile = m_keyFile->text().trimmed().toStdString(); !keyFile.empty())
        now.keyFiles.insert(now.keyFiles.begin(), keyFile);
    now.agent = m_agent->text().trimmed().toStdString();
    now.remember = m_remember->isChecked();
    return now;
}

LogInChoice LogInFields::choice() const
{
    return static_cast<LogInChoice>(m_choice->currentIndex());
}

bool LogInFields::usesKeyFile() const
{
    return choice() == LogInChoice::Anything || choice() == LogInChoice::KeyFile;
}

void LogInFields::refresh()
{
    m_keyFile->setEnabled(usesKeyFile());
    m_browse->setEnabled(usesKeyFile());
    m_form.setRowVisible(m_agent, choice() == LogInChoice::Agent || !m_agent->text().isEmpty());
    const auto more = static_cast<int>(m_before.keyFiles.size()) - 1;
    m_keyFile->setToolTip(more > 0 ? tr("and %n more in the profile file", nullptr, more) : QString{});
}

void LogInFields::browse()
{
    auto* dialog = new QFileDialog(&m_parent, tr("Choose a private key"), QDir::homePath() + "/.ssh");
    dialog->setObjectName("keyFileDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFilter(QDir::Files | QDir::Hidden);
    connect(dialog, &QFileDialog::fileSelected, m_keyFile, &QLineEdit::setText);
    dialog->open();
}

} // namespace underpass
