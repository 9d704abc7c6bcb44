// SPDX-License-Identifier: MIT
#pragma once

#include "ui/guide/Purpose.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QCheckBox;
class QFormLayout;
class QSpinBox;

namespace underpass {

// Which services of one kind: of mail one to receive and one to send, of others one and its port.
class ServiceChoice : public QWidget
{
    Q_OBJECT

public:
    explicit ServiceChoice(Purpose purpose, QWidget* parent = nullptr);

    // On another machine than the SSH server the last leg is in the open: TLS is offered there, and chosen.
    void setElsewhere(bool is);
    [[nodiscard]] std::vector<std::uint16_t> ports() const; // In their order; empty where nothing is chosen.

signals:
    void changed();

private:
    void buildMail(QFormLayout& form);
    void buildOne(QFormLayout& form);
    void buildPort(QFormLayout& form);

    Purpose m_purpose;
    QButtonGroup* m_services; // By port; 0: none.
    QCheckBox* m_send = nullptr;
    QCheckBox* m_tls = nullptr;
    QSpinBox* m_port = nullptr;
};

} // namespace underpass
