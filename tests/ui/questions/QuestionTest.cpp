// SPDX-License-Identifier: MIT
#include "ui/questions/QuestionQueue.h"

#include "tests/ui/Example.h"
#include "ui/questions/HostKeyChangedDialog.h"
#include "ui/questions/QuestionDialog.h"
#include "ui/words/Fingerprint.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

#include <gmock/gmock.h>

#include <atomic>
#include <memory>
#include <thread>

namespace underpass {
namespace {

using Match = FingerprintMatch;

QuestionDialog* openDialog()
{
    QuestionDialog* open = nullptr;
    (void)QTest::qWaitFor([&] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* dialog = qobject_cast<QuestionDialog*>(widget);
                dialog != nullptr && dialog->isVisible())
                open = dialog;
        }
        return open != nullptr;
    });
    return open;
}

// No key is heard at first, because a question comes up by itself.
bool hearsKeys(const QuestionDialog& dialog)
{
    return QTest::qWaitFor([&] { return dialog.hearsKeys(); });
}

TEST(QuestionDialog, TakesNoKeyAtFirstThatWasMeantForSomethingElse)
{
    const std::unique_ptr<QuestionDialog> dialog{makeQuestionDialog(exampleQuestion(PasswordQuestion{}))};
    dialog->show();
    auto* secret = dialog->findChild<QLineEdit*>("secret0");
    QTest::keyClicks(secret, "Dear Bert");
    QTest::keyClick(secret, Qt::Key_Return);
    QInputMethodEvent typed;
    typed.setCommitString("Bert");
    QCoreApplication::sendEvent(secret, &typed);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(secret->text(), "");
    ASSERT_TRUE(hearsKeys(*dialog));
    QTest::keyClicks(secret, "hunter2");
    EXPECT_EQ(secret->text(), "hunter2");
    QTest::keyClick(secret, Qt::Key_Return);
    EXPECT_FALSE(dialog->isVisible());
}

TEST(QuestionQueue, StaysInFrontOfTheWindowThatOneLooksAt)
{
    QWidget window;
    window.show();
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    QuestionQueue queue;
    (void)queue.ask(exampleQuestion(PasswordQuestion{}), [](const std::optional<Answer>&) { });
    const QuestionDialog* dialog = openDialog();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->windowHandle()->transientParent(), window.windowHandle());
}

TEST(QuestionQueue, ShowsOneQuestionAtATimeInTheOrderInWhichTheyWereAsked)
{
    QuestionQueue queue;
    std::vector<std::string> answers;
    const auto reply = [&](std::optional<Answer> answer) {
        answers.emplace_back(answer ? answer->secrets.front().reveal() : "nothing");
    };
    (void)queue.ask(exampleQuestion(PasswordQuestion{}), reply);
    (void)queue.ask(exampleQuestion(PassphraseQuestion{"/home/anna/.ssh/id_ed25519"}), reply);
    QuestionDialog* first = openDialog();
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->findChild<QLabel*>("headline")->text(), "Password");
    ASSERT_TRUE(hearsKeys(*first));
    QTest::keyClicks(first->findChild<QLineEdit*>("secret0"), "hunter2");
    QTest::keyClick(first, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers.size() == 1; }));
    QuestionDialog* second = openDialog();
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(second->findChild<QLabel*>("headline")->text(), "Passphrase of a key file");
    ASSERT_TRUE(hearsKeys(*second));
    QTest::keyClick(second, Qt::Key_Escape);
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers.size() == 2; }));
    EXPECT_EQ(answers, (std::vector<std::string>{"hunter2", "nothing"}));
}

TEST(QuestionQueue, ShowsTheQuestionOfTheTunnelThatOneWantsToAnswer)
{
    QuestionQueue queue;
    std::vector<std::string> answers;
    const auto reply = [&](std::optional<Answer> answer) {
        answers.emplace_back(answer ? answer->secrets.front().reveal() : "nothing");
    };
    (void)queue.ask(exampleQuestion(PasswordQuestion{}), reply);
    Question other = exampleQuestion(PassphraseQuestion{"/home/anna/.ssh/id_ed25519"});
    other.profileId = "shop";
    const auto ofShop = queue.ask(other, reply);
    const QPointer<QuestionDialog> first = openDialog();
    ASSERT_TRUE(hearsKeys(*first));
    QTest::keyClicks(first->findChild<QLineEdit*>("secret0"), "half of it");
    queue.raiseOf("shop");
    QuestionDialog* second = openDialog();
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(second->findChild<QLabel*>("headline")->text(), "Passphrase of a key file");
    queue.raiseOf("nobody's");
    EXPECT_EQ(openDialog(), second);
    queue.withdraw(ofShop);
    ASSERT_TRUE(QTest::qWaitFor([&] { return openDialog() == first; }));
    EXPECT_EQ(first->findChild<QLineEdit*>("secret0")->text(), "half of it") << "it has waited";
    EXPECT_TRUE(answers.empty());
}

