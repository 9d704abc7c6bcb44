// SPDX-License-Identifier: MIT
#include "ui/words/StateText.h"
#include "ui/words/ErrorText.h"
#include "ui/words/ForwardText.h"

#include "tests/ui/States.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace underpass {
namespace {

using namespace std::chrono_literals;
const TimePoint start{};

void expectPlain(const QString& text)
{
    EXPECT_FALSE(text.trimmed().isEmpty());
    EXPECT_FALSE(text.contains('<')) << text.toStdString();
    EXPECT_FALSE(text.contains("%1")) << text.toStdString();
    EXPECT_FALSE(text.contains("secret detail")) << text.toStdString();
}

TEST(Sentence, SaysWhyAForwardDoesNotWorkThatTheTunnelCanDoWithout)
{
    ForwardState optional = pop3(false);
    optional.forward.required = false;
    optional.trouble = Error{ErrorCode::PortInUse, "localhost:1110", ""};
    const TunnelState state = Online{1, TimePoint{}, {optional}, {}};
    EXPECT_EQ(lightOf(state), Light::On);
    const QString text = sentence(state, TimePoint{} + std::chrono::seconds{5});
    EXPECT_TRUE(text.contains("Connected for 5 s.")) << text.toStdString();
    EXPECT_TRUE(text.contains("localhost:1110"));
}

TEST(UserSentence, NamesTheJumpHostWhereItHappened)
{
    Error error{ErrorCode::AuthenticationRefused, "anna", ""};
    EXPECT_FALSE(userSentence(error).contains("jump host"));
    error.jumpHost = Endpoint{"gate.example.org", 22};
    EXPECT_TRUE(userSentence(error).contains("jump host gate.example.org:22"));
}

TEST(UserSentence, BeginsLargeAlsoWhereItsSubjectIsNotKnown)
{
    EXPECT_EQ(userSentence({ErrorCode::ServerClosed, "", ""}), "It closed the connection.");
}

TEST(StateText, GivesEachStateItsLight)
{
    const auto states = stateOfEachLight();
    for (std::size_t index = 0; index < states.size(); ++index)
        EXPECT_EQ(lightOf(states.at(index)), static_cast<Light>(index)) << index;
}

TEST(StateText, ShowsASilentServerAsAmber)
{
    EXPECT_EQ(lightOf(Online{1, start, {pop3(true)}, start}), Light::Degraded);
}

TEST(StateText, SaysWhatShowsThatTheServerIsThereWithoutCallingItTrouble)
{
    Online online{1, start, {pop3(true)}};
    online.answersNothing = true;
    EXPECT_TRUE(sentence(online, start).contains("does not answer questions"));
    EXPECT_EQ(lightOf(online), Light::On);
    online.unheardSince = start;
    EXPECT_TRUE(sentence(online, start + 90s).contains("Nothing was heard from the server for 1 min"))
        << sentence(online, start + 90s).toStdString();
    EXPECT_EQ(lightOf(online), Light::On);
}

TEST(StateText, ShowsAnOptionalForwardThatDoesNotListenAsGreen)
{
    ForwardState optional = pop3(false);
    optional.forward.required = false;
    EXPECT_EQ(lightOf(Online{1, start, {optional}, {}}), Light::On);
}

TEST(StateText, TakesTheMostUrgentLightOfAll)
{
    EXPECT_EQ(overall({}), Light::Off);
    EXPECT_EQ(overall(std::array{Light::On, Light::Waiting, Light::Off}), Light::Waiting);
    EXPECT_EQ(overall(std::array{Light::Failed, Light::NeedsYou}), Light::Failed);
}

TEST(StateText, HasDifferentWordsForAllLights)
{
    std::vector<QString> words;
    for (const TunnelState& state : stateOfEachLight()) {
        words.push_back(word(lightOf(state)));
        expectPlain(words.back());
        EXPECT_EQ(std::ranges::count(words, words.back()), 1);
    }
}

TEST(StateText, HasASentenceForEveryState)
{
    for (const TunnelState& state : stateOfEachLight())
        expectPlain(sentence(state, start + 1s));
}

TEST(StateText, HasASentenceForEveryErrorThatNamesItsSubjectButNoDetail)
{
    for (const ErrorCode code : allErrorCodes()) {
        const QString text = userSentence({code, "mail.example.org:22", "secret detail"});
        expectPlain(text);
        EXPECT_EQ(text.contains("mail.example.org:22"), code != ErrorCode::Cancelled) << name(code);
    }
}

TEST(StateText, KeepsASubjectThatLooksLikeAPlaceholder)
{
    const Waiting waiting{1, start + 5s, {ErrorCode::LinkLost, "%1 %2 %n", {}}};
    EXPECT_TRUE(sentence(waiting, start).contains("%1 %2 %n")) << sentence(waiting, start).toStdString();
}

TEST(StateText, CleansAndBoundsASubject)
{
    const QString text = userSentence({ErrorCode::LinkLost, "a\n\x1b[31m" + std::string(5000, 'x'), {}});
    EXPECT_FALSE(text.contains('\n'));
    EXPECT_FALSE(text.contains(QChar{0x1b}));
    EXPECT_LT(text.size(), 300);
}

TEST(StateText, CountsTheSecondsOfAWait)
{
    const Waiting waiting{1, start + 5s, lost()};
    EXPECT_TRUE(sentence(waiting, start).contains("in 5 second"));
    EXPECT_TRUE(sentence(waiting, start + 4500ms).contains("in 1 second"));
    EXPECT_TRUE(sentence(waiting, start + 9s).contains("again now"));
}

TEST(StateText, SaysWhichForwardDoesNotListen)
{
    EXPECT_TRUE(sentence(Online{1, start, {pop3(true), pop3(false)}, {}}, start).contains("POP3: localhost"));
    ForwardState troubled = pop3(false);
    troubled.trouble = Error{ErrorCode::PortInUse, "Port 1110", {}};
    const QString said = sentence(Online{1, start, {troubled}, {}}, start);
    EXPECT_TRUE(said.startsWith("Connected, but this forward does not work: POP3: localhost:1110"));
    EXPECT_TRUE(said.contains(". Port 1110 is in use")) << said.toStdString();
    troubled.forward.required = false;
    EXPECT_TRUE(sentence(Online{1, start, {troubled}, {}}, start)
            .contains("This forward does not work: POP3: localhost:1110"));
}

TEST(StateText, NamesServerOrKeyInEveryQuestion)
{
    Question asked = question();
    for (const bool again : {false, true}) {
        asked.what = PasswordQuestion{again};
        EXPECT_TRUE(sentence(NeedsUser{1, asked}, start).contains("anna@mail.example.org:22"));
        asked.what = PassphraseQuestion{"/home/anna/key", again};
        EXPECT_TRUE(sentence(NeedsUser{1, asked}, start).contains("/home/anna/key"));
    }
    asked.what = HostKeyQuestion{"ssh-ed25519", "SHA256:x"};
    EXPECT_TRUE(sentence(NeedsUser{1, asked}, start).contains("mail.example.org:22"));
    asked.what = CodeQuestion{};
    EXPECT_TRUE(sentence(NeedsUser{1, asked}, start).contains("anna@mail.example.org:22"));
}

TEST(StateText, SaysHowAForwardIsDoing)
{
    const WallTime now = WallTime::clock::now();
    EXPECT_EQ(forwardWord(pop3(true), now), "ready, not used yet");
    EXPECT_EQ(forwardWord(pop3(false), now), "not listening");
    ForwardState state = pop3(true);
    state.trouble = Error{ErrorCode::TargetUnreachable, "mail.example.org:110", {}};
    EXPECT_TRUE(forwardWord(state, now).contains("mail.example.org:110"));
    state.trouble.reset();
    state.isProven = true;
    state.lastReached = now;
    EXPECT_EQ(forwardWord(state, now), "works, last reached " + timeText(now, now));
    state.isProven = false;
    EXPECT_EQ(forwardWord(state, now), "ready, last reached " + timeText(now, now))
        << "Over an earlier connection.";
    state.lastReached.reset();
    state.turnedAway = {{{Caller::Relation::Other, "bert", 0, "/usr/bin/nc"}, CallerRule::Account, 3, now}};
    EXPECT_TRUE(forwardWord(state, now)
            .startsWith("ready, not used yet. Turned away: nc (bert) at " + timeText(now, now) + ", 3 time"));
    ForwardState refused = state;
    refused.trouble = Error{ErrorCode::PortReserved, "Port 110", {}};
    EXPECT_FALSE(forwardWord(refused, now).contains("..")) << forwardWord(refused, now).toStdString();
    EXPECT_TRUE(forwardWord(refused, now).contains("another port. Turned away"));
    EXPECT_TRUE(forwardEvidence(state, now).contains("Only you may use this forward. 3 time"));
    state.forward.enabled = false;
    state.turnedAway.clear();
    EXPECT_EQ(forwardWord(state, now), "turned off");
}

TEST(StateText, SumsUpWhatTheForwardsCanBeReliedOnFor)
{
    const WallTime now = WallTime::clock::now();
    Online online{1, start, {pop3(true), pop3(true)}, {}};
    EXPECT_EQ(forwardsWord(online, now), "ready, not used yet");
    online.forwards[1].lastReached = now;
    EXPECT_EQ(forwardsWord(online, now), "ready, last reached " + timeText(now, now));
    online.forwards[1].isProven = true;
    EXPECT_EQ(forwardsWord(online, now), "works, last reached " + timeText(now, now));
    online.forwards[0].trouble = Error{ErrorCode::TargetUnreachable, "db:1", {}};
    EXPECT_EQ(forwardsWord(online, now), "a forward has trouble");
    online.forwards[1].trouble = Error{ErrorCode::ForwardRefused, "db:1", {}};
    EXPECT_EQ(forwardsWord(online, now), "a forward is refused");
    EXPECT_EQ(forwardsWord(Online{}, now), "");
}

TEST(StateText, SaysHowSoonTheServerAnswered)
{
    Online online{1, start, {pop3(true)}, {}};
    online.roundTrip = RoundTrip{12ms, {}};
    EXPECT_TRUE(sentence(online, start).endsWith("The server last answered within 12 ms."));
}

TEST(StateText, TitlesAForwardByServiceAndWay)
{
    Forward forward = pop3(true).forward;
    EXPECT_EQ(forwardTitle(forward), "POP3: localhost:1110 to mail.example.org:110");
    forward.kind = ForwardKind::Remote;
    EXPECT_EQ(forwardTitle(forward), "POP3: localhost:1110 on the server to mail.example.org:110");
    forward.kind = ForwardKind::Local;
    forward.listen = {"::1", 0};
    forward.target = Endpoint{"db", 4711};
    EXPECT_EQ(forwardTitle(forward), "::1, any free port to db:4711");
    forward.kind = ForwardKind::Dynamic;
    forward.listen = {"localhost", 1080};
    forward.target.reset();
    EXPECT_EQ(forwardTitle(forward), "SOCKS: localhost:1080");
}

TEST(StateText, NamesACallerByWhatIsKnown)
{
    const auto me = Caller::Relation::Me;
    EXPECT_EQ(callerText({me, "anna", 7, "C:\\Mail\\thunderbird.exe"}), "thunderbird.exe (anna)");
    EXPECT_EQ(callerText({me, "anna", 7, "/usr/bin/thunderbird"}), "thunderbird (anna)");
    EXPECT_EQ(callerText({me, "anna", 7, ""}), "process 7 (anna)");
    EXPECT_EQ(callerText({me, "anna", 0, ""}), "anna");
    EXPECT_EQ(callerText({}), "unknown program");
}

TEST(StateText, ShowsBytesInTheWayOfTheLocale)
{
    EXPECT_EQ(bytesText(1468006), "1.4 MB");
    EXPECT_FALSE(bytesText(std::numeric_limits<std::uint64_t>::max()).contains('-'));
}

TEST(StateText, ShowsAgesInOneUnit)
{
    EXPECT_EQ(ageText(-1s), "0 s");
    EXPECT_EQ(ageText(59s), "59 s");
    EXPECT_EQ(ageText(60s), "1 min");
    EXPECT_EQ(ageText(47h), "47 h");
    EXPECT_TRUE(ageText(48h).startsWith("2 day"));
}

TEST(OldInUseText, NamesWhatIsInUseAndNothingElse)
{
    Online online{1, start, {pop3(true)}, {}};
    EXPECT_TRUE(oldInUseText(online).isEmpty());
    EXPECT_TRUE(oldInUseSentence(online).isEmpty());
    online.notices = {{{"mail.example.org", 22}, OldInUse{{"ssh-rsa", "aes256-cbc"}}}};
    EXPECT_EQ(oldInUseText(online), "Uses old: ssh-rsa, aes256-cbc");
    EXPECT_TRUE(oldInUseSentence(online).contains("mail.example.org:22"));
    EXPECT_TRUE(oldInUseText(Connecting{1, online.notices}).isEmpty());
}

} // namespace
} // namespace underpass
