// SPDX-License-Identifier: MIT
#include "ui/window/ForwardModel.h"

#include "ui/parts/StateIcon.h"
#include "ui/words/ForwardText.h"
#include "ui/words/ShortText.h"
#include "ui/words/StateText.h"

#include <utility>

namespace underpass {

namespace {

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

} // namespace

// Evidence comes in once a second: the row that somebody chose stays chosen.
void ForwardModel::show(const Profile& profile, const TunnelState& state)
{
    const auto* online = std::get_if<Online>(&state);
    std::vector<ForwardState> forwards;
    if (online)
        forwards = online->forwards;
    else
        for (const Forward& forward : profile.forwards)
            forwards.push_back({forward, forward.listen, false, {}});
    const bool isOfOneSize = forwards.size() == m_forwards.size();
    if (!isOfOneSize)
        beginResetModel();
    m_isOnline = online != nullptr;
    m_forwards = std::move(forwards);
    if (!isOfOneSize)
        endResetModel();
    else if (!m_forwards.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString ForwardModel::address(int row) const
{
    return QString::fromStdString(toString(m_forwards.at(static_cast<std::size_t>(row)).listen));
}

int ForwardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_forwards.size());
}

int ForwardModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ForwardModel::text(const ForwardState& forward, int column) const
{
    switch (column) {
    case Service:
        return forwardTarget(forward.forward);
    case ListensAt:
        return listenText(forward.forward, forward.listen);
    case State:
        if (!forward.forward.enabled)
            return tr("turned off");
        return m_isOnline ? forwardWord(forward, WallTime::clock::now()) : tr("not connected");
    case WhoMayConnect:
        return whoText(forward.forward);
    default:
        return {};
    }
}

QVariant ForwardModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ForwardState& forward = m_forwards[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(forward, index.column());
    case Qt::ToolTipRole:
        if (index.column() == State && m_isOnline)
            return withoutMarkup(forwardEvidence(forward, WallTime::clock::now()));
        return index.column() == Service ? forwardTitle(forward.forward) : text(forward, index.column());
    case Qt::DecorationRole:
        return index.column() == State
            ? QVariant{stateIcon(lightOfForward(forward, m_isOnline), windowGround())}
            : QVariant{};
    default:
        return {};
    }
}

QVariant ForwardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Service:
        return tr("Forward");
    case ListensAt:
        return tr("Listens at");
    case State:
        return tr("State");
    case WhoMayConnect:
        return tr("Who may connect");
    default:
        return {};
    }
}

} // namespace underpass
