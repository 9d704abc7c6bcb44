// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"
#include "ui/words/StateText.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace underpass {

class TakePortButton;

// The state of a tunnel in whole sentences, what the terminal says in brackets as a second line, and the
// buttons that do something about it; on a pale ground of the state's colour where something is wrong.
class StateNote : public QWidget
{
    Q_OBJECT

public:
    explicit StateNote(Desk& desk, QWidget* parent = nullptr);

    void show(const TunnelRow& row, TimePoint now);

signals:
    void answerWanted(); // The question that the tunnel waits with.
    void reconnectWanted();
    void hostKeyReplaceWanted();
    void editWanted(const QString& field); // The one to begin with; empty where it may be any.
    void failed(const QString& why);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void showRemedies(const TunnelRow& row, bool isElsewhere);

    Desk& m_desk;
    Light m_light = Light::Off;
    QString m_field; // Of the remedy.
    QLabel* m_sentence;
    QLabel* m_detail;
    QPushButton* m_answer;
    QPushButton* m_reconnect;
    QPushButton* m_replaceKey;
    QPushButton* m_edit;
    TakePortButton* m_takePort;
};

} // namespace underpass
