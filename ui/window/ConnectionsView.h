// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/RelayInfo.h"
#include "ui/parts/TunnelModel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace underpass {

class RelayModel;

// What a tunnel carries, who was turned away from it, and, where that is nothing, what to do.
class ConnectionsView : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionsView(QWidget* parent = nullptr);

    void show(const TunnelRow& row);
    void show(const std::vector<RelayInfo>& relays);

signals:
    void closeWanted(std::uint64_t relay);

private:
    QWidget* buildEmpty();
    void buildTable();
    void showWhatThereIs();
    void showHowToUse(const TunnelState& state);
    void closeChosen();

    RelayModel* m_relays;
    QTableView* m_table;
    QPushButton* m_close;
    QLabel* m_empty;
    QPushButton* m_copy;
    QString m_address; // That can be copied: "localhost:1110"
    QStackedLayout* m_pages;
};

} // namespace underpass
