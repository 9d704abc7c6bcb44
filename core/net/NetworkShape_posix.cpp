// SPDX-License-Identifier: MIT
#include "core/net/NetworkShape.h"

#include <cstdint>
#include <fstream>
#include <memory>
#include <sstream>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <linux/if_addr.h>
#include <net/if.h>
#include <net/route.h>

namespace underpass {

namespace {

// Of the thread's own network, should it have one.
constexpr const char* ipv6Addresses = "/proc/thread-self/net/if_inet6";
constexpr const char* ipv4Routes = "/proc/thread-self/net/route";
constexpr const char* ipv6Routes = "/proc/thread-self/net/ipv6_route";

constexpr const char* noAddress = "00000000000000000000000000000000";
constexpr unsigned linkScope = 0x20; // As if_inet6 writes it.
constexpr unsigned hostScope = 0x10;

bool isConnected(unsigned flags)
{
    return (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0;
}

class Reading
{
public:
    NetworkShape take()
    {
        readInterfaces();
        readIpv6Addresses();
        readIpv4Routes();
        readIpv6Routes();
        return std::move(m_shape);
    }

private:
    // The kernel names the flags of an interface with each of its addresses, and once more without one.
    void readInterfaces()
    {
        ifaddrs* first = nullptr;
        if (::getifaddrs(&first) != 0)
            return;
        const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> all{first, &::freeifaddrs};
        for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
            if (!isConnected(each->ifa_flags))
                continue;
            m_connected.insert(each->ifa_name);
            if (each->ifa_addr != nullptr && each->ifa_addr->sa_family == AF_INET)
                addIpv4(each->ifa_name, reinterpret_cast<const sockaddr_in*>(each->ifa_addr)->sin_addr);
        }
    }

    void addIpv4(const std::string& interface, const in_addr& address)
    {
        const std::uint32_t number = ntohl(address.s_addr);
        if (number >> 16 == 0xA9FE) // RFC 3927: what a machine gives itself where nobody gives it one.
            return;
        m_shape.parts.insert(interface + " " + std::to_string(number));
        m_shape.leadsOut = m_shape.leadsOut || number >> 24 != 127;
    }

    void readIpv6Addresses()
    {
        std::ifstream file{ipv6Addresses};
        std::string address;
        std::string interface;
        unsigned number = 0;
        unsigned prefix = 0;
        unsigned scope = 0;
        unsigned flags = 0;
        while (file >> address >> std::hex >> number >> prefix >> scope >> flags >> interface) {
            const bool isPassing = (flags & (IFA_F_TEMPORARY | IFA_F_TENTATIVE | IFA_F_DADFAILED)) != 0;
            if (isPassing || scope == linkScope || !m_connected.contains(interface))
                continue;
            m_shape.parts.insert(interface + " " + address);
            m_shape.leadsOut = m_shape.leadsOut || scope != hostScope;
        }
    }

    void readIpv4Routes()
    {
        std::ifstream file{ipv4Routes};
        for (std::string line; std::getline(file, line);) {
            std::istringstream columns{line};
            std::string interface;
            std::string target;
            std::string gateway;
            std::string skipped;
            std::string mask;
            columns >> interface >> target >> gateway;
            for (int each = 0; each < 4; ++each) // Flags, RefCnt, Use, Metric.
                columns >> skipped;
            columns >> mask;
            if (target == "00000000" && mask == "00000000" && m_connected.contains(interface))
                m_shape.parts.insert("default " + interface + " " + gateway);
        }
    }

    void readIpv6Routes()
    {
        std::ifstream file{ipv6Routes};
        std::string target;
        std::string source;
        std::string gateway;
        std::string interface;
        unsigned length = 0;
        unsigned sourceLength = 0;
        std::uint64_t skipped = 0;
        unsigned flags = 0;
        while (file >> target >> std::hex >> length >> source >> sourceLength >> gateway >> skipped >> skipped
            >> skipped >> flags >> interface) {
            const bool isDefault = target == noAddress && length == 0 && (flags & RTF_REJECT) == 0;
            if (isDefault && m_connected.contains(interface))
                m_shape.parts.insert("default " + interface + " " + gateway);
        }
    }

    NetworkShape m_shape;
    std::set<std::string> m_connected;
};

} // namespace

NetworkShape networkShape()
{
    return Reading{}.take();
}

bool isOffline()
{
    return !networkShape().leadsOut;
}

} // namespace underpass
