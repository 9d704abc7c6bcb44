// SPDX-License-Identifier: MIT
#include "ui/window/HistoryModel.h"

#include "ui/parts/StateIcon.h"
#include "ui/words/HistoryText.h"
#include "ui/words/LogText.h"

#include <algorithm>
#include <utility>

namespace underpass {

HistoryModel::HistoryModel(std::function<WallTime()> now, QObject* parent)
    : QAbstractTableModel(parent)
    , m_now(std::move(now))
{ }

void HistoryModel::setSpells(std::vector<Spell> spells)
{
    std::ranges::reverse(spells);
    if (spells == m_spells)
        return;
    beginResetModel();
    m_spells = std::move(spells);
    endResetModel();
}

void HistoryModel::timePassed()
{
    if (!m_spells.empty())
        emit dataChanged(index(0, WhatColumn), index(0, WhatColumn));
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_spells.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Spell& spell = m_spells[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(spell, index.column());
    case Qt::DecorationRole:
        return index.column() == WhatColumn
            ? stateIcon(lightNamed(spell.state).value_or(Light::Off), windowGround())
            : QVariant{};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment{Qt::AlignTop | Qt::AlignLeading});
    default:
        return {};
    }
}

QString HistoryModel::text(const Spell& spell, int column) const
{
    switch (column) {
    case WhatColumn:
        return spellWord(spell, m_now());
    case FromColumn:
        return dayAndTime(spell.since);
    case UntilColumn:
        return spellEnd(spell);
    default:
        return spellSentence(spell);
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhatColumn:
        return tr("What");
    case FromColumn:
        return tr("From");
    case UntilColumn:
        return tr("Until");
    case WhyColumn:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace underpass
