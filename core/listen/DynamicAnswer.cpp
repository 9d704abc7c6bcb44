// SPDX-License-Identifier: MIT
#include "core/listen/DynamicAnswer.h"

namespace underpass {
namespace {

// OpenSSH's server gives the system's words for a connection that failed, in English. Where it says nothing
// that we know, "not reachable" is right anyway.
bool says(const Error& refusal, const char* words)
{
    return refusal.detail.find(words) != std::string::npos;
}

socks5::Reply replyTo(const Error& refusal)
{
    if (refusal.code == ErrorCode::ForwardRefused)
        return socks5::NotAllowed;
    if (refusal.code != ErrorCode::TargetUnreachable)
        return socks5::Failed;
    if (says(refusal, "Connection refused"))
        return socks5::ConnectionRefused;
    return says(refusal, "Network is unreachable") ? socks5::NetworkUnreachable : socks5::HostUnreachable;
}

std::string httpAnswer(const std::optional<Error>& refusal)
{
    if (!refusal)
        return "HTTP/1.1 200 Connection established\r\n\r\n";
    if (refusal->code == ErrorCode::ForwardRefused)
        return httpRefusal("403 Forbidden", sentence(*refusal));
    return httpRefusal(
        says(*refusal, "timed out") ? "504 Gateway Timeout" : "502 Bad Gateway", sentence(*refusal));
}

} // namespace

std::string answerTo(DynamicProtocol protocol, const std::optional<Error>& refusal)
{
    switch (protocol) {
    case DynamicProtocol::Socks4:
        return socks4Answer(!refusal);
    case DynamicProtocol::Socks5:
        return socks5Answer(refusal ? replyTo(*refusal) : socks5::Granted);
    case DynamicProtocol::HttpConnect:
        return httpAnswer(refusal);
    }
    return {};
}

// Where the far end connected from stays unsaid, as ssh(1) leaves it: nobody on this side could use it.
std::string socks5Answer(socks5::Reply reply)
{
    return {'\5', static_cast<char>(reply), '\0', '\1', '\0', '\0', '\0', '\0', '\0', '\0'};
}

std::string socks4Answer(bool isGranted)
{
    return {'\0', isGranted ? '\x5a' : '\x5b', '\0', '\0', '\0', '\0', '\0', '\0'};
}

std::string httpRefusal(const std::string& status, const std::string& words, const std::string& field)
{
    const std::string body = words + "\n";
    return "HTTP/1.1 " + status
        + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + std::to_string(body.size())
        + "\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n" + field + "\r\n" + body;
}

} // namespace underpass
