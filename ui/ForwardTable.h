// SPDX-License-Identifier: MIT
#pragma once

#include "core/Profile.h"

#include <QAbstractTableModel>

#include <vector>

namespace underpass {

// The forwards of a profile that is being edited. What is typed stays as it is, also where it makes no sense
// yet; problems() says what is wrong. GUI thread.
class ForwardTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Enabled, Listen, Target, Who, ColumnCount };

    explicit ForwardTable(std::vector<Forward> forwards, QObject* parent = nullptr);

    void add(const Forward& forward);
    void remove(int row);
    [[nodiscard]] const std::vector<Forward>& forwards() const { return m_forwards; }
    [[nodiscard]] std::vector<Problem> problems() const; // Text that is no address at all.

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void edited();

private:
    struct Typed // Where the text is no address; otherwise empty.
    {
        QString listen;
        QString target;
    };
    [[nodiscard]] QString text(int row, int column) const;
    bool setText(int row, int column, const QString& value);

    std::vector<Forward> m_forwards;
    std::vector<Typed> m_typed;
};

} // namespace underpass
