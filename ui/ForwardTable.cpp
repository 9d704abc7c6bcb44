// SPDX-License-Identifier: MIT
#include "ui/ForwardTable.h"

#include "ui/StateText.h"

namespace underpass {

namespace {

// A bare number is a port of this PC: most people type only that.
Result<Endpoint> readListen(const QString& text)
{
    if (const auto port = parsePort(text.toStdString()))
        return Endpoint{"localhost", *port};
    auto read = Endpoint::parse(text.toStdString(), 0);
    if (read && read->port == 0)
        return fail(ErrorCode::InvalidInput, text.toStdString(), "the port is missing");
    return read;
}

Result<Endpoint> readTarget(const QString& text)
{
    auto read = Endpoint::parse(text.toStdString(), 0);
    if (read && read->port == 0)
        return fail(ErrorCode::InvalidInput, text.toStdString(), "the port is missing");
    return read;
}

} // namespace

ForwardTable::ForwardTable(std::vector<Forward> forwards, QObject* parent)
    : QAbstractTableModel(parent)
    , m_forwards(std::move(forwards))
    , m_typed(m_forwards.size())
{ }

void ForwardTable::add(const Forward& forward)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_forwards.push_back(forward);
    m_typed.emplace_back();
    endInsertRows();
    emit edited();
}

void ForwardTable::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_forwards.erase(m_forwards.begin() + row);
    m_typed.erase(m_typed.begin() + row);
    endRemoveRows();
    emit edited();
}

std::vector<Problem> ForwardTable::problems() const
{
    std::vector<Problem> problems;
    for (std::size_t row = 0; row < m_typed.size(); ++row) {
        const std::string field = "forwards[" + std::to_string(row) + "]";
        if (!m_typed[row].listen.isEmpty())
            problems.push_back({field + ".listen",
                tr("\"%1\" is no address: write a port, or localhost:1110.")
                    .arg(m_typed[row].listen)
                    .toStdString()});
        if (!m_typed[row].target.isEmpty())
            problems.push_back({field + ".target",
                tr("\"%1\" is no address: write host:port, as in localhost:110.")
                    .arg(m_typed[row].target)
                    .toStdString()});
    }
    return problems;
}

int ForwardTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_forwards.size());
}

int ForwardTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ForwardTable::text(int row, int column) const
{
    const Forward& forward = m_forwards[static_cast<std::size_t>(row)];
    const Typed& typed = m_typed[static_cast<std::size_t>(row)];
    switch (column) {
    case Listen:
        return typed.listen.isEmpty() ? QString::fromStdString(toString(forward.listen)) : typed.listen;
    case Target:
        if (!typed.target.isEmpty())
            return typed.target;
        return forward.target ? QString::fromStdString(toString(*forward.target)) : QString{};
    case Who:
        return whoText(forward.who);
    default:
        return {};
    }
}

QVariant ForwardTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Forward& forward = m_forwards[static_cast<std::size_t>(index.row())];
    if (index.column() == Enabled) {
        if (role == Qt::CheckStateRole)
            return forward.enabled ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::AccessibleTextRole)
            return forward.enabled ? tr("turned on") : tr("turned off");
        return {};
    }
    if (role == Qt::EditRole && index.column() == Who)
        return static_cast<int>(forward.who);
    if (role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole)
        return text(index.row(), index.column());
    return {};
}

QVariant ForwardTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Target)
        return tr("As the SSH server sees it: localhost is the server itself.");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Enabled:
        return tr("On");
    case Listen:
        return tr("Address on this PC");
    case Target:
        return tr("Target");
    case Who:
        return tr("Who may connect");
    default:
        return {};
    }
}

Qt::ItemFlags ForwardTable::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return index.column() == Enabled ? base | Qt::ItemIsUserCheckable : base | Qt::ItemIsEditable;
}

bool ForwardTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Forward& forward = m_forwards[static_cast<std::size_t>(index.row())];
    bool isTaken = false;
    if (index.column() == Enabled && role == Qt::CheckStateRole) {
        forward.enabled = value.toInt() == Qt::Checked;
        isTaken = true;
    } else if (index.column() == Who && role == Qt::EditRole) {
        forward.who = static_cast<WhoMayConnect>(value.toInt());
        isTaken = true;
    } else if (role == Qt::EditRole) {
        isTaken = setText(index.row(), index.column(), value.toString().trimmed());
    }
    if (isTaken) {
        emit dataChanged(index, index);
        emit edited();
    }
    return isTaken;
}

bool ForwardTable::setText(int row, int column, const QString& value)
{
    Forward& forward = m_forwards[static_cast<std::size_t>(row)];
    Typed& typed = m_typed[static_cast<std::size_t>(row)];
    const auto read = column == Listen ? readListen(value) : readTarget(value);
    QString& kept = column == Listen ? typed.listen : typed.target;
    kept = read ? QString{} : value.isEmpty() ? QString{"?"} : value;
    if (read && column == Listen)
        forward.listen = *read;
    if (read && column == Target)
        forward.target = *read;
    return true;
}

} // namespace underpass
