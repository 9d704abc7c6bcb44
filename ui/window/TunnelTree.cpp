// SPDX-License-Identifier: MIT
#include "ui/window/TunnelTree.h"

#include "ui/words/StateText.h"

#include <QMimeData>

#include <algorithm>
#include <ranges>

namespace underpass {

namespace {

constexpr const char* mimeType = "application/x-underpass-profile"; // Its id, and the group it comes from.

} // namespace

TunnelTree::TunnelTree(TunnelModel& tunnels, Order order, QObject* parent)
    : QAbstractItemModel(parent)
    , m_tunnels(tunnels)
    , m_order(order)
    , m_groups(wanted())
{
    connect(&tunnels, &TunnelModel::profilesChanged, this, &TunnelTree::rebuild);
    connect(&tunnels, &TunnelModel::stateChanged, this, &TunnelTree::onState);
}

void TunnelTree::setOrder(Order order)
{
    m_order = order;
    rebuild();
}

void TunnelTree::setFilter(const QString& text)
{
    m_filter = text;
    rebuild();
}

bool TunnelTree::isLookedFor(const Profile& profile) const
{
    const auto has = [this](const std::string& text) {
        return QString::fromStdString(text).contains(m_filter, Qt::CaseInsensitive);
    };
    return has(profile.name) || has(profile.server.host) || has(profile.account)
        || std::ranges::any_of(profile.groups, has);
}

std::vector<ProfileGroup> TunnelTree::wanted() const
{
    std::vector<const TunnelRow*> rows;
    for (const TunnelRow& row : m_tunnels.all()) {
        if (!isFiltered() || isLookedFor(row.profile))
            rows.push_back(&row);
    }
    if (m_order == Order::ByState)
        std::ranges::stable_sort(
            rows, std::ranges::greater{}, [](const TunnelRow* row) { return lightOf(row->state); });
    return grouped(rows);
}

void TunnelTree::rebuild()
{
    beginResetModel();
    m_groups = wanted();
    endResetModel();
}

// Rows change their places only where the order says so.
void TunnelTree::onState(const QString& id)
{
    if (m_order == Order::ByState && wanted() != m_groups)
        return rebuild();
    for (std::size_t number = 0; number < m_groups.size(); ++number) {
        const auto& members = m_groups[number].members;
        const auto found = std::ranges::find(members, id.toStdString());
        if (found == members.end())
            continue;
        const QModelIndex group
            = number == 0 ? QModelIndex{} : index(looseCount() + static_cast<int>(number) - 1, 0);
        const QModelIndex row = index(static_cast<int>(found - members.begin()), 0, group);
        emit dataChanged(row, row);
        if (group.isValid())
            emit dataChanged(group, group);
    }
}

// 0 is none. Of a group its own number, of a profile that of the group it is in.
std::size_t TunnelTree::groupNumber(const QModelIndex& index) const
{
    if (index.internalId() != 0)
        return index.internalId();
    return index.row() < looseCount() ? 0 : static_cast<std::size_t>(index.row() - looseCount() + 1);
}

bool TunnelTree::isGroup(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() == 0 && index.row() >= looseCount();
}

QString TunnelTree::groupOf(const QModelIndex& index) const
{
    return index.isValid() ? m_groups.at(groupNumber(index)).name : QString{};
}

std::vector<ProfileId> TunnelTree::membersOf(const QModelIndex& group) const
{
    return isGroup(group) ? m_groups.at(groupNumber(group)).members : std::vector<ProfileId>{};
}

QModelIndex TunnelTree::indexOf(const ProfileId& id, const QString& group) const
{
    QModelIndex found;
    for (std::size_t number = m_groups.size(); number-- > 0;) {
        const auto& members = m_groups[number].members;
        const auto member = std::ranges::find(members, id);
        if (member == members.end())
            continue;
        const QModelIndex above
            = number == 0 ? QModelIndex{} : index(looseCount() + static_cast<int>(number) - 1, 0);
        found = index(static_cast<int>(member - members.begin()), 0, above);
        if (m_groups[number].name == group)
            return found;
    }
    return found;
}

QModelIndex TunnelTree::firstProfile() const
{
    if (looseCount() > 0)
        return index(0, 0);
    return rowCount() > 0 ? index(0, 0, index(0, 0)) : QModelIndex{};
}

// The one after it in the person's order, whatever the groups.
ProfileId TunnelTree::behind(const ProfileId& id) const
{
    const auto row = static_cast<std::size_t>(m_tunnels.rowOf(id)) + 1;
    return row < m_tunnels.all().size() ? m_tunnels.all()[row].profile.id : ProfileId{};
}

std::optional<Placement> TunnelTree::stepped(const QModelIndex& index, Step step) const
{
    if (!index.isValid() || isGroup(index) || !isByHand())
        return {};
    const std::size_t number = groupNumber(index);
    const ProfileGroup& group = m_groups[number];
    const auto row = static_cast<std::size_t>(index.row());
    const ProfileId& id = group.members.at(row);
    const std::string from = group.name.toStdString();
    if (step == Step::Up && row > 0)
        return Placement{id, group.members[row - 1], from, from};
    if (step == Step::Down && row + 1 < group.members.size())
        return Placement{id, behind(group.members[row + 1]), from, from};
    const bool isAtTheEnd = step == Step::Up ? number == 0 : number + 1 == m_groups.size();
    if (isAtTheEnd)
        return {};
    const ProfileGroup& next = m_groups[step == Step::Up ? number - 1 : number + 1];
    if (next.members.empty()) // Out of the first group, where all are in some.
        return Placement{id, id, from, {}};
    const ProfileId before = step == Step::Up ? behind(next.members.back()) : next.members.front();
    return Placement{id, before, from, next.name.toStdString()};
}

QModelIndex TunnelTree::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr{groupNumber(parent)} : quintptr{0});
}

