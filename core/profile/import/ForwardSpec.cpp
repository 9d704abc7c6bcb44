// SPDX-License-Identifier: MIT
#include "core/profile/import/ForwardSpec.h"

#include "core/base/CleanText.h"

#include <string>
#include <vector>

namespace underpass {

namespace {

std::unexpected<Error> notAForward(std::string_view text, const char* expected)
{
    return fail(ErrorCode::InvalidInput, "the forward \"" + cleanText(text) + "\"", expected);
}

// Splits at colons that are not inside the brackets of an IPv6 address.
std::vector<std::string_view> splitAtColons(std::string_view text)
{
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    bool inBrackets = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '[')
            inBrackets = true;
        else if (text[i] == ']')
            inBrackets = false;
        else if (text[i] == ':' && !inBrackets) {
            parts.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    parts.push_back(text.substr(start));
    return parts;
}

std::string_view withoutBrackets(std::string_view host)
{
    if (host.size() >= 2 && host.front() == '[' && host.back() == ']')
        return host.substr(1, host.size() - 2);
    return host;
}

Result<Endpoint> endpointOf(std::string_view host, std::string_view port, PortZero zero)
{
    auto parsedHost = parseHost(withoutBrackets(host));
    if (!parsedHost)
        return fail(parsedHost);
    const auto parsedPort = parsePort(port, zero);
    if (!parsedPort)
        return fail(parsedPort);
    return Endpoint{std::move(*parsedHost), *parsedPort};
}

// What ssh takes for every address.
bool isEveryAddress(std::string_view host)
{
    return host.empty() || host == "*";
}

Result<Endpoint> listenEndpointOf(std::string_view host, std::string_view port)
{
    if (!isEveryAddress(host))
        return endpointOf(host, port, PortZero::Allowed);
    const auto parsedPort = parsePort(port, PortZero::Allowed);
    return parsedPort ? Result<Endpoint>{Endpoint{"*", *parsedPort}} : fail(parsedPort);
}

Result<Forward> makeForward(ForwardKind kind, const std::vector<std::string_view>& listen,
    const std::vector<std::string_view>& target, std::string_view whole)
{
    if (listen.empty() || listen.size() > 2)
        return notAForward(whole, "the place to listen is PORT or ADDRESS:PORT");
    const std::string_view host = listen.size() == 2 ? listen.front() : std::string_view{"localhost"};
    auto listenAt = listenEndpointOf(host, listen.back());
    if (!listenAt)
        return fail(listenAt);
    Forward forward;
    forward.kind = kind;
    forward.listen = std::move(*listenAt);
    if (kind == ForwardKind::Dynamic)
        return target.empty() ? Result<Forward>{forward}
                              : notAForward(whole, "a dynamic forward has no target");
    if (target.size() != 2)
        return notAForward(whole, "the target is HOST:PORT");
    auto targetAt = endpointOf(target.front(), target.back(), PortZero::Refused);
    if (!targetAt)
        return fail(targetAt);
    forward.target = std::move(*targetAt);
    return forward;
}

// As lists and JSON have it, "L 1110 -> mail.example.org:110", to be typed: it is the same forward.
std::string typed(std::string_view text)
{
    constexpr std::string_view arrow = " -> ";
    std::string all{text};
    if (text.size() < 3 || text[1] != ' ')
        return all;
    all[1] = ':';
    if (const auto at = all.find(arrow); at != std::string::npos)
        all.replace(at, arrow.size(), "=");
    return all;
}

Result<Forward> parseTypedForward(std::string_view text)
{
    constexpr auto expected = "write L:PORT=HOST:PORT, R:PORT=HOST:PORT or D:PORT";
    if (text.size() < 3 || text[1] != ':')
        return notAForward(text, expected);
    ForwardKind kind = ForwardKind::Local;
    if (text[0] == 'R')
        kind = ForwardKind::Remote;
    else if (text[0] == 'D')
        kind = ForwardKind::Dynamic;
    else if (text[0] != 'L')
        return notAForward(text, expected);
    const std::string_view rest = text.substr(2);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos)
        return makeForward(kind, splitAtColons(rest), {}, text);
    return makeForward(
        kind, splitAtColons(rest.substr(0, equals)), splitAtColons(rest.substr(equals + 1)), text);
}

} // namespace

Result<Forward> parseForward(std::string_view text)
{
    return parseTypedForward(typed(text));
}

std::string specOf(const Forward& forward)
{
    return typed(toString(forward));
}

Result<Forward> parseSshForward(ForwardKind kind, std::string_view text)
{
    std::vector<std::string_view> listen = splitAtColons(text);
    std::vector<std::string_view> target;
    if (kind != ForwardKind::Dynamic) {
        if (listen.size() < 3)
            return notAForward(text, "write PORT:HOST:PORT or ADDRESS:PORT:HOST:PORT");
        target.assign(listen.end() - 2, listen.end());
        listen.resize(listen.size() - 2);
    }
    return makeForward(kind, listen, target, text);
}

std::optional<Sentence> settleListen(Forward& forward)
{
    if (!listensHere(forward))
        return std::nullopt;
    const bool isForAll = forward.who == WhoMayConnect::EveryoneOnThisPc;
    if (isForAll && forward.listen.host == "*")
        forward.listen.host = "0.0.0.0";
    if (isForAll || forward.listen.host != "*")
        return std::nullopt;
    return keepOnThisMachine(forward);
}

std::optional<Sentence> keepOnThisMachine(Forward& forward)
{
    if (!listensHere(forward) || isLoopback(forward.listen.host))
        return std::nullopt;
    const std::string wanted = toString(forward.listen);
    forward.listen.host = "localhost";
    return Sentence{UNDERPASS_TEXT("Import",
                        "%1 would listen for other machines, too. Made %2; with \"who\" set to "
                        "everyone-on-this-pc it can listen elsewhere."),
        {wanted, toString(forward.listen)}};
}

} // namespace underpass
