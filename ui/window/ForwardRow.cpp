// SPDX-License-Identifier: MIT
#include "ui/window/ForwardRow.h"

#include "core/profile/Service.h"
#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"
#include "ui/parts/StateIcon.h"
#include "ui/words/ForwardText.h"
#include "ui/words/OpenText.h"
#include "ui/words/ShortText.h"
#include "ui/words/UseText.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace underpass {

namespace {

constexpr int pictureSize = 32;
constexpr int iconSize = 16;

Light lightOfForward(const ForwardState& forward, bool isOnline)
{
    if (!isOnline)
        return Light::Off;
    switch (howIs(forward)) {
    case ForwardHealth::Off:
        return Light::Off;
    case ForwardHealth::Ready:
    case ForwardHealth::Works:
        return Light::On;
    case ForwardHealth::NotConnected:
    case ForwardHealth::Refused:
    case ForwardHealth::Trouble:
        return Light::Degraded;
    }
    return Light::Off;
}

bool isPage(const Service* service)
{
    return service != nullptr && (service->port == 80 || service->port == 443);
}

const Service* serviceOf(const Forward& forward)
{
    return forward.target ? serviceOn(forward.target->port) : nullptr;
}

QString pictureOf(const Forward& forward)
{
    if (!forward.target)
        return "kind-browser";
    const Service* service = serviceOf(forward);
    if (service == nullptr)
        return "kind-other";
    if (service->mail != MailService::No)
        return "kind-mail";
    if (isPage(service))
        return "kind-page";
    if (service->opening == Opening::Rdp || service->port == 5900)
        return "kind-screen";
    if (service->opening == Opening::PostgreSql || service->opening == Opening::MySql)
        return "kind-database";
    return "kind-other";
}

QString stateWord(const ForwardState& state, bool isOnline)
{
    if (!state.forward.enabled)
        return ForwardRow::tr("turned off");
    return isOnline ? forwardWord(state, WallTime::clock::now()) : ForwardRow::tr("not connected");
}

QToolButton* tool(const QString& name, const QString& text)
{
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setText(text);
    made->setAutoRaise(true);
    return made;
}

QLabel* faint(QLabel* label)
{
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString openButtonText(Opens what)
{
    if (what == Opens::Settings)
        return ForwardRow::tr("How to use it...");
    return what == Opens::Line ? ForwardRow::tr("Open...") : ForwardRow::tr("Open");
}

} // namespace

ForwardRow::ForwardRow(const Forward& forward, QWidget* parent)
    : QWidget(parent)
    , m_saved(forward)
    , m_forward(forward)
    , m_picture(new QLabel)
    , m_title(plainLabel("forwardTitle", forwardTarget(forward)))
    , m_place(faint(plainLabel("forwardPlace")))
    , m_icon(new QLabel)
    , m_state(plainLabel("forwardState"))
    , m_traffic(faint(new QLabel))
    , m_open(tool("forwardOpen", openButtonText(whatOpens(forward))))
    , m_copy(tool("forwardCopy", tr("Copy")))
    , m_switch(new QCheckBox(tr("on")))
{
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_traffic->setObjectName("forwardTraffic");
    m_traffic->setTextFormat(Qt::PlainText);
    m_switch->setObjectName("forwardSwitch");
    // How a program is told is below all forwards, and in the menu of each.
    m_open->setVisible(whatOpens(forward) != Opens::Nothing && whatOpens(forward) != Opens::Settings);
    m_copy->setVisible(listensHere(forward)); // At the server's side nobody of this PC needs it.
    build();
    connect(m_switch, &QCheckBox::clicked, this, &ForwardRow::switched);
    connect(m_copy, &QToolButton::clicked, this, &ForwardRow::copy);
    connect(m_open, &QToolButton::clicked, this, &ForwardRow::openWanted);
    buildMenu();
}

// For the right mouse button and the menu key.
void ForwardRow::buildMenu()
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    for (QToolButton* button : {m_open, m_copy}) {
        if (!listensHere(m_forward) || (button == m_open && whatOpens(m_forward) == Opens::Nothing))
            continue;
        auto* action = new QAction{button->text(), this};
        action->setObjectName(button->objectName() + "Action");
        connect(action, &QAction::triggered, button, &QToolButton::click);
        addAction(action);
    }
}

void ForwardRow::build()
{
    m_picture->setFixedSize(pictureSize, pictureSize);
    m_icon->setFixedSize(iconSize, iconSize);
    showPicture();
    auto* state = new QHBoxLayout;
    state->setSpacing(6);
    state->addWidget(m_icon, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(m_title);
    text->addWidget(m_place);
    text->addLayout(state);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_picture, 0, Qt::AlignTop);
    layout->addLayout(text, 1);
    layout->addWidget(m_traffic, 0, Qt::AlignTop);
    for (QWidget* each :
        {static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_copy), static_cast<QWidget*>(m_switch)})
        layout->addWidget(each, 0, Qt::AlignTop);
}

void ForwardRow::showPicture()
{
    m_picture->setPixmap(kindIcon(pictureOf(m_forward), windowGround())
            .pixmap(QSize{pictureSize, pictureSize}, devicePixelRatioF()));
}

void ForwardRow::show(const ForwardState& state, bool isOnline)
{
    m_saved = state.forward;
    m_forward = state.forward;
    m_forward.listen = state.listen;
    const UseRow use = useOf(m_forward, {});
    const QString address
        = QString::fromStdString(toString(Endpoint{use.server.toStdString(), state.listen.port}));
    if (std::exchange(m_address, address) != address)
        m_copy->setText(tr("Copy"));
    m_title->setToolTip(withoutMarkup(forwardTitle(m_forward)));
    m_switch->setAccessibleName(tr("%1 is on").arg(forwardTitle(m_forward)));
    m_copy->setEnabled(isOnline && state.listening); // Else it is anybody's.
    m_place->setText(tr("%1, %2", "where it listens, who may connect")
            .arg(listenText(state.forward, state.listen), whoText(state.forward)));
    m_state->setText(stateWord(state, isOnline));
    m_state->setToolTip(isOnline ? withoutMarkup(forwardEvidence(state, WallTime::clock::now())) : QString{});
    const Light light = lightOfForward(state, isOnline);
    m_icon->setPixmap(
        stateIcon(light, windowGround()).pixmap(QSize{iconSize, iconSize}, devicePixelRatioF()));
    m_copy->setAccessibleName(tr("Copy %1").arg(m_address));
    m_open->setAccessibleName(tr("Open %1").arg(m_address));
    // Whoever else holds the port is nothing of ours.
    m_open->setEnabled(whatOpens(m_forward) == Opens::Settings || (isOnline && state.listening));
    for (QAction* action : actions())
        action->setEnabled((action->objectName().startsWith("forwardOpen") ? m_open : m_copy)->isEnabled());
    m_switch->setChecked(state.forward.enabled);
    showPicture();
}

void ForwardRow::show(const ForwardTraffic& traffic)
{
    m_traffic->setText(traffic.connections == 0 ? QString{}
                                                : tr("%n open", "connections", traffic.connections) + "\n"
                + tr("↓ %1  ↑ %2", "received, sent").arg(bytesText(traffic.down), bytesText(traffic.up)));
}

void ForwardRow::copy()
{
    copyText(*this, m_address);
    m_copy->setText(tr("Copied"));
}

} // namespace underpass
