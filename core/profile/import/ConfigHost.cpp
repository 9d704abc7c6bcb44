// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigHost.h"

#include "core/base/CleanText.h"
#include "core/profile/NearWords.h"
#include "core/profile/Wildcards.h"
#include "core/profile/import/ConfigFiles.h"
#include "core/profile/import/ConfigHosts.h"
#include "core/profile/import/ConfigLine.h"
#include "core/profile/import/SshAddress.h"
#include "core/system/AtomicFile.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace underpass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostSettings = 1000;

struct Setting
{
    std::string keyword;
    std::string value;
};

std::string inSmallLetters(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) {
        return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    });
    return text;
}

enum class Fit { No, Yes, Never }; // Never: a pattern with "!" fits.

Fit fitOf(const std::string& text, const std::string& pattern)
{
    const bool isExcluding = pattern.starts_with('!');
    if (!fitsWildcards(text, isExcluding ? pattern.substr(1) : pattern))
        return Fit::No;
    return isExcluding ? Fit::Never : Fit::Yes;
}

bool fitsAny(const std::string& text, const std::vector<std::string>& patterns)
{
    Fit all = Fit::No;
    for (const std::string& pattern : patterns)
        all = std::max(all, fitOf(text, pattern));
    return all == Fit::Yes;
}

std::vector<std::string> between(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

// All that fits one name, in the order of the files.
class Gathering
{
public:
    Gathering(const ConfigOwner& owner, std::string name)
        : m_owner(owner)
        , m_name(std::move(name))
    { }

    Result<void> read(const fs::path& file, int depth = 0)
    {
        if (++m_files > mostConfigs || depth > deepestInclude)
            return {};
        const auto text = readWhole(file, largestConfig);
        if (!text)
            return fail(text);
        const bool before = m_fits;
        for (std::size_t begin = 0; begin < text->size();) {
            const std::size_t end = std::min(text->find('\n', begin), text->size());
            take(configLine(std::string_view{*text}.substr(begin, end - begin)), depth);
            begin = end + 1;
        }
        m_fits = before;
        return {};
    }

    // Of a setting the first value, or "".
    [[nodiscard]] std::string first(std::string_view keyword) const
    {
        const auto found = std::ranges::find(m_settings, keyword, &Setting::keyword);
        return found == m_settings.end() ? std::string{} : found->value;
    }
    [[nodiscard]] std::string hostName() const
    {
        const std::string given = first("hostname");
        return given.empty() ? m_name : expanded(given, {{'h', m_name}});
    }
    [[nodiscard]] std::string account() const
    {
        const std::string given = first("user");
        return given.empty() ? m_owner.account : given;
    }
    // What stands for a token that is not among these is left.
    [[nodiscard]] static std::string expanded(
        const std::string& text, const std::vector<std::pair<char, std::string>>& tokens)
    {
        std::string all;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char next = at + 1 < text.size() ? text[at + 1] : '\0';
            const auto found = std::ranges::find(tokens, next, &std::pair<char, std::string>::first);
            if (text[at] == '%' && found != tokens.end())
                all += found->second;
            else if (text[at] == '%' && next == '%')
                all += '%';
            else {
                all += text[at];
                continue;
            }
            ++at;
        }
        return all;
    }

    [[nodiscard]] const std::vector<Setting>& settings() const { return m_settings; }
    [[nodiscard]] const std::vector<Remark>& remarks() const { return m_remarks; }
    [[nodiscard]] bool isNamed() const { return m_isNamed; } // By more than "Host *".

private:
    void take(const ConfigLine& line, int depth)
    {
        if (line.keyword == "host") {
            m_fits = fitsAny(m_name, line.words);
            m_isNamed = m_isNamed || (m_fits && std::ranges::count(line.words, "*") == 0);
        } else if (line.keyword == "match") {
            m_fits = fitsMatch(line.words);
        } else if (m_fits && line.keyword == "include") {
            for (const std::string& word : line.words)
                include(word, depth);
        } else if (m_fits && !line.words.empty() && m_settings.size() < mostSettings) {
            std::string value;
            for (const std::string& word : line.words)
                value.append(value.empty() ? "" : " ").append(word);
            m_settings.push_back({line.keyword, value});
        }
    }

    void include(const std::string& word, int depth)
    {
        for (const fs::path& file : includedFiles(word, m_owner.home)) {
            std::error_code ignored;
            if (!fs::exists(file, ignored))
                continue; // As ssh does.
            if (const auto done = read(file, depth + 1); !done)
                m_remarks.push_back({"Include " + cleanText(file.string()), {notTaken::notAsItStands}});
        }
    }

    // What fits nobody here is said where all else of the line fits.
    bool fitsMatch(const std::vector<std::string>& words)
    {
        bool fits = !words.empty();
        std::vector<Remark> why;
        for (std::size_t at = 0; at < words.size(); ++at) {
            const bool isNot = words[at].starts_with('!');
            const std::string criterion = inSmallLetters(words[at].substr(isNot ? 1 : 0));
            if (criterion == "all")
                continue;
            if (criterion == "canonical" || criterion == "final") {
                why.push_back({"Match " + criterion, {notTaken::notAsItStands}});
                continue;
            }
            const std::string value = ++at < words.size() ? words[at] : std::string{};
            if (criterion == "exec")
                why.push_back({"Match exec", {notTaken::noCommands}});
            else if (const auto its = textOf(criterion))
                fits = fits && fitsAny(*its, patternsFor(criterion, value)) != isNot;
            else
                why.push_back({"Match " + cleanText(criterion, 40), {notTaken::noOption}});
        }
        if (fits)
            m_remarks.insert(m_remarks.end(), why.begin(), why.end());
        return fits && why.empty();
    }
    [[nodiscard]] std::optional<std::string> textOf(std::string_view criterion) const
    {
        if (criterion == "host")
            return hostName();
        if (criterion == "originalhost")
            return m_name;
        if (criterion == "user")
            return account();
        if (criterion == "localuser")
            return m_owner.account;
        return std::nullopt;
    }
    static std::vector<std::string> patternsFor(std::string_view criterion, const std::string& value)
    {
        return between(criterion.ends_with("host") ? inSmallLetters(value) : value, ',');
    }

    const ConfigOwner& m_owner;
    std::string m_name;
    bool m_fits = true;
    bool m_isNamed = false;
    std::size_t m_files = 0;
    std::vector<Setting> m_settings;
    std::vector<Remark> m_remarks;
};

