// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Service.h"

#include <string>
#include <string_view>

namespace underpass {

// How a mail service that greets in the clear goes over to TLS on the same connection: RFC 3207 (SMTP), RFC
// 9051 section 6.2.1 (IMAP), RFC 2595 section 4 (POP3). Pure; an answer may be cut short, or hostile.

// The word people know it by: "STARTTLS", "STLS".
[[nodiscard]] const char* startTlsName(MailService mail);

// The question what the server can do, and the wish to begin; both with their end of line.
[[nodiscard]] std::string askForAbilities(MailService mail);
[[nodiscard]] std::string askForTls(MailService mail);

// Whether the answer to each is there as a whole.
[[nodiscard]] bool areAllAbilities(MailService mail, std::string_view answer);
[[nodiscard]] bool isAnswerToTls(MailService mail, std::string_view answer);

enum class TlsOffer { Offered, NotOffered, Untold }; // Untold: it did not answer what it can do.
[[nodiscard]] TlsOffer tlsOfferIn(MailService mail, std::string_view abilities);

// Whether TLS begins with the next byte.
[[nodiscard]] bool agreesToTls(MailService mail, std::string_view answer);

} // namespace underpass
