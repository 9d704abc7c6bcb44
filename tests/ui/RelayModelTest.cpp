// SPDX-License-Identifier: MIT
#include "ui/RelayModel.h"

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

TEST(RelayModel, NamesEveryColumn)
{
    const RelayModel model;
    for (int column = 0; column < model.columnCount(); ++column)
        EXPECT_FALSE(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty())
            << column;
}

} // namespace
} // namespace underpass
