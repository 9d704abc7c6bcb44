// SPDX-License-Identifier: MIT
#include "core/ssh/engine/OtherProtocol.h"

#include "core/base/CleanText.h"

#include <algorithm>
#include <array>

namespace underpass {
namespace {

using std::string_view_literals::operator""sv;

// How others begin to speak, and how that is called. The first row that fits counts.
struct Row
{
    std::string_view start; // A '.' stands for any byte.
    std::string_view inside; // Somewhere behind it, or empty.
    const char* speaks;
};
constexpr const char* web = "HTTP";
constexpr std::array rows{
    Row{"HTTP/"sv, "", web},
    Row{"<!DOCTYPE html"sv, "", web},
    Row{"<!doctype html"sv, "", web},
    Row{"<html"sv, "", web},
    Row{"<HTML"sv, "", web},
    Row{"\x15\x03"sv, "", "TLS"}, // An alert (RFC 8446 section 5.1), and a handshake.
    Row{"\x16\x03"sv, "", "TLS"},
    Row{"+OK"sv, "", "POP3 (mail)"},
    Row{"-ERR unknown command"sv, "", "Redis"},
    Row{"-ERR"sv, "", "POP3 (mail)"},
    Row{"* OK"sv, "", "IMAP (mail)"},
    Row{"* PREAUTH"sv, "", "IMAP (mail)"},
    Row{"* BYE"sv, "", "IMAP (mail)"},
    Row{"220"sv, "FTP", "FTP"},
    Row{"220"sv, "SMTP", "SMTP (mail)"},
    Row{"220"sv, "\n", "SMTP (mail), or FTP"},
    Row{"421"sv, "\n", "SMTP (mail), or FTP"},
    Row{"554"sv, "\n", "SMTP (mail)"},
    Row{"RFB 00"sv, "", "VNC"},
    Row{"\x03\x00\x00"sv, "", "RDP (Remote Desktop)"}, // TPKT (RFC 1006 section 6).
    Row{"...\0\n"sv, "", "MySQL"}, // The length, packet 0, and version 10 of its protocol.
    Row{"...\0\xff"sv, "", "MySQL"}, // Or an error at once.
    Row{"\xff\xfb"sv, "", "Telnet"}, // WILL, WONT, DO, DONT (RFC 854).
    Row{"\xff\xfc"sv, "", "Telnet"},
    Row{"\xff\xfd"sv, "", "Telnet"},
    Row{"\xff\xfe"sv, "", "Telnet"},
};

bool fits(const Row& row, std::string_view bytes)
{
    const auto isSame = [](char byte, char wanted) { return wanted == '.' || byte == wanted; };
    return bytes.size() >= row.start.size()
        && std::ranges::equal(bytes.substr(0, row.start.size()), row.start, isSame)
        && bytes.substr(row.start.size()).contains(row.inside);
}

Error notSsh(std::string_view bytes, Sentence what)
{
    const std::string said = cleanText(bytes);
    Error error{ErrorCode::NotSsh, {}, said.empty() ? "" : "it said: " + said};
    error.more.push_back(std::move(what));
    return error;
}

// Its identification, where it has come, also behind other lines.
std::string_view identificationIn(std::string_view bytes)
{
    while (!bytes.starts_with("SSH-")) {
        const std::size_t end = bytes.find('\n');
        if (end == std::string_view::npos)
            return {};
        bytes.remove_prefix(end + 1);
    }
    return bytes;
}

} // namespace

// "1.99" is an SSH 2 server that knows SSH 1 as well (RFC 4253 section 5.1).
std::optional<Error> otherProtocol(std::string_view firstBytes)
{
    const auto found = std::ranges::find_if(rows, [&](const Row& row) { return fits(row, firstBytes); });
    if (found != rows.end() && found->speaks == web)
        return notSsh(firstBytes,
            {UNDERPASS_TEXT(
                "Error", "It is a web server (HTTP). Check the port, or sign in to this network first.")});
    if (found != rows.end())
        return notSsh(firstBytes,
            {UNDERPASS_TEXT("Error", "It speaks %1. Check the port: that of SSH is usually 22."),
                {found->speaks}});
    constexpr std::size_t versionSize = std::string_view{"SSH-1.99-"}.size();
    const std::string_view identification = identificationIn(firstBytes);
    if (identification.size() >= versionSize && identification.starts_with("SSH-1.")
        && !identification.starts_with("SSH-1.99-"))
        return Error{ErrorCode::Ssh1Only, {}, "it said: " + cleanText(firstBytes)};
    return std::nullopt;
}

Error unknownProtocol(std::string_view firstBytes)
{
    return notSsh(firstBytes, {UNDERPASS_TEXT("Error", "Check the port, or sign in to this network first.")});
}

} // namespace underpass
