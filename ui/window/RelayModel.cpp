// SPDX-License-Identifier: MIT
#include "ui/window/RelayModel.h"

#include "ui/words/ErrorText.h"
#include "ui/words/ForwardText.h"
#include "ui/words/ShortText.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <functional>
#include <utility>

namespace underpass {

namespace {

// As in the list of forwards; where the caller chooses the target, with that.
QString forwardText(const Forward& forward, const Endpoint& target)
{
    if (forward.target)
        return forwardTarget(forward);
    //: %1 is a host and port that a caller wanted.
    return RelayModel::tr("SOCKS proxy: %1").arg(isolated(shownName(toString(target))));
}

constexpr std::uint64_t mostShown = 1'000'000'000;

bool isNumber(int column)
{
    return column == RelayModel::UpColumn || column == RelayModel::DownColumn
        || column == RelayModel::AgeColumn;
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
        const auto place = static_cast<int>(m_relays.size());
        beginInsertRows({}, place, place);
        m_relays.push_back(relay);
        endInsertRows();
    }
    if (!m_relays.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void RelayModel::dropEnded(const std::vector<RelayInfo>& relays)
{
    for (int row = static_cast<int>(m_relays.size()) - 1; row >= 0; --row) {
        const auto place = m_relays.begin() + row;
        if (std::ranges::find(relays, place->id, &RelayInfo::id) != relays.end())
            continue;
        beginRemoveRows({}, row, row);
        m_relays.erase(place);
        endRemoveRows();
    }
}

void RelayModel::setTurnedAway(const std::vector<ForwardState>& forwards)
{
    std::vector<Refused> refused;
    for (const ForwardState& forward : forwards) {
        for (const TurnedAway& caller : forward.turnedAway)
            refused.push_back({forward.forward, caller, caller.count});
    }
    std::ranges::stable_sort(
        refused, std::ranges::greater{}, [](const Refused& each) { return each.caller->last; });
    for (const ForwardState& forward : forwards) {
        if (forward.turnedAwayEarlier > 0)
            refused.push_back({forward.forward, std::nullopt, forward.turnedAwayEarlier});
    }
    if (refused == m_refused)
        return;
    const auto first = static_cast<int>(m_relays.size());
    const auto before = static_cast<int>(m_refused.size());
    const auto now = static_cast<int>(refused.size());
    if (now > before)
        beginInsertRows({}, first + before, first + now - 1);
    else if (now < before)
        beginRemoveRows({}, first + now, first + before - 1);
    m_refused = std::move(refused);
    if (now > before)
        endInsertRows();
    else if (now < before)
        endRemoveRows();
    if (now > 0)
        emit dataChanged(index(first, 0), index(first + now - 1, ColumnCount - 1));
}

int RelayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_relays.size() + m_refused.size());
}

int RelayModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RelayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment{
            (isNumber(index.column()) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter});
    const auto row = static_cast<std::size_t>(index.row());
    if (row >= m_relays.size())
        return data(m_refused[row - m_relays.size()], index.column(), role);
    const RelayInfo& relay = m_relays[row];
    switch (role) {
    case Qt::DisplayRole:
        return text(relay, index.column());
    case IdRole:
        return QVariant::fromValue(static_cast<quint64>(relay.id));
    default:
        return {};
    }
}

QVariant RelayModel::data(const Refused& refused, int column, int role) const
{
    if (role == Qt::ForegroundRole)
        return QGuiApplication::palette().brush(QPalette::PlaceholderText);
    if (role == Qt::ToolTipRole && refused.caller)
        return withoutMarkup(userSentence(asError(*refused.caller, refused.forward)));
    if (role != Qt::DisplayRole)
        return {};
    const auto times = static_cast<int>(std::min(refused.count, mostShown));
    switch (column) {
    case CallerColumn:
        return refused.caller ? callerText(refused.caller->who) : tr("others");
    case ForwardColumn:
        return forwardTarget(refused.forward);
    case DownColumn:
        return tr("turned away");
    case AgeColumn:
        //: How often; %1 is the time of the last time.
        return refused.caller ? tr("%n time(s), last at %1", nullptr, times)
                                    .arg(timeText(refused.caller->last, WallTime::clock::now()))
                              : tr("%n time(s)", nullptr, times);
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
        return forward != nullptr ? forwardText(*forward, relay.target) : QString{};
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
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && isNumber(section))
        return QVariant::fromValue(Qt::Alignment{Qt::AlignTrailing | Qt::AlignVCenter});
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CallerColumn:
        return tr("Program");
    case ForwardColumn:
        return tr("Forward");
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
