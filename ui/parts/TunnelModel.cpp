// SPDX-License-Identifier: MIT
#include "ui/parts/TunnelModel.h"

#include "ui/parts/StateIcon.h"

#include <algorithm>
#include <utility>

namespace underpass {

void TunnelModel::setProfiles(const std::vector<Profile>& profiles)
{
    beginResetModel();
    std::vector<TunnelRow> rows;
    for (const Profile& profile : profiles) {
        const TunnelRow* known = find(profile.id);
        rows.push_back({profile, known ? known->state : TunnelState{}});
    }
    m_rows = std::move(rows);
    endResetModel();
    emit profilesChanged();
}

void TunnelModel::setState(const ProfileId& id, const TunnelState& state)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    const TunnelState before = std::exchange(m_rows[static_cast<std::size_t>(row)].state, state);
    emit dataChanged(index(row), index(row));
    emit stateChanged(QString::fromStdString(id), before);
}

std::vector<Profile> TunnelModel::profiles() const
{
    std::vector<Profile> profiles;
    for (const TunnelRow& row : m_rows)
        profiles.push_back(row.profile);
    return profiles;
}

const TunnelRow* TunnelModel::find(const ProfileId& id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

int TunnelModel::rowOf(const ProfileId& id) const
{
    const auto found = std::ranges::find(m_rows, id, [](const TunnelRow& row) { return row.profile.id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int TunnelModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TunnelModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TunnelRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(row.profile.name);
    case Qt::DecorationRole:
        return stateIcon(lightOf(row.state), windowGround());
    case Qt::ToolTipRole:
    case SentenceRole:
        return sentence(row.state, Clock::now());
    case Qt::AccessibleTextRole:
        return QString::fromStdString(row.profile.name) + ", " + word(lightOf(row.state));
    case IdRole:
        return QString::fromStdString(row.profile.id);
    case LightRole:
        return static_cast<int>(lightOf(row.state));
    case WordRole:
        return word(lightOf(row.state));
    case ActiveRole:
        return !isFinal(row.state);
    default:
        return {};
    }
}

} // namespace underpass
