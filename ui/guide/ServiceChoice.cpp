// SPDX-License-Identifier: MIT
#include "ui/guide/ServiceChoice.h"

#include "ui/parts/Fields.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

constexpr std::uint16_t submission = 587;

QRadioButton* addChoice(QVBoxLayout& row, QButtonGroup& group, std::uint16_t port, const QString& text)
{
    auto* radio = new QRadioButton(text);
    radio->setObjectName(QString{"service%1"}.arg(port));
    row.addWidget(radio);
    group.addButton(radio, port);
    return radio;
}

} // namespace

ServiceChoice::ServiceChoice(Purpose purpose, QWidget* parent)
    : QWidget(parent)
    , m_purpose(purpose)
    , m_services(new QButtonGroup(this))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    if (purpose == Purpose::Mail)
        buildMail(*form);
    else if (purpose != Purpose::AnyPage)
        buildOne(*form);
    connect(m_services, &QButtonGroup::idToggled, this, &ServiceChoice::changed);
}

void ServiceChoice::buildMail(QFormLayout& form)
{
    auto* receive = new QVBoxLayout;
    for (const std::uint16_t port : portsToChoose(m_purpose))
        addChoice(*receive, *m_services, port, choiceText(port));
    addChoice(*receive, *m_services, 0, tr("nothing"));
    m_services->button(portsToChoose(m_purpose).front())->setChecked(true);
    m_send = new QCheckBox(choiceText(submission));
    m_send->setObjectName("send");
    m_send->setAccessibleName(tr("Send by %1").arg(choiceText(submission)));
    m_send->setChecked(true);
    m_tls = new QCheckBox(tr("encrypted up to that machine (&TLS: POP3S, IMAPS, SMTPS)"));
    m_tls->setObjectName("tls");
    m_tls->setChecked(true);
    m_tls->hide();
    form.addRow(tr("Receive:"), receive);
    form.addRow(tr("Send:"), m_send);
    form.addRow(QString{}, m_tls);
    for (const QCheckBox* box : {m_send, m_tls})
        connect(box, &QCheckBox::toggled, this, &ServiceChoice::changed);
}

void ServiceChoice::buildOne(QFormLayout& form)
{
    const auto ports = portsToChoose(m_purpose);
    auto* row = new QVBoxLayout;
    for (const std::uint16_t port : ports)
        addChoice(*row, *m_services, port, choiceText(port));
    if (!ports.empty())
        form.addRow(tr("Service:"), row);
    buildPort(form);
    connect(m_services, &QButtonGroup::idToggled, this, [this](int port, bool on) {
        if (on)
            m_port->setValue(port);
    });
    if (!ports.empty())
        m_services->button(ports.front())->setChecked(true);
}

void ServiceChoice::buildPort(QFormLayout& form)
{
    m_port = portBox("guidePort", tr("Port of the service"));
    m_port->setMinimum(0);
    m_port->setValue(0);
    m_port->setSpecialValueText(QStringLiteral(" ")); // Nothing is proposed of what nobody can know.
    m_port->setMaximumWidth(fontMetrics().averageCharWidth() * 14);
    form.addRow(tr("&Port there:"), m_port);
    connect(m_port, &QSpinBox::valueChanged, this, &ServiceChoice::changed);
}

void ServiceChoice::setElsewhere(bool is)
{
    if (m_tls != nullptr)
        m_tls->setVisible(is);
}

std::vector<std::uint16_t> ServiceChoice::ports() const
{
    if (m_port != nullptr && m_port->value() == 0)
        return {};
    if (m_port != nullptr)
        return {static_cast<std::uint16_t>(m_port->value())};
    std::vector<std::uint16_t> chosen;
    if (const int received = m_services->checkedId(); received > 0)
        chosen.push_back(static_cast<std::uint16_t>(received));
    if (m_send != nullptr && m_send->isChecked())
        chosen.push_back(submission);
    if (m_tls != nullptr && !m_tls->isHidden() && m_tls->isChecked())
        std::ranges::transform(chosen, chosen.begin(), inTls);
    return chosen;
}

} // namespace underpass