TEST(QuestionQueue, WithdrawnQuestionsDisappearAndAreNotAnswered)
{
    QuestionQueue queue;
    bool isAnswered = false;
    const auto ticket
        = queue.ask(exampleQuestion(PasswordQuestion{}), [&](std::optional<Answer>) { isAnswered = true; });
    const QPointer<QuestionDialog> dialog = openDialog();
    ASSERT_FALSE(dialog.isNull());
    queue.withdraw(ticket);
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.isNull(); }));
    EXPECT_FALSE(isAnswered);
}

TEST(QuestionQueue, NobodyWaitsForEverWhenItDies)
{
    auto queue = std::make_unique<QuestionQueue>();
    int declined = 0;
    for (int question = 0; question < 3; ++question)
        (void)queue->ask(exampleQuestion(PasswordQuestion{}),
            [&](const std::optional<Answer>& answer) { declined += answer ? 0 : 1; });
    ASSERT_NE(openDialog(), nullptr);
    queue.reset();
    EXPECT_EQ(declined, 3);
}

TEST(QuestionQueue, AnswersAtMostOnceWhileManyThreadsAskAndWithdraw)
{
    auto queue = std::make_unique<QuestionQueue>();
    std::atomic<int> asked{0};
    std::atomic<int> answered{0};
    std::atomic<int> twice{0};
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int turn = 0; turn < 200; ++turn) {
                auto count = std::make_shared<std::atomic<int>>(0);
                ++asked;
                const auto ticket = queue->ask(exampleQuestion(PasswordQuestion{}), [&, count](auto) {
                    ++answered;
                    twice += ++*count > 1 ? 1 : 0;
                });
                if (turn % 2 == 0)
                    queue->withdraw(ticket);
            }
        });
    }
    threads.clear();
    ASSERT_NE(openDialog(), nullptr);
    queue.reset();
    EXPECT_EQ(answered, asked / 2);
    EXPECT_EQ(twice, 0);
}

TEST(HostKeyDialog, DoesNotTrustByDefault)
{
    const std::unique_ptr<QuestionDialog> dialog{
        makeQuestionDialog(exampleQuestion(HostKeyQuestion{"ssh-ed25519", exampleFingerprint}))};
    dialog->show();
    EXPECT_EQ(dialog->findChild<QLineEdit*>("fingerprint")->text().toStdString(), exampleFingerprint);
    ASSERT_TRUE(hearsKeys(*dialog));
    QTest::keyClick(dialog.get(), Qt::Key_Return);
    EXPECT_EQ(dialog->result(), QDialog::Rejected);
}

TEST(HostKeyDialog, ComparesWhatTheAdministratorGave)
{
    const std::unique_ptr<QuestionDialog> dialog{
        makeQuestionDialog(exampleQuestion(HostKeyQuestion{"ssh-ed25519", exampleFingerprint}))};
    auto* given = dialog->findChild<QLineEdit*>("given");
    auto* accept = dialog->findChild<QAbstractButton*>("accept");
    given->setText("SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU");
    EXPECT_FALSE(accept->isEnabled());
    given->setText(QString::fromStdString(exampleFingerprint));
    EXPECT_TRUE(accept->isEnabled());
    EXPECT_TRUE(dialog->findChild<QLabel*>("verdict")->text().contains("The same"));
}

TEST(Fingerprint, IsComparedHoweverItWasGiven)
{
    const QString bare = QString::fromStdString(exampleFingerprint).mid(7);
    EXPECT_EQ(compareFingerprints("", exampleFingerprint), Match::Empty);
    EXPECT_EQ(compareFingerprints("  " + bare + "\n", exampleFingerprint), Match::Same);
    EXPECT_EQ(
        compareFingerprints("256 SHA256:" + bare + " root@mail (ED25519)", exampleFingerprint), Match::Same);
    EXPECT_EQ(compareFingerprints(bare.left(20), exampleFingerprint), Match::Incomplete);
    EXPECT_EQ(compareFingerprints(bare.toLower(), exampleFingerprint), Match::Different);
    EXPECT_EQ(compareFingerprints(bare + "x", exampleFingerprint), Match::Different);
    EXPECT_EQ(compareFingerprints("MD5:16:27:ac:a5", exampleFingerprint), Match::Different);
}