QModelIndex TunnelTree::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(looseCount() + static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int TunnelTree::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return looseCount() + static_cast<int>(m_groups.size()) - 1;
    return isGroup(parent) ? static_cast<int>(m_groups.at(groupNumber(parent)).members.size()) : 0;
}

QVariant TunnelTree::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProfileGroup& group = m_groups.at(groupNumber(index));
    if (isGroup(index))
        return groupData(group, role);
    const int row = m_tunnels.rowOf(group.members.at(static_cast<std::size_t>(index.row())));
    return m_tunnels.data(m_tunnels.index(row), role);
}

QVariant TunnelTree::groupData(const ProfileGroup& group, int role) const
{
    const auto isUp = [this](const ProfileId& id) {
        const TunnelRow* row = m_tunnels.find(id);
        return row != nullptr && std::holds_alternative<Online>(row->state);
    };
    const auto count = static_cast<int>(group.members.size());
    const auto up = std::ranges::count_if(group.members, isUp);
    switch (role) {
    case Qt::DisplayRole:
        return group.name;
    case TunnelModel::WordRole: //: Of the tunnels in a group: how many are connected, and how many there are.
        return up == 0 ? QString::number(count) : tr("%1 of %2").arg(up).arg(count);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        //: %1 is a group's name, %2 how many of its tunnels are connected.
        return tr("Group %1, %n tunnel(s), %2 connected", nullptr, count).arg(group.name).arg(up);
    default:
        return {};
    }
}

Qt::ItemFlags TunnelTree::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return isByHand() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!isByHand())
        return flags;
    return flags | (isGroup(index) ? Qt::ItemIsDropEnabled : Qt::ItemIsDragEnabled);
}

QStringList TunnelTree::mimeTypes() const
{
    return {mimeType};
}

QMimeData* TunnelTree::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.size() != 1 || isGroup(indexes.front()))
        return nullptr;
    auto* data = new QMimeData;
    const QString id = indexes.front().data(TunnelModel::IdRole).toString();
    data->setData(mimeType, (id + '\n' + groupOf(indexes.front())).toUtf8());
    return data;
}

// Never true: no row is to be taken away here, as the file says what becomes of it.
bool TunnelTree::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent)
{
    const QString what = QString::fromUtf8(data->data(mimeType));
    const ProfileId id = what.section('\n', 0, 0).toStdString();
    if (!isByHand() || m_tunnels.find(id) == nullptr)
        return false;
    const ProfileGroup& group = isGroup(parent) ? m_groups.at(groupNumber(parent)) : m_groups.front();
    Placement placement{id, {}, what.section('\n', 1).toStdString(), group.name.toStdString()};
    const auto at = static_cast<std::size_t>(row);
    if (row >= 0 && at < group.members.size())
        placement.before = group.members[at];
    else if (!group.members.empty())
        placement.before = behind(group.members.back());
    emit placed(placement);
    return false;
}

} // namespace underpass
