// SPDX-License-Identifier: MIT
#include "core/listen/SocketDiag.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <sys/socket.h>
#include <unistd.h>

namespace underpass {
namespace {

using Endpoint = asio::ip::tcp::endpoint;
using Words = __be32[4];

// A socket that is bound to a device is found under that device only. In every network namespace this is
// the loopback's number.
constexpr unsigned anyDevice = 0;
constexpr unsigned loopbackDevice = 1;

std::atomic<bool> hasAnswered = false; // Once it has, it always can.

struct Question
{
    nlmsghdr header{};
    inet_diag_req_v2 body{};
};

void put(const asio::ip::address& address, Words& words)
{
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        std::memcpy(words, bytes.data(), bytes.size());
    } else {
        const auto bytes = address.to_v6().to_bytes();
        std::memcpy(words, bytes.data(), bytes.size());
    }
}

Endpoint take(unsigned family, const Words& words, __be16 port)
{
    if (family == AF_INET) {
        asio::ip::address_v4::bytes_type bytes{};
        std::memcpy(bytes.data(), words, bytes.size());
        return {asio::ip::address_v4{bytes}, ntohs(port)};
    }
    asio::ip::address_v6::bytes_type bytes{};
    std::memcpy(bytes.data(), words, bytes.size());
    return unmapped({asio::ip::address_v6{bytes}, ntohs(port)});
}

Question questionAbout(const Endpoint& local, const Endpoint& remote, unsigned device)
{
    Question question;
    question.header.nlmsg_len = sizeof question;
    question.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    question.header.nlmsg_flags = NLM_F_REQUEST;
    question.body.sdiag_family = local.address().is_v4() ? AF_INET : AF_INET6;
    question.body.sdiag_protocol = IPPROTO_TCP;
    question.body.idiag_states = ~0u;
    question.body.id.idiag_sport = htons(local.port());
    question.body.id.idiag_dport = htons(remote.port());
    question.body.id.idiag_if = device;
    question.body.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
    question.body.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    put(local.address(), question.body.id.idiag_src);
    put(remote.address(), question.body.id.idiag_dst);
    return question;
}

struct Reply
{
    nlmsghdr header{};
    inet_diag_msg body{};
    std::array<char, 1024> attributes{}; // Of no interest, but they must fit.
};

// The kernel answers while it is being asked, so nothing waits here. The size of its answer, or less than 0.
ssize_t exchange(int netlink, const Question& question, Reply& reply)
{
    sockaddr_nl kernel{};
    kernel.nl_family = AF_NETLINK;
    const ssize_t sent = ::sendto(netlink, &question, sizeof question, MSG_DONTWAIT,
        reinterpret_cast<const sockaddr*>(&kernel), sizeof kernel);
    if (sent != ssize_t{sizeof question})
        return -1;
    sockaddr_nl sender{};
    socklen_t senderSize = sizeof sender;
    const ssize_t size = ::recvfrom(
        netlink, &reply, sizeof reply, MSG_DONTWAIT, reinterpret_cast<sockaddr*>(&sender), &senderSize);
    return sender.nl_pid == 0 ? size : -1;
}

bool saysThatThereIsNone(const Reply& reply, ssize_t size)
{
    nlmsgerr refusal{};
    if (reply.header.nlmsg_type != NLMSG_ERROR || size < ssize_t{sizeof(nlmsghdr) + sizeof refusal.error})
        return false;
    std::memcpy(&refusal.error, &reply.body, sizeof refusal.error);
    return refusal.error == -ENOENT;
}

SocketDiagAnswer ask(int netlink, const Endpoint& local, const Endpoint& remote, unsigned device)
{
    Reply reply;
    const ssize_t size = exchange(netlink, questionAbout(local, remote, device), reply);
    if (saysThatThereIsNone(reply, size))
        return NoSuchConnection{};
    const bool isWhole = size >= ssize_t{sizeof(nlmsghdr) + sizeof(inet_diag_msg)};
    if (!isWhole || reply.header.nlmsg_type != SOCK_DIAG_BY_FAMILY)
        return CannotAsk{};
    hasAnswered = true;
    const auto& found = reply.body;
    const ProcNetRow row{take(found.idiag_family, found.id.idiag_src, found.id.idiag_sport),
        take(found.idiag_family, found.id.idiag_dst, found.id.idiag_dport), found.idiag_state,
        found.idiag_uid, found.idiag_inode};
    // Where there is no such connection the kernel offers a listener on the same port instead.
    if (row.local != local || row.remote != remote)
        return NoSuchConnection{};
    return row;
}

SocketDiagAnswer askOnAnyDevice(int netlink, const Endpoint& local, const Endpoint& remote)
{
    auto answer = ask(netlink, local, remote, anyDevice);
    if (std::holds_alternative<NoSuchConnection>(answer))
        answer = ask(netlink, local, remote, loopbackDevice);
    return answer;
}

// A kernel without the module for TCP says "none" to everything. So none is believed only of a kernel that
// has known a connection: at the latest this one's other side, which is our own.
bool isBelieved(int netlink, const Endpoint& local, const Endpoint& remote)
{
    if (!hasAnswered)
        (void)askOnAnyDevice(netlink, remote, local);
    return hasAnswered;
}

} // namespace

SocketDiagAnswer askSocketDiag(const Endpoint& local, const Endpoint& remote)
{
    const auto mine = unmapped(local);
    const auto theirs = unmapped(remote);
    if (mine.protocol() != theirs.protocol())
        return NoSuchConnection{};
    const int netlink = ::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (netlink < 0)
        return CannotAsk{};
    auto answer = askOnAnyDevice(netlink, mine, theirs);
    if (std::holds_alternative<NoSuchConnection>(answer) && !isBelieved(netlink, mine, theirs))
        answer = CannotAsk{};
    ::close(netlink);
    return answer;
}

} // namespace underpass
