// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QPushButton>

#include <optional>

namespace underpass {

// Beside a tunnel one of whose forwards cannot have its port: offers a free one, and has the profile take it.
// Hidden where there is nothing to offer. Looks for the port on a thread of Qt's pool.
class TakePortButton : public QPushButton
{
    Q_OBJECT

public:
    explicit TakePortButton(Desk& desk, QWidget* parent = nullptr);

    void show(const TunnelRow& row);
    void clear(); // There is nothing to take a port for.

signals:
    void failed(const QString& why); // The profile could not be saved.

private:
    void look(const Endpoint& place);
    void offer(std::uint16_t port);
    void take();

    Desk& m_desk;
    ProfileId m_profile;
    std::optional<Endpoint> m_place; // Where the forward cannot listen.
    std::uint16_t m_port = 0; // In its place; 0 while none is known.
    int m_lookNumber = 0; // Only the newest look counts.
};

} // namespace underpass
