// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/ForwardState.h"
#include "core/tunnel/Spell.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace underpass {

// When a tunnel was up and when it was not, the newest first. GUI thread; whoever shows it feeds it.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhatColumn, FromColumn, UntilColumn, WhyColumn, ColumnCount };

    explicit HistoryModel(std::function<WallTime()> now = WallTime::clock::now, QObject* parent = nullptr);

    void setSpells(std::vector<Spell> spells); // The newest last.
    void timePassed(); // What lasts has lasted longer.

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Spell& spell, int column) const;

    std::function<WallTime()> m_now;
    std::vector<Spell> m_spells; // The newest first.
};

} // namespace underpass