// Not "-o User": nobody typed an option.
void addRemarks(std::vector<Remark>& all, const std::vector<Remark>& more)
{
    for (Remark remark : more) {
        if (remark.what.starts_with("-o "))
            remark.what.erase(0, 3);
        if (std::ranges::find(all, remark) == all.end())
            all.push_back(std::move(remark));
    }
}

SshDraft draftOf(const Gathering& gathered, const ConfigOwner& owner, const std::string& name)
{
    std::error_code ignored;
    SshOptions options{fs::current_path(ignored)};
    options.address(name);
    const std::string port = gathered.first("port");
    const std::vector<std::pair<char, std::string>> tokens{{'d', owner.home.string()}, {'n', name},
        {'h', gathered.hostName()}, {'p', port.empty() ? "22" : port}, {'r', gathered.account()},
        {'u', owner.account}};
    for (const Setting& each : gathered.settings()) {
        if (each.keyword == "hostname")
            options.setting(each.keyword, gathered.hostName());
        else if (each.keyword == "identityfile" || each.keyword == "identityagent")
            options.setting(each.keyword, Gathering::expanded(each.value, tokens));
        else
            options.setting(each.keyword, each.value);
    }
    options.account(owner.account);
    SshDraft draft = options.draft();
    std::vector<Remark> remarks;
    addRemarks(remarks, gathered.remarks());
    addRemarks(remarks, draft.remarks);
    if (options.trouble())
        remarks.push_back({cleanText(options.trouble()->subject), {notTaken::notAsItStands}});
    draft.remarks = std::move(remarks);
    return draft;
}

std::unexpected<Error> noSuchHost(const fs::path& file, const ConfigOwner& owner, const std::string& name)
{
    const auto known = readConfigHosts(file, owner.home);
    std::string near;
    for (const std::string& each : known ? nearWords(name, known->names) : std::vector<std::string>{})
        near += (near.empty() ? "; did you mean " : " or ") + each;
    return fail(ErrorCode::InvalidInput, "the host \"" + cleanText(name, 80) + "\"",
        "no Host of " + file.string() + " is called so" + near + (near.empty() ? "" : "?"));
}

// A jump host is a name of the same file, and logs in as that says.
std::vector<Remark> fillHop(
    Hop& hop, const SshAddress& address, const fs::path& file, const ConfigOwner& owner)
{
    Gathering its{owner, address.server.host};
    if (!its.read(file))
        return {};
    const SshDraft draft = draftOf(its, owner, address.server.host);
    const Profile& found = draft.profile;
    const std::string name = cleanText(address.server.host);
    std::vector<Remark> remarks;
    for (const Remark& remark : draft.remarks)
        remarks.push_back({name + ": " + remark.what, remark.why});
    hop.server.host = found.server.host;
    if (address.server.port == 22)
        hop.server.port = found.server.port;
    hop.account = address.account.empty() ? found.account : address.account;
    hop.credentials = found.credentials;
    hop.hostKeyAlias = found.hostKeyAlias;
    if (!found.via.empty())
        remarks.push_back({"ProxyJump of " + name, {notTaken::notAsItStands}});
    return remarks;
}

} // namespace

Result<SshDraft> readConfigHost(const fs::path& file, const ConfigOwner& owner, const std::string& name)
{
    Gathering gathered{owner, name};
    if (const auto read = gathered.read(file); !read)
        return fail(read);
    if (!gathered.isNamed())
        return noSuchHost(file, owner, name);
    SshDraft draft = draftOf(gathered, owner, name);
    const auto jumps = readSshAddresses(gathered.first("proxyjump"));
    for (std::size_t i = 0; jumps && i < std::min(jumps->size(), draft.profile.via.size()); ++i) {
        for (Remark& remark : fillHop(draft.profile.via[i], jumps->at(i), file, owner))
            draft.remarks.push_back(std::move(remark));
    }
    return draft;
}

} // namespace underpass
