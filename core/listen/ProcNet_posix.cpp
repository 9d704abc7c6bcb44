// SPDX-License-Identifier: MIT
#include "core/listen/ProcNet.h"

#include "core/base/CleanText.h"
#include "core/system/UserIds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <netinet/tcp.h>
#include <pwd.h>
#include <unistd.h>

namespace underpass {
namespace {

std::vector<std::string_view> words(std::string_view line)
{
    std::vector<std::string_view> found;
    while (!line.empty()) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        const auto word = line.substr(0, line.find_first_of(" \t"));
        if (!word.empty())
            found.push_back(word);
        line.remove_prefix(word.size());
    }
    return found;
}

template <class Number> std::optional<Number> number(std::string_view text, int base)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// Addresses are groups of four bytes, each group printed as one number in this machine's byte order.
template <class Bytes> bool readGroups(std::string_view hex, Bytes& bytes)
{
    for (std::size_t group = 0; group < bytes.size() / 4; ++group) {
        const auto value = number<std::uint32_t>(hex.substr(group * 8, 8), 16);
        if (!value)
            return false;
        std::memcpy(bytes.data() + group * 4, &*value, 4);
    }
    return true;
}

std::optional<asio::ip::tcp::endpoint> readEndpoint(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon != 8 && colon != 32)
        return std::nullopt;
    const auto port = number<std::uint16_t>(text.substr(colon + 1), 16);
    if (!port)
        return std::nullopt;
    if (colon == 8) {
        asio::ip::address_v4::bytes_type bytes{};
        if (!readGroups(text, bytes))
            return std::nullopt;
        return asio::ip::tcp::endpoint{asio::ip::address_v4{bytes}, *port};
    }
    asio::ip::address_v6::bytes_type bytes{};
    if (!readGroups(text, bytes))
        return std::nullopt;
    return unmapped({asio::ip::address_v6{bytes}, *port});
}

std::string nameOf(std::uint32_t uid)
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return cleanText(entry.pw_name, 64);
    return std::to_string(uid);
}

// Nearly every caller is ourselves: that name is looked up once.
std::string accountName(std::uint32_t uid)
{
    static const std::uint32_t own = ::geteuid();
    static const std::string ownName = nameOf(own);
    return uid == own ? ownName : nameOf(uid);
}

} // namespace

asio::ip::tcp::endpoint unmapped(const asio::ip::tcp::endpoint& endpoint)
{
    const auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return {asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()), endpoint.port()};
    return endpoint;
}

std::optional<ProcNetRow> parseProcNetRow(std::string_view line)
{
    const auto columns = words(line);
    if (columns.size() < 10)
        return std::nullopt;
    const auto local = readEndpoint(columns[1]);
    const auto remote = readEndpoint(columns[2]);
    const auto state = number<int>(columns[3], 16);
    const auto uid = number<std::uint32_t>(columns[7], 10);
    const auto inode = number<std::uint64_t>(columns[9], 10);
    if (!local || !remote || !state || !uid || !inode)
        return std::nullopt;
    return ProcNetRow{*local, *remote, *state, *uid, *inode};
}

std::optional<ProcNetRow> findProcNetRow(const std::function<bool(const ProcNetRow&)>& wanted)
{
    for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream file{table};
        for (std::string line; std::getline(file, line);) {
            const auto row = parseProcNetRow(line);
            if (row && wanted(*row))
                return row;
        }
    }
    return std::nullopt;
}

bool isSomebodys(const ProcNetRow& row)
{
    switch (row.state) {
    case TCP_ESTABLISHED:
    case TCP_FIN_WAIT1:
    case TCP_FIN_WAIT2:
    case TCP_CLOSE_WAIT:
    case TCP_CLOSING:
    case TCP_LAST_ACK:
        return row.inode != 0;
    default:
        return false;
    }
}

std::string nameAtHand(Caller::Relation relation)
{
    return relation == Caller::Relation::Me ? accountName(::geteuid()) : "";
}

Caller ownerOf(const ProcNetRow& row, SocketHolders& holders)
{
    Caller caller;
    if (row.inode == 0)
        return caller;
    caller.relation = relationOf(row.uid);
    if (caller.relation != Caller::Relation::Unknown)
        caller.user = accountName(row.uid);
    if (const auto holder = holders.find(row.inode)) {
        std::error_code unreadable;
        const std::filesystem::path program = "/proc/" + std::to_string(holder->process) + "/exe";
        caller.processId = holder->process;
        caller.program = cleanText(std::filesystem::read_symlink(program, unreadable).native());
    }
    return caller;
}

} // namespace underpass
