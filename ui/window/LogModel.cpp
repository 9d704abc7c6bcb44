// SPDX-License-Identifier: MIT
#include "ui/window/LogModel.h"

#include "ui/parts/StateIcon.h"
#include "ui/words/LogText.h"
#include "ui/words/ShortText.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace underpass {

LogModel::LogModel(std::function<QString(const std::string&)> nameOf, QObject* parent)
    : QAbstractTableModel(parent)
    , m_nameOf(std::move(nameOf))
{ }

void LogModel::add(std::vector<LogLine> lines)
{
    if (lines.size() > linesKept)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(linesKept));
    if (lines.empty())
        return;
    const std::size_t all = m_lines.size() + lines.size();
    if (all > linesKept) {
        const auto surplus = static_cast<std::ptrdiff_t>(all - linesKept);
        beginRemoveRows({}, 0, static_cast<int>(surplus) - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + surplus);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(lines.size()) - 1);
    std::ranges::move(lines, std::back_inserter(m_lines));
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::DecorationRole:
        if (const auto light = logWords(line).light; light && index.column() == WhatColumn)
            return stateIcon(*light, windowGround());
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment{Qt::AlignTop | Qt::AlignLeading});
    case WholeRole:
        return whole(line);
    default:
        return {};
    }
}

QString LogModel::text(const LogLine& line, int column) const
{
    switch (column) {
    case TimeColumn:
        return momentText(line.at);
    case ProfileColumn:
        return line.profile.empty() ? QString{} : m_nameOf(line.profile);
    case WhatColumn:
        return logWords(line).what;
    default:
        return logWords(line).detail;
    }
}

// As in the file, so that whoever gets it can look it up there; the time with its distance from UTC.
QString LogModel::whole(const LogLine& line) const
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(line.at.time_since_epoch().count());
    const QString of = line.profile.empty() ? QString{} : QString::fromStdString(line.profile) + ": ";
    return at.toOffsetFromUtc(at.offsetFromUtc()).toString(Qt::ISODateWithMs) + ' '
        + QString::fromStdString(line.level) + ": " + of + QString::fromStdString(line.text);
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case ProfileColumn:
        return tr("Profile");
    case WhatColumn:
        return tr("What");
    case DetailColumn:
        return tr("Detail");
    default:
        return {};
    }
}

} // namespace underpass
