// SPDX-License-Identifier: MIT
#pragma once

#include "ui/profile/ProblemLines.h"

#include <QAbstractTableModel>

#include <vector>

namespace underpass {

// A forward that is being edited. What is typed stays as it is, also where it makes no sense yet, and a
// target stays while the forward is dynamic and has none.
struct ForwardDraft
{
    Forward forward; // With the last addresses that made sense.
    QString listen;
    QString target;

    bool operator==(const ForwardDraft&) const = default;
};

// The forwards of a profile that is being edited, one row each. GUI thread.
class ForwardTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Enabled, Kind, Listen, Target, Who, ColumnCount };

    explicit ForwardTable(const std::vector<Forward>& forwards, QObject* parent = nullptr);

    void add(const Forward& forward);
    void remove(int row);
    [[nodiscard]] const ForwardDraft& draft(int row) const;
    void setDraft(int row, const ForwardDraft& draft); // Reads its texts anew.
    [[nodiscard]] std::vector<Forward> forwards() const;
    [[nodiscard]] std::vector<FieldProblem> problems() const; // Text that is no address at all.
    void setTroubled(const std::vector<bool>& rows); // Which rows show that something is wrong with them.

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void edited();

private:
    [[nodiscard]] QString text(const ForwardDraft& draft, int column) const;

    std::vector<ForwardDraft> m_rows;
    std::vector<bool> m_troubled;
};

} // namespace underpass
