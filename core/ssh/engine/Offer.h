// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/OldAlgorithms.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

using Names = std::vector<std::string>;

// What we offer to a server, of each kind, the best one first.
struct Methods
{
    std::array<Names, 5> lists;

    [[nodiscard]] Names& of(MethodKind kind) { return lists.at(static_cast<std::size_t>(kind)); }
    [[nodiscard]] const Names& of(MethodKind kind) const { return lists.at(static_cast<std::size_t>(kind)); }
};

// All that is safe, and at the end what of the old is permitted. `knownHostKeys`: the key types that are on
// record for this server, which are asked for first.
[[nodiscard]] Methods methodsFor(const Names& knownHostKeys, const Names& permitted);

// The lists of a KEXINIT message (RFC 4253 section 7.1) without the languages: exchange, host key, and twice,
// for the way to the server and back, cipher, MAC and compression.
using Offer = std::array<Names, 8>;
[[nodiscard]] std::optional<Offer> readOffer(std::string_view message); // Its type in front, and whole.

// Why these two do not come together: OldAlgorithmsOnly where everything that is missing could be permitted,
// else NoCommonAlgorithm; each kind that is missing with both lists, cleaned and bounded. Nothing where they
// do come together.
[[nodiscard]] std::optional<Error> nothingInCommon(const Offer& server, const Methods& ours);

} // namespace underpass
