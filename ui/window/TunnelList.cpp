// SPDX-License-Identifier: MIT
#include "ui/window/TunnelList.h"

#include "ui/parts/Settings.h"
#include "ui/window/TunnelDelegate.h"
#include "ui/words/ErrorText.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>

namespace underpass {

namespace {

TunnelTree::Order orderOf(const Settings& settings)
{
    return settings.sortsByState() ? TunnelTree::Order::ByState : TunnelTree::Order::ByHand;
}

} // namespace

TunnelList::TunnelList(Desk& desk, QWidget* parent)
    : QTreeView(parent)
    , m_desk(desk)
    , m_tree(new TunnelTree(desk.model(), orderOf(desk.settings()), this))
{
    setObjectName("tunnelList");
    setAccessibleName(tr("Profiles"));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragDropMode(InternalMove);
    setItemDelegate(new TunnelDelegate(this));
    setModel(m_tree);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (m_tree->isGroup(index))
            setExpanded(index, !isExpanded(index));
    });
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!m_tree->isGroup(index))
            emit editWanted();
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& at) { rememberGroup(at, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& at) { rememberGroup(at, false); });
    // Not before the drop is over: the rows are made anew.
    connect(m_tree, &TunnelTree::placed, this, &TunnelList::place, Qt::QueuedConnection);
    connect(m_tree, &TunnelTree::modelReset, this, &TunnelList::chooseAgain);
    chooseAgain();
}

// In a group that somebody has closed it stays out of view.
void TunnelList::chooseAgain()
{
    openGroups();
    if (m_desk.model().find(m_chosen) == nullptr)
        m_chosen = m_tree->firstProfile().data(TunnelModel::IdRole).toString().toStdString();
    if (m_chosen.empty() && !m_desk.model().all().empty()) // Nothing has what is looked for.
        m_chosen = m_desk.model().all().front().profile.id;
    const QModelIndex again = m_tree->indexOf(m_chosen, m_group);
    const QModelIndex group = again.parent();
    if (again.isValid())
        setCurrentIndex(group.isValid() && !isExpanded(group) ? group : again);
    emit chosenChanged();
}

// What is looked for is in view, whatever was closed.
void TunnelList::openGroups()
{
    const QStringList closed = m_desk.settings().collapsedGroups();
    m_opensByItself = true;
    for (int row = 0; row < m_tree->rowCount(); ++row) {
        if (const QModelIndex group = m_tree->index(row, 0); m_tree->isGroup(group))
            setExpanded(group, m_tree->isFiltered() || !closed.contains(m_tree->groupOf(group)));
    }
    m_opensByItself = false;
}

void TunnelList::rememberGroup(const QModelIndex& group, bool isOpen)
{
    if (m_opensByItself || m_tree->isFiltered())
        return;
    QStringList closed = m_desk.settings().collapsedGroups();
    closed.removeAll(m_tree->groupOf(group));
    if (!isOpen)
        closed += m_tree->groupOf(group);
    m_desk.settings().setCollapsedGroups(closed);
}

bool TunnelList::isAtGroup() const
{
    return m_tree->isGroup(currentIndex());
}

void TunnelList::choose(const ProfileId& id)
{
    const QModelIndex index = m_tree->indexOf(id, m_group);
    if (!index.isValid() && m_desk.model().find(id) != nullptr) { // It has not what is looked for.
        m_chosen = id;
        return emit chosenChanged();
    }
    if (!index.isValid())
        return;
    expand(index.parent());
    setCurrentIndex(index);
}

void TunnelList::toggleChosen()
{
    const TunnelRow* row = m_desk.model().find(chosen());
    if (row == nullptr)
        return;
    if (isFinal(row->state))
        m_desk.connectTunnel(row->profile.id);
    else
        m_desk.disconnectTunnel(row->profile.id);
}

void TunnelList::filter(const QString& text)
{
    m_tree->setFilter(text.trimmed());
}

void TunnelList::sortByState(bool on)
{
    m_desk.settings().setSortsByState(on);
    m_tree->setOrder(orderOf(m_desk.settings()));
}

std::optional<Placement> TunnelList::stepped(TunnelTree::Step step) const
{
    return m_tree->stepped(m_tree->indexOf(m_chosen, m_group), step);
}

void TunnelList::place(const Placement& placement)
{
    m_chosen = placement.id;
    m_group = QString::fromStdString(placement.into);
    if (const auto placed = m_desk.place(placement); !placed)
        emit failed(userSentence(placed.error()));
}

void TunnelList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (!current.isValid() || m_tree->isGroup(current))
        return;
    m_chosen = current.data(TunnelModel::IdRole).toString().toStdString();
    m_group = m_tree->groupOf(current);
    emit chosenChanged();
}

// The keys of the list's menu are for a profile. At a group they are not for the one that was chosen before,
// but for the moves by Alt.
bool TunnelList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isAtGroup()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QKeySequence pressed{key->keyCombination()};
        const QList<QAction*> own = actions();
        const bool isOfProfile = key->modifiers() != Qt::AltModifier
            && std::ranges::any_of(own, [&](const QAction* each) { return each->shortcut() == pressed; });
        if (isOfProfile)
            event->accept();
    }
    return QTreeView::event(event);
}

void TunnelList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isAtGroup())
            return setExpanded(currentIndex(), !isExpanded(currentIndex()));
        return event->key() == Qt::Key_Space ? toggleChosen() : emit editWanted();
    default:
        return QTreeView::keyPressEvent(event);
    }
}

// By its icon, beside the pointer: a picture of the row would hide the line that shows where it would go.
void TunnelList::startDrag(Qt::DropActions actions)
{
    QMimeData* what = m_tree->mimeData({currentIndex()});
    if (what == nullptr)
        return;
    constexpr QSize size{32, 32};
    constexpr QPoint besidePointer{-12, -12};
    auto* drag = new QDrag(this);
    drag->setMimeData(what);
    drag->setPixmap(currentIndex().data(Qt::DecorationRole).value<QIcon>().pixmap(size, devicePixelRatioF()));
    drag->setHotSpot(besidePointer);
    drag->exec(actions, Qt::MoveAction);
}

void TunnelList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex at = isByMouse ? indexAt(event->pos()) : currentIndex();
    if (!at.isValid())
        return;
    const QPoint where = isByMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(at).center());
    if (m_tree->isGroup(at))
        emit groupMenuWanted(m_tree->membersOf(at), where);
    else
        emit menuWanted(where);
}

} // namespace underpass
