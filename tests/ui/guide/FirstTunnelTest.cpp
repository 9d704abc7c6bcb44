// SPDX-License-Identifier: MIT
// The goal of the guide, held to: from the first start to mail that also works after the next logon.
#include "tests/ui/guide/GuideFixture.h"
#include "ui/questions/QuestionDialog.h"
#include "ui/questions/QuestionQueue.h"
#include "ui/window/MainWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>

namespace underpass {
namespace {

constexpr int mostClicks = 8;

// A person: clicks on what can be seen, and types.
class FirstTunnelTest : public testing::Test
{
protected:
    FirstTunnelTest()
    {
        QObject::connect(&window, &MainWindow::guideWanted, &window, [this] { // As the tray program does.
            guide = new Guide{desk,
                {[] { return AtLogon::DoesNotStart; },
                    [this](bool on) {
                        startsAtLogon = on;
                        return Result<void>{};
                    }},
                &window};
            guide->show();
        });
        window.show();
    }
    ~FirstTunnelTest() override { delete guide; }

    void click(QWidget& within, const QString& name)
    {
        auto* button = within.findChild<QAbstractButton*>(name);
        ASSERT_NE(button, nullptr) << name.toStdString();
        ASSERT_TRUE(button->isVisible() && button->isEnabled()) << name.toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
        ++clicks;
    }
    // Into what has the focus by itself, or after a Tab.
    void type(QWidget& within, const QString& name, const QString& text)
    {
        auto* field = within.findChild<QLineEdit*>(name);
        ASSERT_NE(field, nullptr);
        EXPECT_EQ(within.focusWidget(), field) << "a click would be needed for " << name.toStdString();
        QTest::keyClicks(field, text);
        ++typed;
    }
    void setState(const TunnelState& state)
    {
        desk.model().setProfiles({desk.saved.back()});
        desk.model().setState(desk.saved.back().id, state);
    }
    QuestionDialog* asked(decltype(Question::what) what)
    {
        Question question = exampleQuestion(std::move(what));
        question.profileId = desk.saved.back().id;
        setState(NeedsUser{1, question});
        (void)questions.ask(
            question, [this](std::optional<Answer> given) { answers.push_back(std::move(given)); });
        QuestionDialog* open = nullptr;
        (void)QTest::qWaitFor([&] {
            for (QWidget* each : QApplication::topLevelWidgets()) {
                auto* dialog = qobject_cast<QuestionDialog*>(each);
                open = dialog != nullptr && dialog->isVisible() && dialog->hearsKeys() ? dialog : open;
            }
            return open != nullptr;
        });
        return open;
    }
    bool isAnswered(std::size_t count)
    {
        return QTest::qWaitFor([&] { return answers.size() == count; });
    }

    FakeDesk desk;
    MainWindow window{desk};
    QuestionQueue questions;
    QPointer<Guide> guide;
    std::vector<std::optional<Answer>> answers;
    bool startsAtLogon = false;
    int clicks = 0;
    int typed = 0;
};

TEST_F(FirstTunnelTest, MailThatAlsoWorksAfterTheNextLogonTakesAFewClicksAndThreeFields)
{
    QElapsedTimer time;
    time.start();
    click(window, "begin");
    click(*guide, "purpose0");
    type(*guide, "guideHost", "mail.example.org");
    QTest::keyClick(guide, Qt::Key_Tab);
    type(*guide, "guideAccount", "anna");
    click(*guide, "guideNext");
    ASSERT_EQ(desk.saved.size(), 1U);
    click(*asked(HostKeyQuestion{"ssh-ed25519", exampleFingerprint}), "accept");
    ASSERT_TRUE(isAnswered(1));
    QuestionDialog* password = asked(PasswordQuestion{});
    type(*password, "secret0", "hunter2");
    click(*password, "remember");
    click(*password, "accept");
    ASSERT_TRUE(isAnswered(2));
    EXPECT_TRUE(answers[1] && answers[1]->remember);
    Online up;
    for (const Forward& forward : desk.saved.back().forwards)
        up.forwards.push_back({forward, forward.listen, true, {}});
    setState(up);
    EXPECT_TRUE(guide->findChild<QWidget*>("useTable")->isVisible()) << "what to enter in the mail program";
    click(*guide, "guideNext");
    EXPECT_TRUE(startsAtLogon);
    EXPECT_TRUE(desk.saved.back().autostart);
    EXPECT_LE(clicks, mostClicks);
    EXPECT_EQ(clicks, 7) << "fewer are a reason to say so in the notes";
    EXPECT_EQ(typed, 3) << "one server, one account, one password";
    RecordProperty("milliseconds", std::to_string(time.elapsed())); // Never asserted.
}

} // namespace
} // namespace underpass
