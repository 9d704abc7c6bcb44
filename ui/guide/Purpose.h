// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdint>
#include <span>
#include <vector>

namespace underpass {

// What somebody wants to reach through a tunnel: the first question of the guide.
enum class Purpose { Mail, Screen, Database, WebPage, AnyPage, SomethingElse };

[[nodiscard]] std::span<const Purpose> purposes(); // In the order in which they are offered.
[[nodiscard]] QString title(Purpose purpose); // "Mail"
[[nodiscard]] QString explanation(Purpose purpose); // One line.
[[nodiscard]] QString tunnelName(Purpose purpose); // For the new profile: "Mail", "Web page".
[[nodiscard]] QString picture(Purpose purpose); // See Tile.
[[nodiscard]] QString placeQuestion(
    Purpose purpose); // "Your mailbox is:", before "on the SSH server itself".
// Whether it is rather on another machine behind the SSH server.
[[nodiscard]] bool isUsuallyElsewhere(Purpose purpose);

// The ports of core's services to choose one from, the likeliest first. Of mail there are two questions;
// a proxy has none, and of something else the port itself is asked for.
[[nodiscard]] std::vector<std::uint16_t> portsToChoose(Purpose purpose);
// In words that say what to choose it for, where its name does not: "IMAP (stays on the server)".
[[nodiscard]] QString choiceText(std::uint16_t port);

// How the service on this port is reached in TLS from its first byte on; the port itself where it has none.
[[nodiscard]] std::uint16_t inTls(std::uint16_t port);

} // namespace underpass
