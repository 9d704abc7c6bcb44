// SPDX-License-Identifier: MIT
#include "ui/parts/TunnelModel.h"

#include "ui/words/StateText.h"

#include "tests/ui/FakeDesk.h"
#include "tests/ui/States.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace underpass {
namespace {

class TunnelModelTest : public testing::Test
{
protected:
    TunnelModelTest() { m_desk.setProfiles({"mail", "db"}); }
    QVariant first(int role) { return m_model.data(m_model.index(0), role); }

    FakeDesk m_desk;
    TunnelModel& m_model = m_desk.model();
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(TunnelModelTest, ShowsProfilesAndTheirStates)
{
    m_model.setState("mail", stateOfEachLight().at(1));
    EXPECT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(first(Qt::DisplayRole), "mail");
    EXPECT_EQ(first(TunnelModel::IdRole), "mail");
    EXPECT_EQ(first(TunnelModel::LightRole), static_cast<int>(Light::On));
    EXPECT_EQ(first(TunnelModel::WordRole), word(Light::On));
    EXPECT_EQ(first(TunnelModel::ActiveRole), true);
    EXPECT_EQ(first(Qt::AccessibleTextRole), "mail, Connected");
    EXPECT_FALSE(first(Qt::DecorationRole).value<QIcon>().isNull());
    EXPECT_FALSE(first(TunnelModel::SentenceRole).toString().isEmpty());
}

TEST_F(TunnelModelTest, TellsWhatATunnelDidUntilNow)
{
    TunnelState told = Connecting{9};
    QObject::connect(&m_model, &TunnelModel::stateChanged, &m_model,
        [&](const QString&, const TunnelState& before) { told = before; });
    m_model.setState("mail", Connecting{});
    EXPECT_EQ(told, TunnelState{Stopped{}});
    m_model.setState("mail", Failed{lost()});
    EXPECT_EQ(told, TunnelState{Connecting{}});
}

TEST_F(TunnelModelTest, KeepsTheStateOfProfilesThatStay)
{
    m_model.setState("db", Connecting{3});
    QSignalSpy changed{&m_model, &TunnelModel::profilesChanged};
    m_desk.setProfiles({"new", "db"});
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(m_model.find("db")->state, TunnelState{Connecting{3}});
    EXPECT_EQ(m_model.find("new")->state, TunnelState{Stopped{}});
    EXPECT_EQ(m_model.find("mail"), nullptr);
    EXPECT_EQ(m_model.rowOf("db"), 1);
}

TEST_F(TunnelModelTest, IgnoresAStateOfAnUnknownProfile)
{
    QSignalSpy changed{&m_model, &TunnelModel::stateChanged};
    m_model.setState("gone", Connecting{});
    EXPECT_EQ(changed.count(), 0);
}

} // namespace
} // namespace underpass
