// SPDX-License-Identifier: MIT
#include "core/profile/import/Import.h"

#include "core/base/CleanText.h"
#include "core/profile/ProfileJson.h"
#include "core/profile/import/CommandLines.h"
#include "core/profile/import/ConfigHosts.h"
#include "core/profile/import/FileText.h"
#include "core/profile/import/MobaXtermBookmarks.h"
#include "core/profile/import/PuttySessions.h"
#include "core/profile/import/SavedFiles.h"
#include "core/profile/import/SecureCrtSessions.h"
#include "core/profile/import/TeraTermIni.h"
#include "core/profile/import/WinScpSites.h"

#include <algorithm>

namespace underpass {
namespace {

namespace fs = std::filesystem;

bool isFolder(const ImportSource& source)
{
    std::error_code ignored;
    return source.place && fs::is_directory(*source.place, ignored);
}

Result<std::string> textOf(const ImportSource& source)
{
    if (source.bytes)
        return fileText(*source.bytes);
    if (!source.place)
        return fail(ErrorCode::InvalidInput, "the file to import", "say which one it is");
    return readSaved(*source.place);
}

Result<std::vector<Section>> puttyFolder(const fs::path& folder, bool isDeep)
{
    const auto files = readSavedFolder(folder, isDeep);
    if (!files)
        return fail(files);
    std::vector<Section> sessions;
    for (const SavedFile& file : *files)
        sessions.push_back(puttySessionOf(file.name, file.text));
    return sessions;
}

// An export of the registry, or one session's file.
Result<std::vector<Section>> puttyFile(const ImportSource& source)
{
    const auto text = textOf(source);
    if (!text)
        return fail(text);
    if (auto sessions = puttySessionsOf(readReg(*text)); !sessions.empty())
        return sessions;
    const std::string name = source.place ? source.place->filename().string() : "PuTTY";
    return std::vector{puttySessionOf(name, *text)};
}

Result<std::vector<Section>> puttySections(ImportFormat format, const ImportSource& source)
{
    const bool isKitty = format == ImportFormat::Kitty;
    if (isFolder(source))
        return puttyFolder(*source.place, isKitty);
    if (source.place || source.bytes)
        return puttyFile(source);
    auto registry = readRegistry(
        isKitty ? R"(Software\9bis.com\KiTTY\Sessions)" : R"(Software\SimonTatham\PuTTY\Sessions)");
    if (registry)
        return puttySessionsOf(*registry);
    const fs::path ofUnix = source.owner.home / ".putty" / "sessions";
    std::error_code ignored;
    const bool hasUnixs = !isKitty && fs::is_directory(source.owner.home / ".putty", ignored);
    return hasUnixs ? puttyFolder(ofUnix, false) : fail(registry);
}

Result<Imported> fromWinScp(const ImportSource& source)
{
    if (!source.place && !source.bytes) {
        const auto registry = readRegistry(R"(Software\Martin Prikryl\WinSCP 2\Sessions)");
        return registry ? Result<Imported>{readWinScp(*registry)} : fail(registry);
    }
    const auto text = textOf(source);
    if (!text)
        return fail(text);
    const bool isReg = text->starts_with("REGEDIT") || text->starts_with("Windows Registry");
    return readWinScp(isReg ? readReg(*text) : readIni(*text));
}

Result<Imported> fromSecureCrt(const ImportSource& source)
{
    std::vector<Section> sessions;
    if (!isFolder(source)) {
        const auto text = textOf(source);
        if (!text)
            return fail(text);
        sessions.push_back(
            secureCrtSessionOf(source.place ? source.place->stem().string() : "SecureCRT", *text));
        return readSecureCrt(sessions);
    }
    const auto files = readSavedFolder(*source.place, true);
    if (!files)
        return fail(files);
    for (const SavedFile& file : *files) {
        const fs::path name{file.name};
        if (name.extension() == ".ini" && name.stem() != "__FolderData__" && file.name != "Default.ini")
            sessions.push_back(secureCrtSessionOf(file.name.substr(0, file.name.size() - 4), file.text));
    }
    return readSecureCrt(sessions);
}

Result<Imported> fromConfig(const ImportSource& source)
{
    if (source.bytes) // What it includes has a place.
        return fail(ErrorCode::InvalidInput, "-", "name the configuration's file");
    const fs::path file = source.place.value_or(source.owner.home / ".ssh" / "config");
    const auto hosts = readConfigHosts(file, source.owner.home);
    if (!hosts)
        return fail(hosts);
    Imported found;
    for (const std::string& name : hosts->names) {
        auto draft = readConfigHost(file, source.owner, name);
        ImportedSession session{name};
        if (draft) {
            session.draft = std::move(*draft);
            session.draft.profile.name = name;
        } else {
            session.leftOut = Sentence{leftOut::notUnderstood, {sentence(draft.error())}};
        }
        found.sessions.push_back(std::move(session));
    }
    for (const Error& each : hosts->leftOut)
        found.remarks.push_back({cleanText(each.subject), {notTaken::noOtherFile}});
    return found;
}

Result<Imported> fromOwnFile(const ImportSource& source)
{
    const auto text = textOf(source);
    if (!text)
        return fail(text);
    auto profiles = readProfiles(*text);
    if (!profiles)
        return fail(profiles);
    Imported found;
    for (Profile& profile : profiles->profiles) {
        std::string name = cleanText(profile.name);
        found.sessions.push_back({std::move(name), {std::move(profile), {}}});
    }
    return found;
}

template <class Read> Result<Imported> fromText(const ImportSource& source, Read read)
{
    const auto text = textOf(source);
    return text ? Result<Imported>{read(*text)} : fail(text);
}

} // namespace

const char* programOf(ImportFormat format)
{
    constexpr std::array names{"PuTTY", "KiTTY", "OpenSSH", "ssh, plink and autossh", "Tera Term", "WinSCP",
        "SecureCRT", "MobaXterm", "Underpass"};
    static_assert(names.size() == wordsOf<ImportFormat>.size());
    return names.at(static_cast<std::size_t>(format));
}

Result<Imported> readImport(ImportFormat format, const ImportSource& source)
{
    switch (format) {
    case ImportFormat::Putty:
    case ImportFormat::Kitty: {
        const auto sessions = puttySections(format, source);
        return sessions ? Result<Imported>{readPutty(*sessions, source.owner.account)} : fail(sessions);
    }
    case ImportFormat::OpenSsh:
        return fromConfig(source);
    case ImportFormat::Command:
        return fromText(
            source, [&](const std::string& text) { return readCommandLines(text, source.folder); });
    case ImportFormat::TeraTerm:
        return fromText(source, [](const std::string& text) { return readTeraTerm(readIni(text)); });
    case ImportFormat::WinScp:
        return fromWinScp(source);
    case ImportFormat::SecureCrt:
        return fromSecureCrt(source);
    case ImportFormat::MobaXterm:
        return fromText(source, [](const std::string& text) { return readMobaXterm(readIni(text)); });
    case ImportFormat::Underpass:
        return fromOwnFile(source);
    }
    return fail(ErrorCode::Internal, "the format to import");
}

} // namespace underpass
