// SPDX-License-Identifier: MIT
#include "ui/profile/ForwardTable.h"

#include "ui/words/ForwardText.h"

namespace underpass {

namespace {

std::unexpected<Error> noPort(const QString& text)
{
    return fail(ErrorCode::InvalidInput, text.toStdString(), "the port is missing");
}

// A bare number is a port of this PC, or of the server itself: most people type only that. 0 is any free one.
// A remote forward may listen on every address of its server, which ssh writes as "*".
Result<Endpoint> readListen(const ForwardDraft& draft)
{
    const QString& text = draft.listen;
    const bool isEverywhere = !listensHere(draft.forward) && text.startsWith("*:");
    const QString portAlone = isEverywhere ? text.mid(2) : text;
    if (const auto port = parsePort(portAlone.toStdString(), PortZero::Allowed))
        return Endpoint{isEverywhere ? "*" : "localhost", *port};
    auto read = Endpoint::parse(text.toStdString(), 0);
    if (read && read->port == 0 && !text.endsWith(":0"))
        return noPort(text);
    return read;
}

Result<Endpoint> readTarget(const QString& text)
{
    auto read = Endpoint::parse(text.toStdString(), 0);
    if (read && read->port == 0)
        return noPort(text);
    return read;
}

void readTexts(ForwardDraft& draft)
{
    Forward& forward = draft.forward;
    if (const auto listen = readListen(draft))
        forward.listen = *listen;
    if (forward.kind == ForwardKind::Dynamic)
        forward.target.reset();
    else if (const auto target = readTarget(draft.target))
        forward.target = *target;
}

ForwardDraft draftOf(const Forward& forward)
{
    return {forward, QString::fromStdString(toString(forward.listen)),
        forward.target ? QString::fromStdString(toString(*forward.target)) : QString{}};
}

} // namespace

ForwardTable::ForwardTable(const std::vector<Forward>& forwards, QObject* parent)
    : QAbstractTableModel(parent)
{
    for (const Forward& forward : forwards)
        m_rows.push_back(draftOf(forward));
}

void ForwardTable::add(const Forward& forward)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_rows.push_back(draftOf(forward));
    endInsertRows();
    emit edited();
}

void ForwardTable::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    emit edited();
}

const ForwardDraft& ForwardTable::draft(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row));
}

void ForwardTable::setDraft(int row, const ForwardDraft& draft)
{
    ForwardDraft read = draft;
    readTexts(read);
    ForwardDraft& mine = m_rows.at(static_cast<std::size_t>(row));
    if (mine == read)
        return;
    mine = read;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit edited();
}

std::vector<Forward> ForwardTable::forwards() const
{
    std::vector<Forward> all;
    for (const ForwardDraft& draft : m_rows)
        all.push_back(draft.forward);
    return all;
}

std::vector<FieldProblem> ForwardTable::problems() const
{
    std::vector<FieldProblem> problems;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const ForwardDraft& draft = m_rows[row];
        const std::string field = "forwards[" + std::to_string(row) + "]";
        if (!readListen(draft))
            problems.push_back({field + ".listen",
                draft.listen.isEmpty()
                    ? tr("Write a port, or an address like localhost:1110.")
                    : tr("\"%1\" is no address: write a port, or localhost:1110.").arg(draft.listen)});
        if (draft.forward.kind != ForwardKind::Dynamic && !readTarget(draft.target))
            problems.push_back({field + ".target",
                draft.target.isEmpty()
                    ? tr("Write where it leads, as in localhost:110.")
                    : tr("\"%1\" is no address: write host:port, as in localhost:110.").arg(draft.target)});
    }
    return problems;
}

void ForwardTable::setTroubled(const std::vector<bool>& rows)
{
    if (m_troubled == rows)
        return;
    m_troubled = rows;
    if (!m_rows.empty())
        emit dataChanged(index(0, Kind), index(rowCount() - 1, Kind));
}

int ForwardTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ForwardTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ForwardTable::text(const ForwardDraft& draft, int column) const
{
    const bool isDynamic = draft.forward.kind == ForwardKind::Dynamic;
    switch (column) {
    case Kind:
        return kindText(draft.forward.kind);
    case Listen:
        return draft.listen;
    case Target:
        return isDynamic ? tr("what programs ask for") : draft.target;
    case Who:
        return whoText(draft.forward);
    default:
        return {};
    }
}

QVariant ForwardTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const ForwardDraft& draft = m_rows[row];
    if (index.column() == Enabled) {
        if (role == Qt::CheckStateRole)
            return draft.forward.enabled ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::AccessibleTextRole)
            return draft.forward.enabled ? tr("turned on") : tr("turned off");
        return {};
    }
    const bool isTroubled = row < m_troubled.size() && m_troubled[row];
    if (role == Qt::DisplayRole)
        return (isTroubled && index.column() == Kind ? QString{"✗ "} : QString{})
            + text(draft, index.column());
    return role == Qt::ToolTipRole ? text(draft, index.column()) : QVariant{};
}

QVariant ForwardTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Enabled:
        return tr("On");
    case Kind:
        return tr("Kind");
    case Listen:
        return tr("Listens at");
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
    return index.column() == Enabled ? base | Qt::ItemIsUserCheckable : base;
}

bool ForwardTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Enabled
        || role != Qt::CheckStateRole)
        return false;
    ForwardDraft now = draft(index.row());
    now.forward.enabled = value.toInt() == Qt::Checked;
    setDraft(index.row(), now);
    return true;
}

} // namespace underpass
