// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/TunnelState.h"

#include <QAbstractListModel>

#include <vector>

namespace underpass {

struct TunnelRow
{
    Profile profile;
    TunnelState state;
};

// Every saved profile and how its tunnel is doing: what tray, window and dialogs look at. Lives on the GUI
// thread; the application feeds it.
class TunnelModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, LightRole, WordRole, SentenceRole, ActiveRole };

    using QAbstractListModel::QAbstractListModel;

    void setProfiles(const std::vector<Profile>& profiles); // Those that stay keep their state.
    void setState(const ProfileId& id, const TunnelState& state); // An unknown id is ignored.

    [[nodiscard]] const std::vector<TunnelRow>& all() const { return m_rows; }
    [[nodiscard]] std::vector<Profile> profiles() const;
    [[nodiscard]] const TunnelRow* find(const ProfileId& id) const; // Until the profiles change.
    [[nodiscard]] int rowOf(const ProfileId& id) const; // -1 when there is none.

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

signals:
    // After the model changed. `before` is what the tunnel did until now.
    void stateChanged(const QString& id, const underpass::TunnelState& before);
    void profilesChanged();

private:
    std::vector<TunnelRow> m_rows;
};

} // namespace underpass
