// SPDX-License-Identifier: MIT
#include "core/listen/HttpConnectRequest.h"

#include "core/listen/DynamicAnswer.h"

#include <algorithm>
#include <optional>

namespace underpass {
namespace {

using Verdict = RequestReading::Verdict;

constexpr std::size_t longestHead = std::size_t{16} * 1024;

RequestReading bad(const char* status, const char* words, const char* field = "")
{
    return {Verdict::Bad, 0, {}, httpRefusal(status, words, field)};
}

RequestReading noRequest()
{
    return bad("400 Bad Request", "Underpass: a SOCKS or HTTP proxy listens here, and this is neither.");
}

// Where the head ends, behind its empty line; RFC 9112 section 2.2 lets a line end without CR.
std::size_t endOfHead(std::string_view bytes)
{
    const auto behind = [bytes](std::string_view end) {
        const auto place = bytes.find(end);
        return place == std::string_view::npos ? place : place + end.size();
    };
    return std::min(behind("\n\r\n"), behind("\n\n"));
}

struct RequestLine
{
    std::string_view method;
    std::string_view target;
    std::string_view version;
};

std::optional<RequestLine> split(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == 0 || last <= first + 1)
        return std::nullopt;
    const RequestLine parts{
        line.substr(0, first), line.substr(first + 1, last - first - 1), line.substr(last + 1)};
    return parts.version.starts_with("HTTP/") ? std::optional{parts} : std::nullopt;
}

RequestReading judge(const RequestLine& request, std::size_t size)
{
    if (!request.version.starts_with("HTTP/1."))
        return bad("505 HTTP Version Not Supported", "Underpass: this proxy speaks HTTP/1.1.");
    if (request.method != "CONNECT")
        return bad("405 Method Not Allowed",
            "Underpass: this proxy fetches no pages itself, it only connects (CONNECT, as for https://). "
            "Enter "
            "it in your program as a SOCKS proxy instead, with the same address and port: that carries "
            "everything.",
            "Allow: CONNECT\r\n");
    auto target = Endpoint::parse(request.target, 0);
    if (!target || target->port == 0)
        return bad("400 Bad Request", "Underpass: CONNECT needs a host and a port, like example.org:443.");
    return {Verdict::Complete, size, std::move(*target), {}};
}

} // namespace

RequestReading readHttpConnect(std::string_view bytes)
{
    const std::string_view head = bytes.substr(0, longestHead);
    const auto lineEnd = head.find('\n');
    const auto request = split(head.substr(0, lineEnd));
    if (lineEnd != std::string_view::npos && !request)
        return noRequest(); // At once: what speaks another protocol waits for an answer now.
    const auto end = endOfHead(head);
    if (end == std::string_view::npos && head.size() == longestHead)
        return bad("431 Request Header Fields Too Large", "Underpass: the request does not end.");
    return end == std::string_view::npos ? RequestReading{} : judge(*request, end);
}

} // namespace underpass
