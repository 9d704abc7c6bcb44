// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"
#include "ui/parts/ProfileGroups.h"

#include <QAbstractItemModel>

#include <optional>

namespace underpass {

// The profiles as the list shows them: those in no group first, and then a row for each group with its
// members below, all in the person's order or by their states, and those alone that are looked for. Where
// somebody drops a profile is told (placed); the file decides.
class TunnelTree : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Order { ByHand, ByState };
    enum class Step { Up, Down };

    TunnelTree(TunnelModel& tunnels, Order order, QObject* parent = nullptr);

    void setOrder(Order order);
    [[nodiscard]] Order order() const { return m_order; }
    void setFilter(const QString& text); // Of names, servers, accounts and groups.
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }

    [[nodiscard]] bool isGroup(const QModelIndex& index) const;
    [[nodiscard]] QString groupOf(const QModelIndex& index) const; // Its own, or the one that it is in.
    [[nodiscard]] std::vector<ProfileId> membersOf(const QModelIndex& group) const;
    // In this group rather than in another one; invalid where it is not shown.
    [[nodiscard]] QModelIndex indexOf(const ProfileId& id, const QString& group) const;
    [[nodiscard]] QModelIndex firstProfile() const;
    // One place up or down by hand, over the edge of a group into the next one; none where there is no place.
    [[nodiscard]] std::optional<Placement> stepped(const QModelIndex& index, Step step) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex&) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
        const QModelIndex& parent) override;

signals:
    void placed(const underpass::Placement& placement);

private:
    [[nodiscard]] std::vector<ProfileGroup> wanted() const;
    [[nodiscard]] bool isLookedFor(const Profile& profile) const;
    [[nodiscard]] bool isByHand() const { return m_order == Order::ByHand && !isFiltered(); }
    [[nodiscard]] int looseCount() const { return static_cast<int>(m_groups.front().members.size()); }
    [[nodiscard]] std::size_t groupNumber(const QModelIndex& index) const;
    [[nodiscard]] ProfileId behind(const ProfileId& id) const;
    [[nodiscard]] QVariant groupData(const ProfileGroup& group, int role) const;
    void rebuild();
    void onState(const QString& id);

    TunnelModel& m_tunnels;
    Order m_order;
    QString m_filter;
    std::vector<ProfileGroup> m_groups{{}}; // The first one is none.
};

} // namespace underpass
