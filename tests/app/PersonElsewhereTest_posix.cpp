// SPDX-License-Identifier: MIT
#include "app/ctl/PersonElsewhere.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace underpass {

// A shell that is busy collects its `connect` late, and a killed one is none to wait for.
TEST(PersonElsewhere, TakesOneWhomNobodyHasCollectedForEnded)
{
    const pid_t ended = ::fork();
    if (ended == 0)
        ::_exit(0);
    siginfo_t seen{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(ended), &seen, WEXITED | WNOWAIT), 0);
    PersonElsewhere person{[](const ProfileId&, const std::string&) { }};
    (void)person.attend("mail", "Mail", {.command = ControlCommand::Attend, .asker = "one", .from = ended});
    EXPECT_TRUE(person.isAttended("mail"));
    person.leaveThoseWhoEnded();
    EXPECT_FALSE(person.isAttended("mail"));
    ::waitpid(ended, nullptr, 0);
}

} // namespace underpass
