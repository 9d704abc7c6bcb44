// SPDX-License-Identifier: MIT
#include "tests/app/CtlFixture.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Several profiles at once.
class CtlMany : public Ctl
{
protected:
    CtlMany()
    {
        add("Database", "10001", "--set groups=work,db");
        add("Mail", "10002", "--set groups=work");
        add("Data sets", "10003", "");
    }
    // Nobody listens at its server.
    void add(const std::string& name, const std::string& port, const std::string& more) const
    {
        const Ran added = run("add '" + name + "' --server 127.0.0.1:1 --account anna --no-retry -L " + port
            + ":localhost:110 " + more);
        EXPECT_EQ(added.code, 0) << added.output;
    }
};

TEST_F(CtlMany, AreListedByPatternAndGroupInTheOrderOfTheFile)
{
    EXPECT_THAT(run("list 'data*'").output,
        AllOf(HasSubstr("database "), HasSubstr("data-sets "), Not(HasSubstr("mail "))));
    EXPECT_THAT(run("list --group work").output,
        AllOf(HasSubstr("database "), HasSubstr("mail "), Not(HasSubstr("data-sets "))));
    const auto listed = nlohmann::json::parse(run("list --json Mail --group db").output);
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0]["id"], "database");
    EXPECT_EQ(listed[0]["profile"]["groups"], nlohmann::json({"work", "db"}));
    add("[x]", "10004", "");
    EXPECT_THAT(run("list '[x]'").output, HasSubstr("[x]"));
}

TEST_F(CtlMany, AreNamedWhereAWordMeansNoneOfThem)
{
    for (const std::string command : {"connect", "disconnect", "reconnect", "check", "status", "list"}) {
        const Ran pattern = run(command + " 'z*'");
        EXPECT_EQ(pattern.code, 2) << command;
        EXPECT_THAT(pattern.output, HasSubstr("\"z*\""));
        const Ran group = run(command + " Mail --group wrk");
        EXPECT_EQ(group.code, 2) << command;
        EXPECT_THAT(group.output, HasSubstr("the group \"wrk\""));
        EXPECT_EQ(run(command + " nobody Mail").code, 3) << command;
    }
    for (const std::string command : {"connect", "disconnect", "reconnect", "check"}) {
        const Ran nothing = run(command);
        EXPECT_EQ(nothing.code, 2) << command;
        EXPECT_THAT(nothing.output, HasSubstr("--all")) << command;
    }
}

TEST_F(CtlMany, SayEachForItselfWhatWentWrongAndReturnTheFirstCode)
{
    const Ran connected = run("connect --all");
    EXPECT_EQ(connected.code, 4) << connected.output;
    for (const std::string name : {"Database", "Mail", "Data sets"})
        EXPECT_THAT(connected.output, HasSubstr(name + ": 127.0.0.1:1 refuses connections."));
    const Ran ended = run("disconnect --group work");
    EXPECT_EQ(ended.code, 8);
    EXPECT_THAT(
        ended.output, AllOf(HasSubstr("database: "), HasSubstr("mail: "), Not(HasSubstr("data-sets"))));
    const Ran checked = run("check 'data*'");
    EXPECT_EQ(checked.code, 4);
}

TEST_F(CtlMany, AreSaidNotToRunByStatusWhereNobodyRunsThem)
{
    const Ran one = run("status Mail");
    EXPECT_EQ(one.code, 8);
    EXPECT_EQ(one.output, "Mail is not running.\n");
    EXPECT_EQ(run("status").output, "No tunnel is running.\n");
    EXPECT_EQ(run("status").code, 0);
    EXPECT_EQ(run("connect Mail").code, 4);
    const Ran failed = run("status 'data*' Mail");
    EXPECT_EQ(failed.code, 8);
    EXPECT_THAT(failed.output,
        AllOf(HasSubstr("Database is not running.\n"), HasSubstr("Mail failed at "),
            Not(HasSubstr("Mail is not"))));
    const auto json = nlohmann::json::parse(run("status --json database").output);
    EXPECT_TRUE(json["failures"].empty());
    EXPECT_EQ(json["notRunning"], nlohmann::json::array({{{"id", "database"}, {"name", "Database"}}}));
}

TEST_F(CtlMany, AreNotForExecWhichReturns125ForTroubleOfItsOwn)
{
    for (const std::string words : {"exec", "exec Mail", "exec Mail --", "exec Mail true",
             "exec Mail --nonsense -- true", "exec nobody -- true", "exec 'M*' -- true",
             "--profiles /nowhere/at/all exec Mail -- true", "exec Mail -- ''"}) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 125) << words << '\n' << ran.output;
        EXPECT_NE(ran.output, "") << words;
    }
    const Ran down = run("exec Mail -- true");
    EXPECT_EQ(down.code, 125);
    EXPECT_THAT(down.output, HasSubstr("\"true\" was not started."));
    EXPECT_EQ(run("exec --help").code, 0);
    EXPECT_EQ(run("show -- Mail").code, 0) << "Elsewhere it only ends the options.";
}

} // namespace
} // namespace underpass
