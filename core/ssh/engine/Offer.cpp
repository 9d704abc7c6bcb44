// SPDX-License-Identifier: MIT
#include "core/ssh/engine/Offer.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t longestList = 320; // Shown of one.

Names namesIn(std::string_view list)
{
    Names names;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        names.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return names;
}

MethodKind kindOf(std::size_t place)
{
    constexpr std::size_t beforePairs = 2;
    return static_cast<MethodKind>(place < beforePairs ? place : beforePairs + (place - beforePairs) / 2);
}

// The first of ours that the server has as well (RFC 4253 section 7.1).
const std::string* agreed(const Names& ours, const Names& server)
{
    const auto found = std::ranges::find_first_of(ours, server);
    return found == ours.end() ? nullptr : &*found;
}

// Such a cipher checks what it decrypts, and needs no MAC.
bool checksItself(const std::string& cipher)
{
    return cipher.contains("-gcm@") || cipher.contains("poly1305");
}

bool isMissing(std::size_t place, const Offer& server, const Methods& ours)
{
    if (kindOf(place) == MethodKind::Mac) {
        constexpr std::size_t cipherBefore = 2;
        const std::string* cipher = agreed(ours.of(MethodKind::Cipher), server.at(place - cipherBefore));
        if (cipher != nullptr && checksItself(*cipher))
            return false;
    }
    return agreed(ours.of(kindOf(place)), server.at(place)) == nullptr;
}

std::string shown(const Names& names)
{
    std::string list;
    for (std::size_t i = 0; i < names.size() && list.size() <= longestList; ++i)
        list.append(i == 0 ? "" : ", ").append(names[i]);
    return cleanText(list, longestList);
}

Sentence sentenceOf(MethodKind kind, const Names& server, const Names& ours)
{
    const auto text = [kind]() -> SourceText {
        switch (kind) {
        case MethodKind::KeyExchange:
            return UNDERPASS_TEXT(
                "Error", "For the key exchange the server has \"%1\", and Underpass \"%2\".");
        case MethodKind::HostKey:
            return UNDERPASS_TEXT("Error", "For its host key the server has \"%1\", and Underpass \"%2\".");
        case MethodKind::Cipher:
            return UNDERPASS_TEXT(
                "Error", "For encryption (cipher) the server has \"%1\", and Underpass \"%2\".");
        case MethodKind::Mac:
            return UNDERPASS_TEXT("Error",
                "To keep data from being changed (MAC) the server has \"%1\", and Underpass \"%2\".");
        case MethodKind::Compression:
            return UNDERPASS_TEXT("Error", "For compression the server has \"%1\", and Underpass \"%2\".");
        }
        std::unreachable();
    };
    return {text(), {shown(server), shown(ours)}};
}

// What the lists that have nothing for us tell about the server.
struct Judgement
{
    bool couldBePermitted = true; // In each of them something could.
    bool isTooOld = true; // There is nothing in them but what is known to be.
    Names permittable;

    void look(const Names& server, MethodKind kind)
    {
        bool something = false;
        for (const OldAlgorithm& old : oldAlgorithms) {
            if (old.kind != kind || std::ranges::find(server, old.name) == server.end())
                continue;
            something = true;
            if (std::ranges::find(permittable, old.name) == permittable.end())
                permittable.emplace_back(old.name);
        }
        couldBePermitted = couldBePermitted && something;
        isTooOld = isTooOld && std::ranges::all_of(server, [](const std::string& name) {
            return underpass::isTooOld(name) || mayBePermitted(name);
        });
    }

    [[nodiscard]] Sentence remedy() const
    {
        if (couldBePermitted)
            return {UNDERPASS_TEXT("Error",
                        "What it has is old, and safer things have taken its place. Best have it updated. "
                        "Where that is not possible, these can be permitted for this server in the profile "
                        "(oldAlgorithms): %1."),
                {listed(permittable)}};
        if (isTooOld)
            return {UNDERPASS_TEXT("Error",
                "What it has is too old to be used, and cannot be permitted. Ask its administrator to update "
                "it.")};
        return {UNDERPASS_TEXT("Error",
            "Underpass does not have what the server wants. Ask its administrator to permit one of those "
            "that Underpass has, or look for a newer Underpass.")};
    }
};

} // namespace

std::optional<Offer> readOffer(std::string_view message)
{
    constexpr std::size_t typeAndCookie = 17;
    if (message.size() < typeAndCookie)
        return std::nullopt;
    WireReader lists{message.substr(typeAndCookie)};
    Offer offer;
    for (Names& names : offer) {
        const auto list = lists.string();
        if (!list)
            return std::nullopt;
        names = namesIn(*list);
    }
    return offer;
}

std::optional<Error> nothingInCommon(const Offer& server, const Methods& ours)
{
    Error error{ErrorCode::NoCommonAlgorithm, {}, {}};
    Judgement judgement;
    std::optional<MethodKind> last;
    for (std::size_t place = 0; place < server.size(); ++place) {
        const MethodKind kind = kindOf(place);
        if (!isMissing(place, server, ours))
            continue;
        judgement.look(server.at(place), kind);
        if (kind != last)
            error.more.push_back(sentenceOf(kind, server.at(place), ours.of(kind)));
        last = kind;
    }
    if (error.more.empty())
        return std::nullopt;
    error.more.push_back(judgement.remedy());
    if (judgement.couldBePermitted)
        error.code = ErrorCode::OldAlgorithmsOnly;
    return error;
}

} // namespace underpass
