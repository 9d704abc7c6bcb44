// SPDX-License-Identifier: MIT
#include "ui/profile/ServerPage.h"

#include "ui/parts/Fields.h"
#include "ui/profile/LogInFields.h"
#include "ui/profile/OldAlgorithmsBox.h"
#include "ui/profile/ProfileDraft.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace underpass {

ServerPage::ServerPage(const Profile& profile, QWidget* parent)
    : ProfilePage(parent)
    , m_name(lineEdit("name", tr("Name")))
    , m_host(lineEdit("host", tr("Server")))
    , m_port(portBox("port", tr("Port of the SSH server")))
    , m_account(lineEdit("account", tr("Account")))
    , m_old(new OldAlgorithmsBox)
{
    auto* form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildServer(*form);
    m_logIn = new LogInFields(*form, {}, *this);
    m_problems.add(*form, "credentials");
    buildBehaviour(*form);
    form->addRow(QString{}, m_old);
    m_problems.add(*form, "oldAlgorithms");
    fill(profile);
    for (QLineEdit* edit : {m_name, m_host, m_account})
        connect(edit, &QLineEdit::textChanged, this, &ServerPage::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &ServerPage::edited);
    connect(&m_behaviour, &BoundControls::edited, this, &ServerPage::edited);
    connect(m_logIn, &LogInFields::edited, this, &ServerPage::edited);
    connect(m_old, &OldAlgorithmsBox::edited, this, &ServerPage::edited);
}

void ServerPage::buildServer(QFormLayout& form)
{
    setFocusProxy(m_name);
    form.addRow(tr("&Name:"), m_name);
    m_problems.add(form, "name");
    m_host->setPlaceholderText(tr("the SSH server's name or address"));
    addServerRow(form, tr("&Server:"), *m_host, tr("&port:"), *m_port);
    m_problems.add(form, "server");
    form.addRow(tr("&Account:"), m_account);
    m_problems.add(form, "account");
}

void ServerPage::buildBehaviour(QFormLayout& form)
{
    form.addRow(QString{},
        m_behaviour.check("autostart", tr("&Connect when Underpass starts"),
            [](Profile& profile) -> bool& { return profile.autostart; }));
    form.addRow(QString{},
        m_behaviour.check("retry", tr("Connect again &by itself after a loss"),
            [](Profile& profile) -> bool& { return profile.retry.enabled; }));
    m_problems.add(form, "retry");
    form.addRow(tr("Ch&eck the connection every:"),
        m_behaviour.seconds("keepalive", tr("Seconds between checks of the connection"), keepaliveLimits,
            [](Profile& profile) -> std::chrono::seconds& { return profile.keepalive; }));
    m_problems.add(form, "keepalive");
    form.addRow(tr("F&urther SSH connections:"),
        m_behaviour.choice<OneConnection>("oneConnection",
            tr("Further SSH connections for crowds and large transfers"),
            {tr("where logging in needs nobody"), tr("none: this tunnel has one"),
                tr("whenever they are needed")},
            [](Profile& profile) -> OneConnection& { return profile.oneConnection; }));
    QLineEdit* alias = m_behaviour.text("hostKeyAlias", tr("Name under which the host key is kept"),
        [](Profile& profile) -> std::string& { return profile.hostKeyAlias; });
    alias->setPlaceholderText(tr("empty: the server's name and port"));
    form.addRow(tr("Host ke&y alias:"), alias);
    m_problems.add(form, "hostKeyAlias");
    QLineEdit* groups = m_behaviour.words("groups", tr("Groups that the tunnel is in"),
        [](Profile& profile) -> std::vector<std::string>& { return profile.groups; });
    groups->setPlaceholderText(tr("for example work, mail"));
    form.addRow(tr("Gr&oups:"), groups);
    m_problems.add(form, "groups");
}

void ServerPage::fill(const Profile& profile)
{
    m_name->setText(QString::fromStdString(profile.name));
    m_host->setText(QString::fromStdString(profile.server.host));
    m_port->setValue(profile.server.port);
    m_account->setText(QString::fromStdString(profile.account));
    m_logIn->show(profile.credentials);
    m_behaviour.show(profile);
    m_old->show(profile.oldAlgorithms);
}

void ServerPage::putInto(Profile& profile) const
{
    profile.name = m_name->text().trimmed().toStdString();
    profile.server = {typedHost(m_host->text()), static_cast<std::uint16_t>(m_port->value())};
    profile.account = m_account->text().trimmed().toStdString();
    profile.credentials = m_logIn->credentials();
    m_behaviour.putInto(profile);
    profile.oldAlgorithms = m_old->permitted();
}

std::vector<FieldProblem> ServerPage::showProblems(const std::vector<FieldProblem>& problems)
{
    return m_problems.show(problems);
}

} // namespace underpass
