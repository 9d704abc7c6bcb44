// SPDX-License-Identifier: MIT
#include "ui/window/RelayModel.h"

#include <QPersistentModelIndex>

#include <gtest/gtest.h>

namespace underpass {
namespace {

RelayInfo relay(std::uint64_t id)
{
    RelayInfo info;
    info.id = id;
    info.target = {"mail.example.org", 110};
    return info;
}

TEST(RelayModel, KeepsARowWithItsConnectionWhileOthersComeAndGo)
{
    RelayModel model;
    model.setRelays({relay(1), relay(2)});
    const QPersistentModelIndex second{model.index(1, 0)};
    model.setRelays({relay(3), relay(2)});
    ASSERT_TRUE(second.isValid());
    EXPECT_EQ(second.row(), 0);
    EXPECT_EQ(second.data(RelayModel::IdRole).toULongLong(), 2U);
    EXPECT_EQ(model.rowCount(), 2);
}

TEST(RelayModel, IsEmptyWhenEveryConnectionHasEnded)
{
    RelayModel model;
    model.setRelays({relay(1)});
    model.setRelays({});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(RelayModel, IsolatesTheTargetFromTextInTheOtherDirection)
{
    RelayModel model;
    model.setRelays({relay(1)});
    const QString shown = model.index(0, RelayModel::TargetColumn).data().toString();
    EXPECT_EQ(shown.front(), QChar{0x2068});
    EXPECT_EQ(shown.back(), QChar{0x2069});
    EXPECT_TRUE(shown.contains("mail.example.org:110"));
}

TEST(RelayModel, TellsTheConnectionsOfEachKindOfForwardApart)
{
    Forward local;
    local.listen = {"localhost", 1110};
    Forward remote = local;
    remote.kind = ForwardKind::Remote;
    remote.listen = {"localhost", 8080};
    Forward dynamic = local;
    dynamic.kind = ForwardKind::Dynamic;
    dynamic.listen = {"localhost", 1080};
    RelayModel model;
    model.setForwards({local, remote, dynamic});
    auto ofRemote = relay(2);
    ofRemote.forward = 1;
    auto ofDynamic = relay(3);
    ofDynamic.forward = 2;
    ofDynamic.target = {"www.example.org", 443};
    model.setRelays({relay(1), ofRemote, ofDynamic});
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    EXPECT_EQ(cell(0, RelayModel::ForwardColumn), "local 1110");
    EXPECT_EQ(cell(1, RelayModel::ForwardColumn), "remote 8080");
    EXPECT_EQ(cell(1, RelayModel::CallerColumn), "somebody at the server");
    EXPECT_EQ(cell(0, RelayModel::CallerColumn), "unknown program");
    EXPECT_EQ(cell(2, RelayModel::ForwardColumn), "dynamic 1080");
    EXPECT_TRUE(cell(2, RelayModel::TargetColumn).contains("www.example.org:443"));
}

TEST(RelayModel, NamesEveryColumn)
{
    const RelayModel model;
    for (int column = 0; column < model.columnCount(); ++column)
        EXPECT_FALSE(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty())
            << column;
}

} // namespace
} // namespace underpass
