// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/ForwardState.h"
#include "core/tunnel/RelayInfo.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace underpass {

// The live connections of one tunnel, and after them who was turned away from it, the latest first. Rows of
// connections keep their place while they live, so that a selection stays with its connection. GUI thread;
// whoever shows it feeds it.
class RelayModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CallerColumn, ForwardColumn, UpColumn, DownColumn, AgeColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole }; // Of a connection; of who was turned away, none.

    explicit RelayModel(std::function<TimePoint()> now = Clock::now, QObject* parent = nullptr);

    void setForwards(const std::vector<Forward>& forwards); // Those of the tunnel, for their relays' names.
    void setRelays(const std::vector<RelayInfo>& relays);
    void setTurnedAway(const std::vector<ForwardState>& forwards);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Refused
    {
        Forward forward;
        std::optional<TurnedAway> caller; // None: others, of whom no names were kept.
        std::uint64_t count = 0;

        bool operator==(const Refused&) const = default;
    };

    void dropEnded(const std::vector<RelayInfo>& relays);
    [[nodiscard]] QVariant data(const Refused& refused, int column, int role) const;
    [[nodiscard]] const Forward* forwardOf(const RelayInfo& relay) const;
    [[nodiscard]] QString text(const RelayInfo& relay, int column) const;

    std::function<TimePoint()> m_now;
    std::vector<Forward> m_forwards;
    std::vector<RelayInfo> m_relays;
    std::vector<Refused> m_refused;
};

} // namespace underpass
