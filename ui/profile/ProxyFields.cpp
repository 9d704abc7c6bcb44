// SPDX-License-Identifier: MIT
#include "ui/profile/ProxyFields.h"

#include "ui/parts/Fields.h"
#include "ui/profile/ProfileDraft.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace underpass {

namespace {

constexpr int socksPort = 1080; // RFC 1928.
constexpr int httpPort = 8080; // Nobody's by right; the most usual.

} // namespace

ProxyFields::ProxyFields(const Proxy& proxy, QWidget* parent)
    : QWidget(parent)
    , m_before(proxy)
    , m_form(new QFormLayout(this))
    , m_kind(new QComboBox)
    , m_host(lineEdit("proxyHost", tr("Proxy server")))
    , m_port(portBox("proxyPort", tr("Port of the proxy")))
    , m_account(lineEdit("proxyAccount", tr("Account at the proxy")))
{
    m_form->setContentsMargins({});
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_kind->setObjectName("proxyKind");
    m_kind->setAccessibleName(tr("Proxy"));
    for (const auto kind : {ProxyKind::None, ProxyKind::System, ProxyKind::Socks5, ProxyKind::Http})
        m_kind->addItem(proxyText(kind), static_cast<int>(kind));
    m_host->setPlaceholderText(tr("the proxy's name or address"));
    m_account->setPlaceholderText(tr("empty: it wants no log-in; the password is asked for"));
    m_form->addRow(tr("Pro&xy:"), m_kind);
    addServerRow(*m_form, tr("Proxy s&erver:"), *m_host, tr("&port:"), *m_port);
    m_problems.add(*m_form, "server", "proxyServer");
    m_form->addRow(tr("Accou&nt at the proxy:"), m_account);
    m_problems.add(*m_form, "account", "proxyAccount");

    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(proxy.kind)));
    m_host->setText(QString::fromStdString(proxy.server.host));
    m_port->setValue(proxy.server.port == 0 ? socksPort : proxy.server.port);
    m_account->setText(QString::fromStdString(proxy.account));
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        proposePort();
        refresh();
        emit edited();
    });
    connect(m_host, &QLineEdit::textChanged, this, &ProxyFields::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &ProxyFields::edited);
    connect(m_account, &QLineEdit::textChanged, this, &ProxyFields::edited);
    refresh();
}

ProxyKind ProxyFields::kind() const
{
    return static_cast<ProxyKind>(m_kind->currentData().toInt());
}

// A port that somebody typed is left alone.
void ProxyFields::proposePort()
{
    const bool isUntouched
        = m_host->text().isEmpty() && (m_port->value() == socksPort || m_port->value() == httpPort);
    if (isUntouched)
        m_port->setValue(kind() == ProxyKind::Http ? httpPort : socksPort);
}

void ProxyFields::refresh()
{
    const bool hasAddress = kind() == ProxyKind::Socks5 || kind() == ProxyKind::Http;
    m_form->setRowVisible(1, hasAddress);
    m_form->setRowVisible(m_account, hasAddress);
}

// Fields that cannot be seen change nothing.
Proxy ProxyFields::proxy() const
{
    Proxy proxy = m_before;
    proxy.kind = kind();
    if (kind() != ProxyKind::Socks5 && kind() != ProxyKind::Http)
        return proxy;
    proxy.server = {typedHost(m_host->text()), static_cast<std::uint16_t>(m_port->value())};
    proxy.account = m_account->text().trimmed().toStdString();
    return proxy;
}

std::vector<FieldProblem> ProxyFields::showProblems(const std::vector<FieldProblem>& problems)
{
    return m_problems.show(problems);
}

} // namespace underpass
