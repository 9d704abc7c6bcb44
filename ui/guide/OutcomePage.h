// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/AutostartControl.h"
#include "ui/parts/Desk.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace underpass {

class HowToUse;
class ServerWordsBox;
class TakePortButton;
class TestButton;

// The last page of the guide: how the new tunnel is doing at this moment, and once it is up what to enter
// where, with a test of each service over its session, and whether it is to be there after the next logon.
class OutcomePage : public QWidget
{
    Q_OBJECT

public:
    OutcomePage(Desk& desk, AutostartControl autostart, QWidget* parent = nullptr);
    ~OutcomePage() override;

    // Whether it is online already over a connection that was made with other settings.
    enum class Awaits { Connection, AnotherConnection };
    void show(const ProfileId& id, Awaits awaits = Awaits::Connection);
    [[nodiscard]] bool hasWorked() const { return m_hasWorked; } // It was up once.
    // Carries out the two ticks. Fails with what could not be done; the other one is done all the same.
    [[nodiscard]] Result<void> keep();
    void tell(const Error& trouble);

signals:
    void answerWanted(const QString& id); // The question of this tunnel, wherever it is.
    void changed();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildState();
    QWidget* buildTicks();
    void refresh();
    void showThatItIsGone();
    void showIcon(const TunnelState& state);

    Desk& m_desk;
    AutostartControl m_autostart;
    ProfileId m_id;
    bool m_isOfBefore = false; // What it is online over was made with other settings.
    bool m_hasWorked = false;
    QLabel* m_title;
    QLabel* m_icon;
    QLabel* m_sentence;
    ServerWordsBox* m_words;
    QPushButton* m_answer;
    QPushButton* m_again;
    HowToUse* m_use;
    TakePortButton* m_takePort;
    TestButton* m_test;
    QCheckBox* m_atLogon;
    QCheckBox* m_connect;
    QWidget* m_ticks;
    QLabel* m_trouble;
    QTimer m_tick; // "Connected for 12 s."
};

} // namespace underpass
