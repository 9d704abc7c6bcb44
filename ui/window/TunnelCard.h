// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QTabWidget;

namespace underpass {

class CardHead;
class ConnectionsView;
class ForwardList;
class HistoryView;
class LogView;
class OpenDialog;
class ServerWordsBox;
class StateNote;
class TrafficPlot;

// One profile: its state, the big button, what its tunnel carries, when it was up, and the log. Asks the desk
// once a second for connections and traffic, and only while it can be seen.
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
    void answerWanted(const QString& id); // The question that this tunnel waits with.
    void editWanted(const QString& field); // The one to begin with; empty where it may be any.
    void failed(const QString& why); // What somebody asked for, and why.
    void told(const QString& what); // What came of it.

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildForwards();
    void connectAll();
    void refresh();
    void showPlot();
    void showOldInUse(const TunnelState& state);
    void onTick();
    void takeRelays(const ProfileId& id, const std::vector<RelayInfo>& relays);
    void onMainButton();
    void turn(const Forward& forward, bool on);
    void open(const Forward& forward);
    void showHowToUse();
    void answer();
    void copyCommand();

    Desk& m_desk;
    ProfileId m_id;
    CardHead* m_head;
    StateNote* m_note;
    QLabel* m_old; // What of the old algorithms is in use; hidden where nothing is.
    ServerWordsBox* m_words;
    QTabWidget* m_tabs;
    ForwardList* m_forwards;
    ConnectionsView* m_connections;
    HistoryView* m_history;
    LogView* m_log;
    QPointer<OpenDialog> m_opening;
    TrafficPlot* m_plot;
    QAction* m_copyCommand;
    QTimer m_tick;
    struct Totals
    {
        std::uint64_t down = 0;
        std::uint64_t up = 0;
    };
    std::optional<Totals> m_last;
};

} // namespace underpass
