// SPDX-License-Identifier: MIT
#include "ui/import/ImportDialog.h"

#include "core/profile/import/CommandLines.h"
#include "core/profile/import/ForwardSpec.h"
#include "tests/ui/FakeDesk.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ImportedSession session(const char* name, const char* forward)
{
    SshOptions options{{}};
    options.address("anna@mail.example.org");
    options.forward(ForwardKind::Local, forward);
    return sessionOf(name, options);
}

class ImportDialogTest : public testing::Test
{
protected:
    ImportDialogTest()
    {
        m_found.sessions = {session("Mail", "1110:localhost:110"), session("Web", "1110:localhost:80")};
        ImportedSession terminal = session("Terminal", "1:a:1");
        terminal.draft.profile.forwards.clear();
        m_found.sessions.push_back(terminal);
        m_dialog = std::make_unique<ImportDialog>(m_desk,
            ImportAccess{
                [this](ImportFormat format, const auto& place, const auto& text) -> Result<Imported> {
                    if (text)
                        return readCommandLines(*text, "/folder");
                    if (place && place->filename() == "missing")
                        return fail(ErrorCode::FileUnreadable, "missing");
                    m_asked = {format, place ? QString::fromStdU16String(place->u16string()) : QString{}};
                    return m_found;
                },
                "me"});
        m_dialog->show();
    }

    template <class Part> Part& part(const char* name) { return *m_dialog->findChild<Part*>(name); }
    QTreeWidget& list() { return part<QTreeWidget>("importList"); }
    QString state() { return part<QLabel>("importState").text(); }
    QPushButton& button() { return part<QPushButton>("import"); }
    void choose(ImportFormat format)
    {
        part<QComboBox>("importFrom").setCurrentIndex(static_cast<int>(format));
    }
    void typePlace(const char* text, Qt::Key last)
    {
        auto& place = part<QLineEdit>("importPlace");
        m_dialog->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
        place.setFocus();
        QTest::keyClicks(&place, text);
        QTest::keyClick(&place, last);
    }
    bool shows(int rows)
    {
        return QTest::qWaitFor(
            [&] { return list().topLevelItemCount() == rows && !state().startsWith("Reading"); });
    }
    std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const Profile& each : m_desk.saved)
            all.push_back(each.name + " " + specOf(each.forwards.at(0)));
        return all;
    }

    FakeDesk m_desk;
    Imported m_found;
    std::pair<ImportFormat, QString> m_asked;
    std::unique_ptr<ImportDialog> m_dialog;
};

TEST_F(ImportDialogTest, ShowsWhatBecomesOfEachBeforeAnythingIsSaved)
{
    ASSERT_TRUE(shows(3));
    EXPECT_EQ(list().topLevelItem(0)->text(1), "Becomes a tunnel");
    EXPECT_EQ(list().topLevelItem(1)->text(1), "Becomes a tunnel, with changes");
    EXPECT_EQ(list().topLevelItem(1)->child(0)->text(0),
        "Changed: localhost:1110: localhost:1110 is a port of the profile \"Mail\". Made localhost:1111.");
    EXPECT_EQ(list().topLevelItem(2)->text(1), "It has no forward, so there is no tunnel.");
    EXPECT_FALSE(list().topLevelItem(2)->flags().testFlag(Qt::ItemIsUserCheckable));
    EXPECT_TRUE(state().startsWith("Nothing is saved yet."));
    EXPECT_TRUE(button().text().startsWith("&Import 2 "));
    EXPECT_THAT(m_desk.saved, IsEmpty());
}

TEST_F(ImportDialogTest, SavesWhatIsTickedAndTellsTheFirst)
{
    ASSERT_TRUE(shows(3));
    QSignalSpy imported{m_dialog.get(), &ImportDialog::imported};
    list().topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    EXPECT_TRUE(button().text().startsWith("&Import 1 "));
    button().click();
    EXPECT_THAT(names(), ElementsAre("Web L:1111=localhost:80")) << "As it was shown.";
    EXPECT_EQ(imported.at(0).at(0).toString(), "web");
    EXPECT_TRUE(m_dialog->isHidden());
}

TEST_F(ImportDialogTest, StaysWhereItCannotSave)
{
    ASSERT_TRUE(shows(3));
    m_desk.outcome = fail(ErrorCode::FileUnwritable, "profiles.json");
    button().click();
    EXPECT_FALSE(m_dialog->isHidden());
    EXPECT_TRUE(state().contains("profiles.json")) << state().toStdString();
    EXPECT_TRUE(button().isEnabled());
}

TEST_F(ImportDialogTest, HasNothingToImportWhereAllIsThere)
{
    m_desk.model().setProfiles({[this] {
        Profile there = m_found.sessions[0].draft.profile;
        there.id = "mail";
        return there;
    }()});
    m_found.sessions.resize(1);
    choose(ImportFormat::OpenSsh);
    ASSERT_TRUE(shows(1));
    EXPECT_EQ(list().topLevelItem(0)->text(1), "Is there already");
    EXPECT_FALSE(button().isEnabled());
}

TEST_F(ImportDialogTest, TakesCommandLinesThatArePasted)
{
    choose(ImportFormat::Command);
    ASSERT_TRUE(shows(0));
    EXPECT_EQ(state(), "Paste the command line that you use now.");
    part<QPlainTextEdit>("importLines").setPlainText("ssh -L 1110:localhost:110 anna@mail.example.org");
    ASSERT_TRUE(shows(1));
    button().click();
    EXPECT_THAT(names(), ElementsAre("mail.example.org L:1110=localhost:110"));
}

TEST_F(ImportDialogTest, AsksForAFileWhereTheProgramHasNoKnownPlace)
{
    choose(ImportFormat::TeraTerm);
    ASSERT_TRUE(shows(0));
    EXPECT_EQ(state(), "Choose its file.");
    typePlace("/tmp/TERATERM.INI", Qt::Key_Tab);
    ASSERT_TRUE(shows(3));
    EXPECT_EQ(m_asked, (std::pair{ImportFormat::TeraTerm, QString{"/tmp/TERATERM.INI"}}));
    choose(ImportFormat::SecureCrt);
    ASSERT_TRUE(shows(0));
    EXPECT_EQ(state(), "Choose its folder.");
    EXPECT_EQ(part<QLineEdit>("importPlace").text(), "");
}

TEST_F(ImportDialogTest, SaysWhyAFileCannotBeRead)
{
    choose(ImportFormat::Putty);
    ASSERT_TRUE(shows(3));
    typePlace("/tmp/missing", Qt::Key_Tab);
    ASSERT_TRUE(shows(0));
    EXPECT_TRUE(state().startsWith("missing cannot be read.")) << state().toStdString();
    EXPECT_FALSE(button().isEnabled());
}

TEST_F(ImportDialogTest, ReadsWhenEnterIsPressedAndSavesNothingByIt)
{
    ASSERT_TRUE(shows(3));
    typePlace("/tmp/other", Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_asked.second == "/tmp/other"; }));
    EXPECT_THAT(m_desk.saved, IsEmpty());
    EXPECT_FALSE(m_dialog->isHidden());
}

} // namespace
} // namespace underpass
