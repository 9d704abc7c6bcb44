// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <thread>

// usage: hostile_server ATTACK   prints "port N", then carries the attack out on whoever connects.
namespace underpass::hostile {
namespace {

constexpr unsigned longest = 60; // Seconds; an honest server stays as long as its test.

void carryOut(const Attack& attack, int socket)
{
    Peer peer{socket};
    try {
        attack.carryOut(peer);
        if (attack.must.error)
            peer.untilHungUp();
        else
            peer.serve();
    } catch (const HungUp&) {
    } catch (const std::exception& trouble) {
        std::cout << trouble.what() << std::endl;
    }
}

int listenAnywhere()
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener, reinterpret_cast<const sockaddr*>(&address), size) != 0 || listen(listener, 64) != 0
        || getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("Cannot listen on loopback.");
    std::cout << "port " << ntohs(address.sin_port) << std::endl;
    return listener;
}

int run(const std::string& name)
{
    const auto found = std::ranges::find(allAttacks(), name, &Attack::name);
    if (found == allAttacks().end()) {
        for (const Attack& attack : allAttacks())
            std::cout << attack.name << '\n';
        return 2;
    }
    if (name != honest)
        alarm(longest);
    for (const int listener = listenAnywhere();;) {
        if (const int caller = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC); caller >= 0)
            std::thread{carryOut, std::cref(*found), caller}.detach();
    }
}

} // namespace
} // namespace underpass::hostile

int main(int count, char** arguments)
{
    return underpass::hostile::run(count == 2 ? arguments[1] : "");
}
