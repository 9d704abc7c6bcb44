// SPDX-License-Identifier: MIT
#include "ui/window/CardHead.h"

#include "ui/parts/Fields.h"
#include "ui/parts/StateIcon.h"
#include "ui/parts/StatePill.h"
#include "ui/words/ForwardText.h"
#include "ui/words/ShortText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

constexpr int iconSize = 40;

QString pillText(const TunnelState& state, TimePoint now)
{
    const QString what = word(lightOf(state));
    if (const auto* waiting = std::get_if<Waiting>(&state)) {
        // A wait of 0.4 s is not one of none.
        const auto left = waiting->until - now + std::chrono::milliseconds{999};
        return left < std::chrono::seconds{1} ? CardHead::tr("Reconnecting")
                                              : CardHead::tr("Reconnecting in %1").arg(ageText(left));
    }
    const auto* online = std::get_if<Online>(&state);
    //: %1 is a state, "Connected", %2 since how long, "18 min".
    return online ? CardHead::tr("%1 %2").arg(what, ageText(now - online->since)) : what;
}

// How exposed it is, in sum: the ports that are held now, who may use those of this PC, and who those at the
// server.
QStringList exposure(const Online& online)
{
    const auto count = [&](auto isOne) {
        return static_cast<int>(std::ranges::count_if(online.forwards,
            [&](const ForwardState& each) { return each.listening && isOne(each.forward); }));
    };
    const int ports = count(listensHere);
    const int shared = count(
        [](const Forward& forward) { return listensHere(forward) && forward.who != WhoMayConnect::OnlyMe; });
    const int atServer = count([](const Forward& forward) { return !listensHere(forward); });
    QStringList parts;
    const QString held = CardHead::tr("%n port(s)", nullptr, ports);
    if (ports > 0) //: %1 is "3 ports".
        parts += shared == 0 ? CardHead::tr("%1, only you").arg(held)
                             : CardHead::tr("%1, %n for others too", nullptr, shared).arg(held);
    if (atServer > 0)
        parts += CardHead::tr("%n port(s) at the server, for whoever reaches it", nullptr, atServer);
    return parts;
}

QString evidence(const TunnelState& state)
{
    const auto* online = std::get_if<Online>(&state);
    if (online == nullptr)
        return {};
    QStringList parts;
    if (!online->silentSince && !online->unheardSince && online->roundTrip) {
        const auto took = std::chrono::ceil<std::chrono::milliseconds>(online->roundTrip->time).count();
        parts += CardHead::tr("answers in %1 ms").arg(took);
    }
    return (parts + exposure(*online)).join(QStringLiteral(" · "));
}

} // namespace

CardHead::CardHead(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_name(plainLabel("name"))
    , m_server(plainLabel("server"))
    , m_main(new QPushButton(turnText(Stopped{})))
    , m_more(new QToolButton)
    , m_pill(new StatePill)
    , m_evidence(plainLabel("evidence"))
{
    QFont font = m_name->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setWeight(QFont::DemiBold);
    m_name->setFont(font);
    m_server->setForegroundRole(QPalette::PlaceholderText);
    m_evidence->setForegroundRole(QPalette::PlaceholderText);
    m_main->setObjectName("mainButton");
    m_main->setMinimumSize(fontMetrics().averageCharWidth() * 18, fontMetrics().height() * 2 + 4);
    m_pill->setObjectName("statePill");
    m_more->setObjectName("more");
    m_more->setText(QStringLiteral("⋯"));
    m_more->setAccessibleName(tr("More"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMinimumSize(m_main->minimumHeight(), m_main->minimumHeight());
    build();
    connect(m_main, &QPushButton::clicked, this, &CardHead::turned);
}

void CardHead::build()
{
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_server);
    auto* above = new QHBoxLayout;
    above->setSpacing(12);
    above->addWidget(m_icon, 0, Qt::AlignTop);
    above->addLayout(names, 1);
    above->addWidget(m_main, 0, Qt::AlignTop);
    above->addWidget(m_more, 0, Qt::AlignTop);
    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(m_pill);
    below->addWidget(m_evidence, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addLayout(above);
    layout->addLayout(below);
}

void CardHead::show(const TunnelRow& row, TimePoint now)
{
    const Light light = lightOf(row.state);
    m_icon->setPixmap(
        stateIcon(light, windowGround()).pixmap(QSize{iconSize, iconSize}, devicePixelRatioF()));
    m_icon->setAccessibleName(word(light));
    m_name->setText(QString::fromStdString(row.profile.name));
    m_server->setText(tr("%1 on %2")
            .arg(QString::fromStdString(row.profile.account),
                isolated(QString::fromStdString(toString(row.profile.server)))));
    m_pill->show(light, pillText(row.state, now));
    m_evidence->setText(evidence(row.state));
    m_main->setDefault(isFinal(row.state)); // What one wants then.
    m_main->setText(turnText(row.state));
}

void CardHead::setMenu(const QList<QAction*>& actions)
{
    auto* menu = new QMenu(m_more);
    menu->addActions(actions);
    m_more->setMenu(menu);
}

} // namespace underpass
