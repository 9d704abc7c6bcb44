// SPDX-License-Identifier: MIT
#include "ui/profile/HopTable.h"

#include "ui/words/ShortText.h"

#include <utility>

namespace underpass {

HopTable::HopTable(std::vector<Hop> hops, QObject* parent)
    : QAbstractListModel(parent)
    , m_hops(std::move(hops))
{ }

void HopTable::add(const Hop& hop)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_hops.push_back(hop);
    endInsertRows();
    emit edited();
}

void HopTable::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_hops.erase(m_hops.begin() + row);
    endRemoveRows();
    emit edited();
}

void HopTable::move(int row, int to)
{
    if (row < 0 || to < 0 || row >= rowCount() || to >= rowCount() || row == to)
        return;
    beginMoveRows({}, row, row, {}, to > row ? to + 1 : to);
    Hop hop = std::move(m_hops[static_cast<std::size_t>(row)]);
    m_hops.erase(m_hops.begin() + row);
    m_hops.insert(m_hops.begin() + to, std::move(hop));
    endMoveRows();
    emit dataChanged(index(0), index(rowCount() - 1));
    emit edited();
}

void HopTable::set(int row, const Hop& hop)
{
    Hop& mine = m_hops.at(static_cast<std::size_t>(row));
    if (mine == hop)
        return;
    mine = hop;
    emit dataChanged(index(row), index(row));
    emit edited();
}

void HopTable::setTroubled(const std::vector<bool>& rows)
{
    if (m_troubled == rows)
        return;
    m_troubled = rows;
    if (!m_hops.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int HopTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hops.size());
}

QVariant HopTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const Hop& hop = m_hops[row];
    const QString mark = row < m_troubled.size() && m_troubled[row] ? QString{"✗ "} : QString{};
    if (hop.server.host.empty())
        return tr("%1. (no server yet)").arg(mark + QString::number(row + 1));
    const std::string account = hop.account.empty() ? std::string{} : hop.account + "@";
    return tr("%1. %2", "place in the order, address")
        .arg(mark + QString::number(row + 1), isolated(shownName(account + toString(hop.server))));
}

} // namespace underpass
