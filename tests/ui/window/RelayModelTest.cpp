// SPDX-License-Identifier: MIT
#include "ui/window/RelayModel.h"

#include "ui/words/ForwardText.h"

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

Forward to(ForwardKind kind, std::uint16_t listen, std::optional<Endpoint> target)
{
    Forward forward;
    forward.kind = kind;
    forward.listen = {"localhost", listen};
    forward.target = std::move(target);
    return forward;
}

QString cell(const RelayModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

TEST(RelayModel, NamesEachForwardAsTheListOfForwardsDoes)
{
    const std::vector forwards{to(ForwardKind::Local, 1110, Endpoint{"localhost", 110}),
        to(ForwardKind::Remote, 8080, Endpoint{"localhost", 80}), to(ForwardKind::Dynamic, 1080, {})};
    RelayModel model;
    model.setForwards(forwards);
    auto ofRemote = relay(2);
    ofRemote.forward = 1;
    auto ofDynamic = relay(3);
    ofDynamic.forward = 2;
    ofDynamic.target = {"www.example.org", 443};
    model.setRelays({relay(1), ofRemote, ofDynamic});
    EXPECT_EQ(cell(model, 0, RelayModel::ForwardColumn), forwardTarget(forwards[0]));
    EXPECT_EQ(cell(model, 0, RelayModel::ForwardColumn), "POP3: localhost:110");
    EXPECT_EQ(cell(model, 1, RelayModel::ForwardColumn), forwardTarget(forwards[1]));
    EXPECT_EQ(cell(model, 1, RelayModel::CallerColumn), "somebody at the server");
    EXPECT_EQ(cell(model, 0, RelayModel::CallerColumn), "unknown program");
    EXPECT_EQ(cell(model, 2, RelayModel::ForwardColumn),
        QString{"SOCKS proxy: "} + QChar{0x2068} + "www.example.org:443" + QChar{0x2069})
        << "text in the other direction does not move its port";
}

TEST(RelayModel, PutsNumbersAtTheEndOfTheirColumn)
{
    RelayModel model;
    model.setRelays({relay(1)});
    const auto isAtEnd = [&](int column) {
        const auto ofCell = model.index(0, column).data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        const QVariant ofHeader = model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
        EXPECT_EQ(ofCell.testFlag(Qt::AlignTrailing), ofHeader.isValid()) << column;
        return ofCell.testFlag(Qt::AlignTrailing);
    };
    EXPECT_FALSE(isAtEnd(RelayModel::CallerColumn));
    EXPECT_FALSE(isAtEnd(RelayModel::ForwardColumn));
    EXPECT_TRUE(isAtEnd(RelayModel::UpColumn));
    EXPECT_TRUE(isAtEnd(RelayModel::DownColumn));
}

TEST(RelayModel, ShowsWhoWasTurnedAwayAfterTheConnectionsTheLatestFirst)
{
    const auto now = WallTime::clock::now();
    ForwardState state;
    state.forward = to(ForwardKind::Local, 1110, Endpoint{"localhost", 110});
    const auto caller = [](const char* user) { return Caller{Caller::Relation::Other, user, 0, ""}; };
    state.turnedAway = {{caller("uwe"), CallerRule::Account, 3, now - std::chrono::minutes{1}},
        {caller("eva"), CallerRule::Account, 1, now}};
    state.turnedAwayEarlier = 7;
    RelayModel model;
    model.setTurnedAway({state});
    model.setRelays({relay(1)});
    const auto callers = [&] {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all += cell(model, row, RelayModel::CallerColumn);
        return all;
    };
    EXPECT_EQ(callers(), (QStringList{"unknown program", "eva", "uwe", "others"}));
    EXPECT_TRUE(cell(model, 3, RelayModel::AgeColumn).contains("7"));
    EXPECT_FALSE(model.index(1, 0).data(RelayModel::IdRole).isValid()) << "there is nothing to close";
    model.setRelays({relay(1), relay(2)});
    EXPECT_EQ(callers().mid(2), (QStringList{"eva", "uwe", "others"}));
    state.turnedAway.erase(state.turnedAway.begin());
    state.turnedAwayEarlier = 0;
    model.setTurnedAway({state});
    EXPECT_EQ(callers().mid(2), QStringList{"eva"});
    model.setRelays({});
    EXPECT_EQ(callers(), QStringList{"eva"});
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
