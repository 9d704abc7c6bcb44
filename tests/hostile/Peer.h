// SPDX-License-Identifier: MIT
#pragma once

#include "tests/hostile/Connection.h"
#include "tests/hostile/Exchange.h"

#include <deque>
#include <map>
#include <optional>

namespace underpass::hostile {

// The server's half of one SSH connection, in steps that an attack takes, changes or leaves out. What nobody
// changes is honest: it lets everybody in who says "open sesame", and every channel is an echo.
class Peer : public Connection
{
public:
    using Connection::Connection;
    static constexpr std::string_view password = "open sesame";
    static constexpr std::uint16_t echoPort = 7; // To which channels lead that are served,
    static constexpr std::uint16_t victimPort = 9; // and those that are attacked.

    // --- before the keys
    void greet(const Bytes& banner = "SSH-2.0-Stranger_1.0");
    void sayOffer(const Offer& what); // Our KEXINIT,
    void awaitOffer(); // and the client's;
    void offer(const Offer& what); // both.
    [[nodiscard]] Answer answer(); // Takes the client's value; after offer().
    [[nodiscard]] Answer answerWith(const Claim& claim); // The same with a lie.
    [[nodiscard]] Type replyType() const { return m_offer.asksForAGroup() ? KexGexReply : KexReply; }
    void reply(const Answer& what) { send(what.reply(replyType())); }
    void takeKeys(const Answer& what); // NEWKEYS of both.
    void sealWithNewKeys(const Answer& what); // Ours alone.
    void openWithNewKeys(const Answer& what); // Theirs alone.
    void exchange(const Offer& what = {}); // All of that: the first one, or another.
    void useGroup(Group group) { m_group = std::move(group); }
    [[nodiscard]] const Bytes& sessionId() const { return m_sessionId; } // Of the first exchange.
    void useHostKey(HostKey key) { m_hostKey = std::move(key); }

    // --- the log-in
    void start(const Offer& what = {}); // greet() and exchange()
    void acceptService();
    void logIn(); // All of it, honestly.
    void reachLogIn(const Offer& what = {}); // start(), acceptService()
    void reachOnline(const Offer& what = {}); // start(), logIn()

    // --- channels
    struct Channel
    {
        std::uint32_t theirs = 0; // the client's number, to which everything is sent
        std::uint32_t room = 0; // of the client's window
        Bytes waiting; // for room
    };
    // The client's number of the channel that it wants for a program that is to be attacked; not yet
    // answered.
    [[nodiscard]] std::uint32_t awaitOpen();
    [[nodiscard]] std::uint32_t acceptOne(); // Honestly, and nothing that comes on it is looked at.
    void confirm(std::uint32_t theirs, std::uint64_t window = 1 << 20U, std::uint64_t packet = 32768);

    // The payload of the next message of this type; others wait for their turn.
    [[nodiscard]] Bytes await(Type type);
    void serve(); // Honestly, until the client hangs up.
    void serveWhatCame(); // Honestly, without waiting.

private:
    [[nodiscard]] Bytes clientsValue();
    [[nodiscard]] Bytes next();
    void handle(const Bytes& message);
    void handleRequestOfLogIn(Reader message);
    void handleGlobalRequest(Reader message);
    void handleOpen(Reader message);
    void echo(Reader message);
    void give(Channel& channel);
    [[nodiscard]] std::unique_ptr<Sealing> newSealing(const Answer& what, Way way) const;

    Transcript m_said;
    Offer m_offer;
    Group m_group = group14();
    HostKey m_hostKey;
    Bytes m_sessionId;
    bool m_isStrict = false; // since the first exchange
    bool m_isAdmitted = false;
    std::deque<Bytes> m_later;
    std::map<std::uint32_t, Channel> m_channels; // by our number, which is the client's as well
};

} // namespace underpass::hostile
