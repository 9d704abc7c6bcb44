// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/Session.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace underpass {

// Which of a tunnel's forwards do not work as far as their targets say, and why; its sessions share one. One
// thread.
class Troubles
{
public:
    // What the answer about one target that a caller chose says of its forward. A browser reaches for dead
    // hosts all day: that is nobody's trouble but the caller's, who is told. Only where the server has not
    // let a single one through is it the forward that does not work.
    [[nodiscard]] std::optional<Error> ofChosenTarget(
        ForwardNumber forward, const std::optional<Error>& refusal)
    {
        const bool isForbidden = refusal && refusal->code == ErrorCode::ForwardRefused;
        if (!isForbidden)
            m_permitted.insert(forward);
        return isForbidden && !m_permitted.contains(forward) ? refusal : std::nullopt;
    }

    // Whether a forward's trouble has changed; remembers it.
    [[nodiscard]] bool isNews(ForwardNumber forward, const std::optional<Error>& trouble)
    {
        if (!trouble)
            return m_codes.erase(forward) > 0;
        const auto [place, isNew] = m_codes.try_emplace(forward, trouble->code);
        return isNew || std::exchange(place->second, trouble->code) != trouble->code;
    }

private:
    std::map<ForwardNumber, ErrorCode> m_codes;
    std::set<ForwardNumber> m_permitted;
};

} // namespace underpass
