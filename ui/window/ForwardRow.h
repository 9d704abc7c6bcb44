// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/TunnelState.h"

#include <QWidget>

#include <cstdint>

class QCheckBox;
class QLabel;
class QToolButton;

namespace underpass {

// What one forward carries at this moment.
struct ForwardTraffic
{
    int connections = 0;
    std::uint64_t down = 0; // Of those connections.
    std::uint64_t up = 0;

    bool operator==(const ForwardTraffic&) const = default;
};

// One forward of the chosen profile: what it leads to, where it listens and for whom, how it is doing in
// whole sentences, what it carries, and a switch.
class ForwardRow : public QWidget
{
    Q_OBJECT

public:
    explicit ForwardRow(const Forward& forward, QWidget* parent = nullptr);

    void show(const ForwardState& state, bool isOnline);
    void show(const ForwardTraffic& traffic);
    [[nodiscard]] const Forward& forward() const { return m_saved; } // As the profile has it.

signals:
    void switched(bool on); // By the person.
    void openWanted();

private:
    void build();
    void buildMenu();
    void showPicture();
    void copy();

    Forward m_saved;
    Forward m_forward; // With the port in use.
    QString m_address; // "localhost:1110"
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_place;
    QLabel* m_icon;
    QLabel* m_state;
    QLabel* m_traffic;
    QToolButton* m_open;
    QToolButton* m_copy;
    QCheckBox* m_switch;
};

} // namespace underpass
