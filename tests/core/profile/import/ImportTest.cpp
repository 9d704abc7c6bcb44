// SPDX-License-Identifier: MIT
#include "core/profile/import/Import.h"

#include "tests/core/profile/import/Expectations.h"
#include "tests/support/TemporaryFolder.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Import : public testing::Test
{
protected:
    std::filesystem::path write(const std::filesystem::path& name, const std::string& text) const
    {
        std::filesystem::create_directories((m_folder.path() / name).parent_path());
        test::writeText(m_folder.path() / name, text);
        return m_folder.path() / name;
    }
    [[nodiscard]] Result<Imported> read(
        ImportFormat format, const std::optional<std::filesystem::path>& place = {}) const
    {
        return readImport(format, {place, {}, {m_folder.path(), "me"}, m_folder.path()});
    }
    static std::vector<std::string> namesOf(const Result<Imported>& all)
    {
        std::vector<std::string> names;
        for (const ImportedSession& each : all.value().sessions)
            names.push_back(each.name);
        return names;
    }
    TemporaryFolder m_folder;
};

TEST_F(Import, TakesAFolderAFileOrAnExportOfPutty)
{
    write("sessions/Mail%20box", "HostName=mail.example.org\nPortForwardings=D1080=\n");
    write("sessions/sub/Deep", "HostName=deep.example.org\n");
    EXPECT_THAT(namesOf(read(ImportFormat::Putty, m_folder.path() / "sessions")), ElementsAre("Mail box"));
    EXPECT_THAT(namesOf(read(ImportFormat::Kitty, m_folder.path() / "sessions")),
        ElementsAre("Mail box", "sub/Deep"));
    EXPECT_THAT(namesOf(read(ImportFormat::Putty, m_folder.path() / "sessions" / "Mail%20box")),
        ElementsAre("Mail box"));
    const auto reg = write("all.reg",
        "REGEDIT4\n\n[HKEY_CURRENT_USER\\Software\\SimonTatham\\PuTTY\\Sessions\\A]\n\"HostName\"=\"a."
        "example\"\n");
    EXPECT_THAT(namesOf(read(ImportFormat::Putty, reg)), ElementsAre("A"));
}

TEST_F(Import, FollowsNoLinkOutOfAFolder)
{
    const auto secret = write("elsewhere/secret", "HostName=secret.example\n");
    write("sessions/Own", "HostName=own.example\n");
    std::error_code refused;
    std::filesystem::create_symlink(secret, m_folder.path() / "sessions" / "link", refused);
    std::filesystem::create_directory_symlink(
        m_folder.path(), m_folder.path() / "sessions" / "circle", refused);
    EXPECT_THAT(namesOf(read(ImportFormat::Kitty, m_folder.path() / "sessions")), ElementsAre("Own"));
}

TEST_F(Import, TakesEveryHostOfAConfiguration)
{
    write(".ssh/config",
        "Host mail web\n User anna\n LocalForward 1110 localhost:110\nHost *\n Port 2222\nInclude more\n");
    const auto all = read(ImportFormat::OpenSsh);
    EXPECT_THAT(namesOf(all), ElementsAre("mail", "web"));
    EXPECT_EQ(all->sessions[0].draft.profile.server, (Endpoint{"mail", 2222}));
}

TEST_F(Import, TakesTheSessionsOfAFolderOfSecureCrtByTheirPlace)
{
    write("crt/prod/web.ini", "S:\"Hostname\"=web\n");
    write("crt/prod/__FolderData__.ini", "S:\"x\"=y\n");
    write("crt/Default.ini", "S:\"Hostname\"=default\n");
    write("crt/notes.txt", "hello\n");
    EXPECT_THAT(namesOf(read(ImportFormat::SecureCrt, m_folder.path() / "crt")), ElementsAre("prod/web"));
    EXPECT_THAT(namesOf(read(ImportFormat::SecureCrt, m_folder.path() / "crt" / "prod" / "web.ini")),
        ElementsAre("web"));
}

TEST_F(Import, TakesOurOwnFileAndRefusesOneWithAPassword)
{
    const auto good
        = write("good.json", R"({"version": 1, "profiles": [{"id": "a", "name": "A", "server": "a:22",
        "account": "x", "forwards": [{"kind": "dynamic", "listen": "localhost:1080"}]}]})");
    EXPECT_THAT(namesOf(read(ImportFormat::Underpass, good)), ElementsAre("A"));
    const auto bad = write("bad.json", R"({"version": 1, "profiles": [{"password": "hunter2"}]})");
    const auto refused = read(ImportFormat::Underpass, bad);
    ASSERT_FALSE(refused);
    EXPECT_EQ(sentence(refused.error()).find("hunter2"), std::string::npos);
}

TEST_F(Import, SaysWhatIsWrongWithAPlace)
{
    EXPECT_EQ(read(ImportFormat::TeraTerm, m_folder.path() / "none").error().code, ErrorCode::FileUnreadable);
    EXPECT_THAT(sentence(read(ImportFormat::TeraTerm).error()), HasSubstr("say which one it is"));
    EXPECT_EQ(read(ImportFormat::WinScp, write("binary", std::string{"a\0b", 3})).error().code,
        ErrorCode::InvalidInput);
    EXPECT_EQ(read(ImportFormat::OpenSsh).error().code, ErrorCode::FileUnreadable);
}

TEST_F(Import, ReadsWhatWasReadAlreadyInPlaceOfAFile)
{
    const auto all
        = readImport(ImportFormat::Command, {{}, "ssh -D 1080 a@b.example", {m_folder.path(), "me"}, {}});
    EXPECT_THAT(namesOf(all), ElementsAre("b.example"));
}

TEST_F(Import, FindsTheSameServerAgainWhateverItsCapitals)
{
    write(".ssh/config", "Host m\n HostName Mail.Example.org\n User a\n LocalForward 1110 localhost:110\n");
    EXPECT_EQ(read(ImportFormat::OpenSsh)->sessions.at(0).draft.profile.server.host, "mail.example.org");
}

TEST_F(Import, TakesAConfigurationFromItsFileOnly)
{
    write(".ssh/config", "Host m\n");
    EXPECT_FALSE(readImport(ImportFormat::OpenSsh, {{}, "Host x\n", {m_folder.path(), "me"}, {}}));
}

} // namespace
} // namespace underpass
