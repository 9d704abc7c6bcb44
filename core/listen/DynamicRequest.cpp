// SPDX-License-Identifier: MIT
#include "core/listen/DynamicRequest.h"

#include "core/listen/HttpConnectRequest.h"
#include "core/listen/SocksRequest.h"

#include <cassert>
#include <utility>

namespace underpass {
namespace {

using Verdict = RequestReading::Verdict;

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

} // namespace

DynamicRequest::Stage DynamicRequest::read(std::string_view bytes)
{
    assert(m_stage == Stage::Reading && !bytes.empty());
    const bool isFirst = m_received.empty() && !m_isGreeted;
    m_received.append(bytes);
    if (isFirst && !knowsProtocol())
        return m_stage = Stage::Bad;
    while (m_stage == Stage::Reading) {
        RequestReading reading = readNext();
        m_output += reading.answer;
        if (reading.verdict == Verdict::Incomplete)
            break;
        m_received.erase(0, reading.size);
        if (reading.verdict == Verdict::Bad) {
            m_stage = Stage::Bad;
        } else if (m_protocol == DynamicProtocol::Socks5 && !m_isGreeted) {
            m_isGreeted = true;
        } else {
            m_target = std::move(reading.target);
            m_stage = Stage::Complete;
        }
    }
    return m_stage;
}

bool DynamicRequest::knowsProtocol()
{
    const char first = m_received.front();
    if (first != '\4' && first != '\5' && !isLetter(first))
        return false;
    m_protocol = first == '\4' ? DynamicProtocol::Socks4
        : first == '\5'        ? DynamicProtocol::Socks5
                               : DynamicProtocol::HttpConnect;
    return true;
}

RequestReading DynamicRequest::readNext() const
{
    switch (m_protocol) {
    case DynamicProtocol::Socks4:
        return readSocks4(m_received);
    case DynamicProtocol::Socks5:
        return m_isGreeted ? readSocks5(m_received) : readSocks5Greeting(m_received);
    case DynamicProtocol::HttpConnect:
        return readHttpConnect(m_received);
    }
    return {};
}

std::string DynamicRequest::output()
{
    return std::exchange(m_output, {});
}

std::string DynamicRequest::ahead()
{
    return std::exchange(m_received, {});
}

} // namespace underpass
