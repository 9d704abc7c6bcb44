// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <cstdint>

namespace underpass {

// Connects to a forward of a running tunnel as a mail program would, reads the first line that the server
// says, and leaves. GUI thread; bounded in time and size.
class GreetingProbe : public QObject
{
    Q_OBJECT

public:
    GreetingProbe(std::uint16_t localPort, QObject* parent);

signals:
    void heard(const QString& line); // Plain text, cleaned.
    void failed(const QString& why);

private:
    void read();
    void give(const QString& why);

    QTcpSocket m_socket;
    QTimer m_patience;
};

} // namespace underpass
