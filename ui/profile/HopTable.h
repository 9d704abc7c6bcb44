// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <QAbstractListModel>

#include <vector>

namespace underpass {

// The jump hosts of a profile that is being edited, the first one first. GUI thread.
class HopTable : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit HopTable(std::vector<Hop> hops, QObject* parent = nullptr);

    void add(const Hop& hop);
    void remove(int row);
    void move(int row, int to); // Where both are rows.
    void set(int row, const Hop& hop);
    [[nodiscard]] const std::vector<Hop>& hops() const { return m_hops; }
    void setTroubled(const std::vector<bool>& rows); // Which rows show that something is wrong with them.

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

signals:
    void edited();

private:
    std::vector<Hop> m_hops;
    std::vector<bool> m_troubled;
};

} // namespace underpass
