// SPDX-License-Identifier: MIT
#include "ui/window/TunnelActions.h"

#include "ui/parts/ForSeveral.h"
#include "ui/parts/Settings.h"
#include "ui/window/TunnelList.h"
#include "ui/words/ErrorText.h"
#include "ui/words/StateText.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>

#include <utility>

namespace underpass {

TunnelActions::TunnelActions(Desk& desk, TunnelList& list)
    : QObject(&list)
    , m_desk(desk)
    , m_list(list)
{
    build();
    connect(&list, &TunnelList::editWanted, this, &TunnelActions::editWanted);
    connect(&list, &TunnelList::failed, this, &TunnelActions::failed);
    connect(&list, &TunnelList::menuWanted, this, &TunnelActions::showMenu);
    connect(&list, &TunnelList::groupMenuWanted, this, &TunnelActions::showGroupMenu);
    connect(&list, &TunnelList::chosenChanged, this, &TunnelActions::refresh);
    connect(&desk.model(), &TunnelModel::stateChanged, this, &TunnelActions::refresh);
    refresh();
}

QAction* TunnelActions::add(
    const char* name, const QString& text, const QKeySequence& key, std::function<void()> act)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(act));
    m_list.addAction(action);
    return action;
}

void TunnelActions::build()
{
    m_toggle = add("toggle", {}, {}, [this] { m_list.toggleChosen(); });
    m_reconnect = add("reconnectChosen", tr("&Reconnect"), Qt::Key_F5, [this] { reconnect(); });
    m_dismiss = add("dismissFailure", tr("Dismiss the &failure"), {}, [this] { dismiss(); });
    m_ofProfile = {
        m_toggle,
        m_reconnect,
        m_dismiss,
        add("check", tr("&Test..."), {}, [this] { emit checkWanted(); }),
        add("edit", tr("&Edit..."), Qt::Key_F2, [this] { emit editWanted(); }),
        add("duplicate", tr("D&uplicate"), Qt::CTRL | Qt::Key_D, [this] { duplicate(); }),
        add("remove", tr("Re&move..."), QKeySequence::Delete, [this] { emit removeWanted(); }),
    };
    m_up = add("moveUp", tr("Mo&ve up"), Qt::ALT | Qt::Key_Up, [this] { step(true); });
    m_down = add("moveDown", tr("Move do&wn"), Qt::ALT | Qt::Key_Down, [this] { step(false); });
    m_byState = new QAction(tr("&Sort by state"), this);
    m_byState->setObjectName("sortByState");
    m_byState->setCheckable(true);
    m_byState->setChecked(m_desk.settings().sortsByState());
    connect(m_byState, &QAction::toggled, &m_list, &TunnelList::sortByState);
}

void TunnelActions::fill(QMenu& menu) const
{
    menu.addActions(m_ofProfile);
    menu.addSeparator();
    menu.addActions({m_up, m_down, m_byState});
    menu.addSeparator();
    auto* all = menu.addMenu(tr("&All tunnels"));
    all->setObjectName("allTunnels");
    addForAll(*all);
    connect(all, &QMenu::aboutToShow, this, [this, all] { addForAll(*all); });
}

void TunnelActions::addForAll(QMenu& menu) const
{
    std::vector<ProfileId> ids;
    for (const TunnelRow& row : m_desk.model().all())
        ids.push_back(row.profile.id);
    menu.clear();
    addForSeveral(menu, m_desk, ids);
}

void TunnelActions::refresh()
{
    const TunnelRow* row = m_desk.model().find(m_list.chosen());
    for (QAction* action : std::as_const(m_ofProfile))
        action->setEnabled(row != nullptr);
    m_toggle->setText(row == nullptr ? turnText(Stopped{}) : turnText(row->state));
    m_reconnect->setEnabled(row != nullptr && !isFinal(row->state));
    m_dismiss->setVisible(row != nullptr && std::holds_alternative<Failed>(row->state));
    m_up->setEnabled(m_list.stepped(TunnelTree::Step::Up).has_value());
    m_down->setEnabled(m_list.stepped(TunnelTree::Step::Down).has_value());
}

void TunnelActions::step(bool isUp)
{
    if (const auto placement = m_list.stepped(isUp ? TunnelTree::Step::Up : TunnelTree::Step::Down))
        m_list.place(*placement);
}

void TunnelActions::reconnect()
{
    const TunnelRow* row = m_desk.model().find(m_list.chosen());
    if (row != nullptr && !isFinal(row->state))
        m_desk.reconnectTunnel(row->profile.id);
}

void TunnelActions::dismiss()
{
    const TunnelRow* row = m_desk.model().find(m_list.chosen());
    if (row != nullptr && std::holds_alternative<Failed>(row->state))
        m_desk.disconnectTunnel(row->profile.id);
}

void TunnelActions::duplicate()
{
    const TunnelRow* row = m_desk.model().find(m_list.chosen());
    if (row == nullptr)
        return;
    const Profile copy = duplicateOf(row->profile, m_desk.model().profiles());
    if (const auto saved = m_desk.save(copy); !saved)
        return emit failed(userSentence(saved.error()));
    m_list.choose(copy.id);
}

void TunnelActions::showMenu(const QPoint& where)
{
    auto* menu = new QMenu(&m_list);
    menu->setObjectName("profileMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_ofProfile);
    menu->addSeparator();
    menu->addActions({m_up, m_down, m_byState});
    menu->popup(where);
}

void TunnelActions::showGroupMenu(const std::vector<ProfileId>& members, const QPoint& where)
{
    auto* menu = new QMenu(&m_list);
    menu->setObjectName("groupMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addForSeveral(*menu, m_desk, members);
    menu->popup(where);
}

} // namespace underpass
