// SPDX-License-Identifier: MIT
#include "core/control/QuestionJson.h"

#include "core/base/CleanText.h"
#include "core/base/Overload.h"
#include "core/control/ReportJson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace underpass {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestWords = 8192;
constexpr std::size_t mostPrompts = 64;

std::string text(const Json& object, const char* field)
{
    return textOf(object, field).value_or(std::string{});
}

// What a server says keeps its lines.
std::string words(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_string()
        ? cleanText(found->get_ref<const std::string&>(), longestWords, Lines::Kept)
        : std::string{};
}

bool flag(const Json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

Json toJson(const CodeQuestion& code)
{
    Json prompts = Json::array();
    for (const CodeQuestion::Prompt& prompt : code.prompts)
        prompts.push_back({{"text", prompt.text}, {"echo", prompt.echo}});
    return {{"heading", code.name}, {"instruction", code.instruction}, {"prompts", std::move(prompts)},
        {"wrong", code.previousWasWrong}};
}

CodeQuestion readCode(const Json& object)
{
    CodeQuestion code{words(object, "heading"), words(object, "instruction"), {}, flag(object, "wrong")};
    const auto prompts = object.find("prompts");
    for (const Json& prompt : prompts != object.end() && prompts->is_array() ? *prompts : Json::array()) {
        if (prompt.is_object() && code.prompts.size() < mostPrompts)
            code.prompts.push_back({words(prompt, "text"), flag(prompt, "echo")});
    }
    return code;
}

Json whatOf(const Question& question)
{
    return std::visit(
        Overload{
            [](const HostKeyQuestion& key) -> Json {
                return {{"kind", "host-key"}, {"type", key.keyType}, {"fingerprint", key.fingerprint}};
            },
            [](const PasswordQuestion& password) -> Json {
                Json json{{"kind", "password"}, {"wrong", password.previousWasWrong},
                    {"proxy", password.whose == PasswordFor::Proxy}};
                if (password.byServer)
                    json["byServer"] = toJson(*password.byServer);
                return json;
            },
            [](const PassphraseQuestion& passphrase) -> Json {
                return {{"kind", "passphrase"}, {"file", passphrase.keyFile},
                    {"wrong", passphrase.previousWasWrong}};
            },
            [](const CodeQuestion& code) -> Json { return {{"kind", "code"}, {"code", toJson(code)}}; },
            [](const NewPasswordQuestion& change) -> Json {
                return {{"kind", "new-password"}, {"words", change.serverWords},
                    {"refused", change.previousWasRefused}};
            },
        },
        question.what);
}

std::optional<decltype(Question::what)> readWhat(const Json& object)
{
    const std::string kind = text(object, "kind");
    const auto part = [&object](const char* field) -> const Json* {
        const auto found = object.find(field);
        return found != object.end() && found->is_object() ? &*found : nullptr;
    };
    if (kind == "host-key")
        return HostKeyQuestion{text(object, "type"), text(object, "fingerprint")};
    if (kind == "passphrase")
        return PassphraseQuestion{text(object, "file"), flag(object, "wrong")};
    if (kind == "new-password")
        return NewPasswordQuestion{words(object, "words"), flag(object, "refused")};
    if (kind == "code" && part("code"))
        return readCode(*part("code"));
    if (kind != "password")
        return std::nullopt;
    PasswordQuestion password{
        flag(object, "wrong"), flag(object, "proxy") ? PasswordFor::Proxy : PasswordFor::Server};
    if (const Json* code = part("byServer"))
        password.byServer = readCode(*code);
    if (password.byServer && password.byServer->prompts.empty())
        return std::nullopt;
    return password;
}

std::optional<Endpoint> readServer(const Json& object)
{
    auto server = Endpoint::parse(text(object, "server"), 0);
    return server ? std::optional{std::move(*server)} : std::nullopt;
}

constexpr std::array waitsFor{WaitsFor::Server, WaitsFor::Approval, WaitsFor::Agent};

} // namespace

Json toJson(const Question& question)
{
    return {{"profile", question.profileId}, {"name", question.profileName},
        {"server", toString(question.server)}, {"account", question.account},
        {"mayRemember", question.mayRemember}, {"what", whatOf(question)}};
}

std::optional<Question> readQuestion(const Json& object)
{
    const auto found = object.is_object() ? object.find("what") : object.end();
    if (!object.is_object() || found == object.end() || !found->is_object())
        return std::nullopt;
    auto server = readServer(object);
    auto what = readWhat(*found);
    if (!server || !what)
        return std::nullopt;
    return Question{text(object, "profile"), text(object, "name"), std::move(*server),
        text(object, "account"), std::move(*what), flag(object, "mayRemember")};
}

Json toJson(const Notice& notice)
{
    Json json{{"server", toString(notice.server)}};
    std::visit(Overload{
                   [&json](const ServerWords& said) { json["words"] = said.text; },
                   [&json](const LongWait& wait) {
                       json["step"] = wait.step;
                       json["whom"] = static_cast<unsigned>(wait.whom);
                   },
                   [&json](const OldInUse& old) { json["old"] = old.algorithms; },
               },
        notice.what);
    return json;
}

std::optional<Notice> readNotice(const Json& object)
{
    auto server = object.is_object() ? readServer(object) : std::nullopt;
    if (!server)
        return std::nullopt;
    if (object.contains("words"))
        return Notice{std::move(*server), ServerWords{words(object, "words")}};
    if (const auto old = object.find("old"); old != object.end() && old->is_array()) {
        OldInUse used;
        for (const Json& name : *old) {
            if (name.is_string())
                used.algorithms.push_back(cleanText(name.get_ref<const std::string&>()));
        }
        return Notice{std::move(*server), std::move(used)};
    }
    const auto whom = object.find("whom");
    const std::size_t index
        = whom != object.end() && whom->is_number_unsigned() ? whom->get<std::size_t>() : waitsFor.size();
    if (index >= waitsFor.size())
        return std::nullopt;
    return Notice{std::move(*server), LongWait{waitsFor[index], text(object, "step")}};
}

} // namespace underpass
