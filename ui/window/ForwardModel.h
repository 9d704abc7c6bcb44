// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/TunnelState.h"

#include <QAbstractTableModel>

#include <vector>

namespace underpass {

// The forwards of one profile and, while its tunnel is online, how each is doing. GUI thread.
class ForwardModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Service, ListensAt, WhoMayConnect, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const Profile& profile, const TunnelState& state);
    [[nodiscard]] QString address(int row) const; // "localhost:1110", to be copied into a mail program.

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ForwardState& forward, int column) const;

    std::vector<ForwardState> m_forwards;
    bool m_isOnline = false;
};

} // namespace underpass
