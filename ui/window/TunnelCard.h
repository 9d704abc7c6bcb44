// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;
class QTabWidget;
class QVBoxLayout;

namespace underpass {

class CardHead;
class ForwardList;
class LogView;
class OpenDialog;
class RelayModel;
class ServerWordsBox;
class TakePortButton;
class TrafficPlot;

// One profile: its state in a sentence, the big button, and what its tunnel carries. Asks the desk once a
// second for connections and traffic, and only while it can be seen.
class TunnelCard : public QWidget
{
    Q_OBJECT

public:
    explicit TunnelCard(Desk& desk, QWidget* parent = nullptr);

    void show(const ProfileId& id);
    [[nodiscard]] int page() const;
    void setPage(int page);
    void setMenu(const QList<QAction*>& actions); // Of the chosen profile; owned by somebody else.

signals:
    void hostKeyReplaceWanted(const QString& id);
    void answerWanted(const QString& id); // The question that the tunnel waits for.
    void failed(const QString& why); // What somebody asked for, and why.

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildHead(QVBoxLayout& layout);
    QWidget* buildForwards();
    QWidget* buildConnections();
    void refresh();
    void showOldInUse(const TunnelState& state);
    void onTick();
    void takeRelays(const ProfileId& id, const std::vector<RelayInfo>& relays);
    void onMainButton();
    void turn(const Forward& forward, bool on);
    void open(const Forward& forward);
    void showHowToUse();
    void closeChosen();

    Desk& m_desk;
    ProfileId m_id;
    CardHead* m_head;
    QLabel* m_sentence;
    QLabel* m_old; // What of the old algorithms is in use; hidden where nothing is.
    ServerWordsBox* m_words;
    QPushButton* m_answer;
    QPushButton* m_reconnect;
    QPushButton* m_replaceKey;
    TakePortButton* m_takePort;
    QTabWidget* m_tabs;
    ForwardList* m_forwards;
    RelayModel* m_relays;
    QTableView* m_relayTable;
    TrafficPlot* m_plot;
    LogView* m_log;
    QPointer<OpenDialog> m_opening;
    QTimer m_tick;
    struct Totals
    {
        std::uint64_t down = 0;
        std::uint64_t up = 0;
    };
    std::optional<Totals> m_last;
};

} // namespace underpass
