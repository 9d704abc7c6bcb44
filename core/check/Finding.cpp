// SPDX-License-Identifier: MIT
#include "core/check/Finding.h"

namespace underpass {
namespace found {

std::vector<std::string> Resolved::parts() const
{
    std::string list;
    for (const std::string& address : addresses)
        list += (list.empty() ? "" : ", ") + address;
    return {host, list};
}

std::vector<std::string> Connected::parts() const
{
    return {toString(server)};
}

std::vector<std::string> HostKeyTrusted::parts() const
{
    return {toString(server)};
}

std::vector<std::string> LoggedIn::parts() const
{
    return {account};
}

std::vector<std::string> Listening::parts() const
{
    return {toString(forward)};
}

std::vector<std::string> Welcomed::parts() const
{
    return {toString(target), greeting};
}

std::vector<std::string> TurnedAway::parts() const
{
    return {toString(target), greeting};
}

std::vector<std::string> Foreign::parts() const
{
    return {toString(target), service, answer};
}

std::vector<std::string> NotTls::parts() const
{
    return {toString(target), service, why};
}

std::vector<std::string> Silent::parts() const
{
    return {toString(target), service};
}

std::vector<std::string> Speaks::parts() const
{
    return {toString(target), service};
}

std::vector<std::string> Secured::parts() const
{
    return {toString(target), service, names.empty() ? "?" : names};
}

std::vector<std::string> Reached::parts() const
{
    return {toString(target)};
}

std::vector<std::string> ForwardsAny::parts() const
{
    return {toString(listen)};
}

} // namespace found

namespace {

struct KindOfTrouble
{
    std::optional<ErrorCode> operator()(const found::Trouble& trouble) const { return trouble.why.code; }
    std::optional<ErrorCode> operator()(const found::TurnedAway&) const { return ErrorCode::ServerFull; }
    std::optional<ErrorCode> operator()(const found::Foreign&) const { return ErrorCode::ProtocolViolation; }
    std::optional<ErrorCode> operator()(const found::NotTls&) const { return ErrorCode::ProtocolViolation; }
    std::optional<ErrorCode> operator()(const found::Silent& silent) const { return silent.why.code; }
    std::optional<ErrorCode> operator()(const auto&) const { return std::nullopt; }
};

struct InEnglish
{
    std::string operator()(const found::Trouble& trouble) const { return sentence(trouble.why); }
    std::string operator()(const found::Silent& silent) const
    {
        return say({silent.text, silent.parts()}) + " (" + silent.why.detail + ")";
    }
    std::string operator()(const found::Said& said) const { return say(sentenceOf(said.notice)); }
    std::string operator()(const auto& other) const { return say({other.text, other.parts()}); }
};

struct MoreSentences
{
    std::vector<Sentence> operator()(const found::Welcomed& welcomed) const { return welcomed.more; }
    std::vector<Sentence> operator()(const found::Secured& secured) const { return secured.more; }
    std::vector<Sentence> operator()(const auto&) const { return {}; }
};

} // namespace

std::optional<ErrorCode> troubleOf(const CheckFinding& finding)
{
    return std::visit(KindOfTrouble{}, finding);
}

std::vector<Sentence> moreOf(const CheckFinding& finding)
{
    return std::visit(MoreSentences{}, finding);
}

std::string sentence(const CheckFinding& finding)
{
    std::string all = std::visit(InEnglish{}, finding);
    const auto more = moreOf(finding);
    if (!more.empty() && !all.ends_with('.'))
        all += '.'; // It ends with words of the server.
    for (const Sentence& each : more)
        all.append(1, ' ').append(say(each));
    return all;
}

} // namespace underpass
