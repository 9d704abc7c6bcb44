// SPDX-License-Identifier: MIT
#include "ui/window/RelayModel.h"

#include "ui/words/ForwardText.h"
#include "ui/words/ShortText.h"

#include <algorithm>
#include <utility>

namespace underpass {

namespace {

// Which of the forwards it is; the target has a column of its own.
QString shortForward(const Forward& forward)
{
    return RelayModel::tr("%1 %2", "kind of forward, port")
        .arg(kindText(forward.kind))
        .arg(forward.listen.port);
}

} // namespace

RelayModel::RelayModel(std::function<TimePoint()> now, QObject* parent)
    : QAbstractTableModel(parent)
    , m_now(std::move(now))
{ }

void RelayModel::setForwards(const std::vector<Forward>& forwards)
{
    if (m_forwards == forwards)
        return;
    m_forwards = forwards;
    if (!m_relays.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void RelayModel::setRelays(const std::vector<RelayInfo>& relays)
{
    dropEnded(relays);
    for (const RelayInfo& relay : relays) {
        const auto known = std::ranges::find(m_relays, relay.id, &RelayInfo::id);
        if (known != m_relays.end()) {
            *known = relay;
            continue;
        }
        beginInsertRows({}, rowCount(), rowCount());
        m_relays.push_back(relay);
        endInsertRows();
    }
    if (!m_relays.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void RelayModel::dropEnded(const std::vector<RelayInfo>& relays)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto place = m_relays.begin() + row;
        if (std::ranges::find(relays, place->id, &RelayInfo::id) != relays.end())
            continue;
        beginRemoveRows({}, row, row);
        m_relays.erase(place);
        endRemoveRows();
    }
}

int RelayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_relays.size());
}

int RelayModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RelayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RelayInfo& relay = m_relays[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(relay, index.column());
    case IdRole:
        return QVariant::fromValue(static_cast<quint64>(relay.id));
    default:
        return {};
    }
}

const Forward* RelayModel::forwardOf(const RelayInfo& relay) const
{
    return relay.forward < m_forwards.size() ? &m_forwards[relay.forward] : nullptr;
}

QString RelayModel::text(const RelayInfo& relay, int column) const
{
    const Forward* forward = forwardOf(relay);
    switch (column) {
    case CallerColumn:
        // Who connects to the server's port is the server's to know.
        if (forward != nullptr && !listensHere(*forward) && relay.caller == Caller{})
            return tr("somebody at the server");
        return callerText(relay.caller);
    case ForwardColumn:
        return forward != nullptr ? shortForward(*forward) : QString{};
    case TargetColumn:
        return isolated(QString::fromStdString(toString(relay.target)));
    case UpColumn:
        return bytesText(relay.bytesUp);
    case DownColumn:
        return bytesText(relay.bytesDown);
    default:
        return ageText(m_now() - relay.since);
    }
}

QVariant RelayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CallerColumn:
        return tr("Program");
    case ForwardColumn:
        return tr("Forward");
    case TargetColumn:
        return tr("Target");
    case UpColumn:
        return tr("Sent");
    case DownColumn:
        return tr("Received");
    case AgeColumn:
        return tr("Age");
    default:
        return {};
    }
}

} // namespace underpass
