// SPDX-License-Identifier: MIT
// What a person aims at stays where it is while states change.
#include "tests/ui/InLanguage.h"
#include "tests/ui/States.h"
#include "ui/words/StateText.h"

#include <QLineEdit>
#include <QTabWidget>

#include <map>

namespace underpass {
namespace {

class Stillness : public InLanguage
{
protected:
    // Where the parts of the window are that can be clicked or read in more than one state: their upper edge,
    // and the side at which they begin.
    using Places = std::map<std::string, QPoint>;
    static Places placesOf(const QWidget& window, const QStringList& names)
    {
        settle();
        Places places;
        for (const QString& name : names) {
            const auto* part = window.findChild<QWidget*>(name);
            EXPECT_NE(part, nullptr) << name.toStdString();
            const QRect place{part->mapTo(&window, QPoint{}), part->size()};
            places[name.toStdString()]
                = {part->layoutDirection() == Qt::RightToLeft ? window.width() - place.right() : place.left(),
                    place.top()};
        }
        places["the window's size"] = {window.width(), window.height()};
        return places;
    }
    static void expectSame(const Places& before, const Places& after, const std::string& what)
    {
        for (const auto& [name, place] : before)
            EXPECT_TRUE(after.at(name) == place)
                << what << ": " << name << " went from " << place.x() << ',' << place.y() << " to "
                << after.at(name).x() << ',' << after.at(name).y();
    }
    std::shared_ptr<QWidget> open(const QString& name)
    {
        for (NamedWindow& each : allWindows(m_desk))
            if (each.name == name) {
                each.window->show();
                settle();
                return std::move(each.window);
            }
        ADD_FAILURE() << name.toStdString();
        return nullptr;
    }
};
WITH_EVERY_LANGUAGE(Stillness);

TEST_P(Stillness, OfTheWindowWhileATunnelGoesThroughEveryState)
{
    const auto window = open("window");
    const QStringList parts{
        "name", "server", "more", "statePill", "sentence", "tabs", "tunnelList", "editButton"};
    m_desk.model().setState("mail", stateOfEachLight().front());
    const Places before = placesOf(*window, parts);
    for (const TunnelState& state : stateOfEachLight()) {
        m_desk.model().setState("mail", state);
        expectSame(before, placesOf(*window, parts), word(lightOf(state)).toStdString());
    }
}

// Its fields make room for what is wrong with them; what is around them does not.
TEST_P(Stillness, OfWhatIsAroundAProfileThatIsTyped)
{
    const auto dialog = open("profile");
    const QStringList parts{"pages", "test", "save"};
    const Places before = placesOf(*dialog, parts);
    for (const QString& text : {QString{}, QString{"two words"}, QString{"mail.example.org"}}) {
        for (const char* field : {"name", "host"})
            dialog->findChild<QLineEdit*>(field)->setText(text);
        expectSame(before, placesOf(*dialog, parts), text.toStdString());
    }
}

TEST_P(Stillness, OfTheQuestionAboutAKeyWhileAFingerprintIsTyped)
{
    const auto dialog = open("host-key");
    const QStringList parts{"about", "explanation", "fingerprint", "given", "verdict", "accept", "cancel"};
    const Places before = placesOf(*dialog, parts);
    const QString whole = QString::fromStdString(exampleFingerprint);
    for (const QString& typed : {whole.left(20), whole, whole + "x", QString{}}) {
        dialog->findChild<QLineEdit*>("given")->setText(typed);
        expectSame(before, placesOf(*dialog, parts), typed.toStdString());
    }
}

} // namespace
} // namespace underpass
