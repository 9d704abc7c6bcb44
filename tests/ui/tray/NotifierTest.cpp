// SPDX-License-Identifier: MIT
#include "ui/tray/Notifier.h"

#include "tests/ui/FakeDesk.h"
#include "tests/ui/States.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace underpass {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

class NotifierTest : public testing::Test
{
protected:
    NotifierTest() { m_desk.setProfiles({"mail", "db"}); }

    void pass(Clock::duration time)
    {
        m_now += time;
        m_notifier.check();
    }
    void enter(const TunnelState& state, const ProfileId& id = "mail") { m_desk.model().setState(id, state); }
    void lose(const ProfileId& id = "mail")
    {
        enter(Connecting{}, id);
        enter(Online{1, m_now, {}, {}}, id);
        enter(Waiting{1, m_now + 5s, lost()}, id);
    }

    FakeDesk m_desk;
    TimePoint m_now{};
    std::vector<std::string> m_titles;
    Notifier m_notifier{m_desk, [this](const Note& note) { m_titles.push_back(note.title.toStdString()); },
        [this] { return m_now; }};
};

TEST_F(NotifierTest, TellsALossOnceAndThenTheReturn)
{
    lose();
    pass(29s);
    EXPECT_THAT(m_titles, ElementsAre());
    pass(1s);
    pass(10s);
    EXPECT_THAT(m_titles, ElementsAre("mail: connection lost"));
    pass(60s);
    enter(Connecting{2});
    enter(Online{2, m_now, {}, {}});
    EXPECT_THAT(m_titles, ElementsAre("mail: connection lost", "mail: connected again"));
}

TEST_F(NotifierTest, TellsThatATunnelIsBackAtOnce)
{
    lose();
    pass(30s);
    enter(Connecting{2});
    enter(Online{2, m_now, {}, {}});
    EXPECT_THAT(m_titles, ElementsAre("mail: connection lost", "mail: connected again"));
}

TEST_F(NotifierTest, SaysNothingOfWhatThePersonIsLookingAt)
{
    bool isInView = true;
    m_notifier.setInView([&](const ProfileId& id) { return isInView && id == "mail"; });
    enter(Connecting{});
    enter(Failed{lost()});
    EXPECT_THAT(m_titles, ElementsAre());
    enter(Connecting{}, "db");
    enter(Failed{lost()}, "db");
    EXPECT_THAT(m_titles, ElementsAre("db: failed"));
    isInView = false;
    enter(Connecting{});
    enter(Failed{lost()});
    EXPECT_THAT(m_titles, ElementsAre("db: failed", "mail: failed"));
}

TEST_F(NotifierTest, SaysWhoseNoteItIs)
{
    ProfileId whose;
    const Notifier notifier{
        m_desk, [&](const Note& note) { whose = note.profile; }, [this] { return m_now; }};
    enter(Connecting{}, "db");
    enter(Failed{lost()}, "db");
    EXPECT_EQ(whose, "db");
}

TEST_F(NotifierTest, HoldsASecondNoteUntilTheMinuteIsOver)
{
    lose();
    pass(30s);
    enter(Failed{lost()});
    EXPECT_THAT(m_titles, ElementsAre("mail: connection lost"));
    pass(59s);
    EXPECT_EQ(m_titles.size(), 1u);
    pass(1s);
    EXPECT_THAT(m_titles, ElementsAre("mail: connection lost", "mail: failed"));
}

TEST_F(NotifierTest, DropsAHeldNoteThatIsNoLongerTrue)
{
    lose();
    pass(30s);
    enter(Failed{lost()});
    enter(Connecting{});
    pass(60s);
    EXPECT_EQ(m_titles.size(), 1u);
}

TEST_F(NotifierTest, CountsTheMinuteForEachProfileAlone)
{
    enter(Connecting{});
    enter(Failed{lost()});
    enter(Connecting{}, "db");
    enter(Failed{lost()}, "db");
    EXPECT_THAT(m_titles, ElementsAre("mail: failed", "db: failed"));
}

TEST_F(NotifierTest, SaysNothingWhenTurnedOff)
{
    m_desk.settings().setShowsNotifications(false);
    lose();
    pass(30s);
    enter(Failed{lost()});
    pass(60s);
    EXPECT_THAT(m_titles, ElementsAre());
}

TEST_F(NotifierTest, SaysNothingOfClicks)
{
    for (int click = 0; click < 3; ++click) {
        enter(Connecting{});
        enter(Online{1, m_now, {}, {}});
        enter(Stopped{});
        pass(60s);
    }
    EXPECT_THAT(m_titles, ElementsAre());
}

TEST_F(NotifierTest, SleepsWithoutATimerWhenNothingIsDue)
{
    const auto sleeping = [this] {
        const auto timers = m_notifier.findChildren<QTimer*>();
        return !timers.empty() && std::ranges::none_of(timers, [](auto* timer) { return timer->isActive(); });
    };
    EXPECT_TRUE(sleeping());
    lose();
    EXPECT_FALSE(sleeping());
    pass(30s);
    EXPECT_TRUE(sleeping());
}

} // namespace
} // namespace underpass
