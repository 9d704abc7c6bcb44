// SPDX-License-Identifier: MIT
#include "ui/guide/GreetingProbe.h"

#include "core/base/CleanText.h"

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr qint64 longestLine = 512; // RFC 1939, RFC 5321: a greeting is at most that long.
constexpr auto patience = 20s;

} // namespace

GreetingProbe::GreetingProbe(std::uint16_t localPort, QObject* parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { give(tr("the server says nothing")); });
    connect(&m_socket, &QTcpSocket::readyRead, this, &GreetingProbe::read);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { give(m_socket.errorString()); });
    m_patience.start(patience);
    m_socket.connectToHost("localhost", localPort);
}

void GreetingProbe::read()
{
    if (!m_socket.canReadLine() && m_socket.bytesAvailable() < longestLine)
        return;
    const QByteArray line = m_socket.readLine(longestLine).trimmed();
    m_socket.disconnect(this);
    m_patience.stop();
    m_socket.abort();
    emit heard(QString::fromStdString(cleanText(line.toStdString(), 200)));
}

void GreetingProbe::give(const QString& why)
{
    m_socket.disconnect(this);
    m_patience.stop();
    m_socket.abort();
    emit failed(why);
}

} // namespace underpass