TEST(QuestionQueue, TellsOnItsOwnThreadWhatNeedsNoAnswer)
{
    QuestionQueue queue;
    QStringList told;
    QObject::connect(&queue, &QuestionQueue::told, &queue, [&](const QString& profile, const Error& trouble) {
        told << profile << QString::fromStdString(trouble.subject);
    });
    std::jthread{[&] {
        queue.warn("Mail", {ErrorCode::SecretNotKept, "anna@mail.example.org:22", ""});
    }}.join();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !told.isEmpty(); }));
    EXPECT_EQ(told, (QStringList{"Mail", "anna@mail.example.org:22"}));
}

TEST(PasswordDialog, ShowsTheWordsInWhichTheServerAsked)
{
    PasswordQuestion password{
        true, PasswordFor::Server, CodeQuestion{"Welcome", "Line one\nLine two", {{"Passwort: ", false}}}};
    std::unique_ptr<QuestionDialog> dialog{makeQuestionDialog(exampleQuestion(password))};
    EXPECT_EQ(dialog->findChild<QLabel*>("headline")->text(), "Password");
    EXPECT_EQ(dialog->findChild<QLabel*>("serverWords")->text(), "Welcome\nLine one\nLine two");
    EXPECT_TRUE(dialog->findChild<QLabel*>("note")->text().contains("did not accept the last password"));
    EXPECT_EQ(dialog->findChild<QLineEdit*>("secret0")->accessibleName(), "Passwort:");
    EXPECT_EQ(dialog->findChild<QLineEdit*>("secret0")->echoMode(), QLineEdit::Password);
    EXPECT_NE(dialog->findChild<QCheckBox*>("remember"), nullptr);

    password.previousWasWrong = false;
    password.byServer->previousWasWrong = true;
    dialog.reset(makeQuestionDialog(exampleQuestion(password)));
    EXPECT_TRUE(dialog->findChild<QLabel*>("note")->text().contains("did not accept what was answered"));
}

TEST(CodeDialog, ShowsAMenuAboveItsField)
{
    const std::unique_ptr<QuestionDialog> dialog{makeQuestionDialog(exampleQuestion(CodeQuestion{
        "", "", {{"Duo for anna\n\n 1. Push & pull\n 2. Call\n\nPasscode or option (1-2): ", true}}}))};
    ASSERT_NE(dialog->findChild<QLabel*>("serverWords"), nullptr);
    EXPECT_EQ(dialog->findChild<QLabel*>("serverWords")->text(), "Duo for anna\n\n 1. Push & pull\n 2. Call");
    EXPECT_EQ(dialog->findChild<QLineEdit*>("secret0")->accessibleName(), "Passcode or option (1-2):");
}

TEST(CodeDialog, KeepsItsButtonsOnTheScreenWhateverTheServerSays)
{
    std::string words;
    for (int line = 1; line <= 300; ++line)
        words += "Line " + std::to_string(line) + " of a legal notice\n";
    const CodeQuestion what{words, std::string(4000, 'i'), {{words + "Code: "}, {std::string(4000, 'p')}}};
    const std::unique_ptr<QuestionDialog> dialog{makeQuestionDialog(exampleQuestion(what))};
    dialog->show();
    EXPECT_LE(dialog->height(), 600);
    const QString shown = dialog->findChild<QLabel*>("serverWords")->text();
    EXPECT_EQ(shown.count("Line 300 of"), 2);
    EXPECT_TRUE(shown.endsWith(QString(4000, 'p')));
    EXPECT_EQ(dialog->findChild<QLineEdit*>("secret0")->accessibleName(), "Code:");
    EXPECT_EQ(dialog->findChild<QLineEdit*>("secret1")->accessibleName(), "Answer:");
}

