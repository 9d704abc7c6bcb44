// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"
#include "core/tunnel/RelayInfo.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace underpass {

// The live connections of one tunnel. Rows keep their place while they live, so that a selection stays with
// its connection. GUI thread; whoever shows it feeds it.
class RelayModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CallerColumn, ForwardColumn, TargetColumn, UpColumn, DownColumn, AgeColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    explicit RelayModel(std::function<TimePoint()> now = Clock::now, QObject* parent = nullptr);

    void setForwards(const std::vector<Forward>& forwards); // Those of the tunnel, for their relays' names.
    void setRelays(const std::vector<RelayInfo>& relays);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void dropEnded(const std::vector<RelayInfo>& relays);
    [[nodiscard]] const Forward* forwardOf(const RelayInfo& relay) const;
    [[nodiscard]] QString text(const RelayInfo& relay, int column) const;

    std::function<TimePoint()> m_now;
    std::vector<Forward> m_forwards;
    std::vector<RelayInfo> m_relays;
};

} // namespace underpass
