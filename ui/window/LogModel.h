// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/LogLine.h"

#include <QAbstractTableModel>

#include <deque>
#include <functional>
#include <vector>

namespace underpass {

// The latest lines of a log, the newest last. GUI thread; whoever shows it feeds it.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, ProfileColumn, WhatColumn, DetailColumn, ColumnCount };
    enum Role { WholeRole = Qt::UserRole }; // The line as a text, to be handed on.
    static constexpr std::size_t linesKept = 5000;

    // `nameOf` is asked for the name of a profile, by its id.
    explicit LogModel(std::function<QString(const std::string&)> nameOf, QObject* parent = nullptr);

    void add(std::vector<LogLine> lines);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const LogLine& line, int column) const;
    [[nodiscard]] QString whole(const LogLine& line) const;

    std::function<QString(const std::string&)> m_nameOf;
    std::deque<LogLine> m_lines;
};

} // namespace underpass