TEST(CodeDialog, ShowsTheServersWordsAsTheServersAndAsPlainText)
{
    const std::unique_ptr<QuestionDialog> dialog{makeQuestionDialog(exampleQuestion(CodeQuestion{
        "Second factor", "<b>Look</b> at your telephone.", {{"Code & PIN: ", false}, {"Again: ", true}}}))};
    const auto* words = dialog->findChild<QLabel*>("serverWords");
    ASSERT_NE(words, nullptr);
    EXPECT_EQ(words->textFormat(), Qt::PlainText);
    EXPECT_TRUE(words->text().contains("<b>Look</b>"));
    EXPECT_EQ(dialog->findChild<QLineEdit*>("secret0")->echoMode(), QLineEdit::Password);
    EXPECT_EQ(dialog->findChild<QLineEdit*>("secret1")->echoMode(), QLineEdit::Normal);
    EXPECT_EQ(dialog->findChild<QCheckBox*>("remember"), nullptr);
    dialog->findChild<QLineEdit*>("secret0")->setText("123456");
    const Answer answer = dialog->takeAnswer();
    ASSERT_EQ(answer.secrets.size(), 2U);
    EXPECT_EQ(answer.secrets.front().reveal(), "123456");
    EXPECT_TRUE(dialog->findChild<QLineEdit*>("secret0")->text().isEmpty());
}

TEST(NewPasswordDialog, TakesOneThatWasTypedTwiceTheSame)
{
    const std::unique_ptr<QuestionDialog> dialog{
        makeQuestionDialog(exampleQuestion(NewPasswordQuestion{"At least 12\n<b>characters</b>", true}))};
    EXPECT_EQ(dialog->findChild<QLabel*>("serverWords")->text(), "At least 12\n<b>characters</b>");
    EXPECT_TRUE(dialog->findChild<QLabel*>("note")->text().contains("did not accept"));
    auto* accept = dialog->findChild<QPushButton*>("accept");
    auto* first = dialog->findChild<QLineEdit*>("secret0");
    auto* second = dialog->findChild<QLineEdit*>("secret1");
    EXPECT_FALSE(accept->isEnabled());
    first->setText("correct horse");
    second->setText("correct house");
    EXPECT_FALSE(accept->isEnabled());
    EXPECT_FALSE(dialog->findChild<QLabel*>("difference")->text().isEmpty());
    second->setText("correct horse");
    EXPECT_TRUE(accept->isEnabled());
    EXPECT_TRUE(dialog->findChild<QLabel*>("difference")->text().isEmpty());
    const Answer answer = dialog->takeAnswer();
    ASSERT_EQ(answer.secrets.size(), 1U);
    EXPECT_EQ(answer.secrets.front().reveal(), "correct horse");
}

TEST(HostKeyChangedDialog, ReplacesTheKeyOnlyAfterItWasCompared)
{
    FakeDesk desk;
    showExample(desk);
    const TunnelRow& row = *desk.model().find("desktop");
    QPointer<HostKeyChangedDialog> dialog
        = new HostKeyChangedDialog(row.profile, std::get<Failed>(row.state).why);
    const QSignalSpy wanted{dialog, &HostKeyChangedDialog::replaceWanted};
    dialog->show();
    EXPECT_TRUE(dialog->findChild<QLabel*>("offered")->text().contains("uNiVztks"));
    EXPECT_TRUE(dialog->findChild<QLabel*>("expected")->text().contains("47DEQpj8"));
    auto* replace = dialog->findChild<QAbstractButton*>("replace");
    replace->click();
    EXPECT_EQ(wanted.size(), 0);
    dialog->findChild<QCheckBox*>("compared")->setChecked(true);
    replace->click();
    EXPECT_EQ(wanted.size(), 1);
}

TEST(HostKeyChangedDialog, NamesTheJumpHostWhoseKeyItIs)
{
    Profile profile;
    profile.server = {"mail.example.org", 22};
    HostKeyChangedDialog dialog{
        profile, {ErrorCode::HostKeyChanged, "gate:22", "", Endpoint{"gate.example.org", 22}}};
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QString all;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        all += label->text();
    EXPECT_TRUE(all.contains("gate.example.org:22"));
    EXPECT_FALSE(all.contains("mail.example.org:22"));
}

TEST(HostKeyChangedDialog, ShowsTheDetailAsItIsWhereItCannotBeRead)
{
    const ChangedKey keys = changedKey({ErrorCode::HostKeyChanged, "mail:22", "something unforeseen"});
    EXPECT_TRUE(keys.offered.isEmpty());
    HostKeyChangedDialog dialog{Profile{}, {ErrorCode::HostKeyChanged, "mail:22", "something unforeseen"}};
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    EXPECT_EQ(dialog.findChild<QLabel*>("detail")->text(), "something unforeseen");
}

} // namespace
} // namespace underpass
