// SPDX-License-Identifier: MIT
// The window and the icon with 60 profiles, each of which changes its state ten times a second: counts what
// is drawn for that, and finds the longest time that the window was deaf.
#include "tests/ui/FakeDesk.h"
#include "tests/ui/States.h"
#include "ui/parts/Theme.h"
#include "ui/tray/Tray.h"
#include "ui/window/MainWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace {

using namespace underpass;
using namespace std::chrono_literals;

constexpr int profiles = 60;

// Asks for a turn every few milliseconds, and sees how long each one was in coming.
class Counts : public QObject
{
public:
    Counts()
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        connect(&m_beat, &QTimer::timeout, this, [this] { longest = std::max(longest, m_since.restart()); });
        m_since.start();
        m_beat.start(beat);
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        repaints += event->type() == QEvent::UpdateRequest ? 1 : 0;
        return false;
    }

    qint64 longest = 0; // Milliseconds.
    int paints = 0; // Of single parts.
    int repaints = 0; // Of the window.

private:
    static constexpr auto beat = 5ms;
    QTimer m_beat;
    QElapsedTimer m_since;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application{argc, argv};
    const int seconds = argc > 1 ? std::max(std::atoi(argv[1]), 1) : 10;
    applyTheme(application, Settings::Theme::Light);
    FakeDesk desk;
    std::vector<std::string> names;
    for (int number = 0; number < profiles; ++number)
        names.push_back("profile" + std::to_string(number));
    desk.setProfiles(names);
    const Tray tray{desk, [] { return Ground::Light; }};
    MainWindow window{desk};
    window.choose(names.front());
    window.show();

    const auto states = stateOfEachLight();
    std::size_t changes = 0;
    QTimer changing;
    QObject::connect(&changing, &QTimer::timeout, &window, [&] {
        for (const std::string& name : names) {
            desk.model().setState(name, states.at((changes + changes / names.size()) % states.size()));
            ++changes;
        }
    });
    std::optional<Counts> counts;
    QTimer::singleShot(1s, &window, [&] { // Once it is drawn.
        counts.emplace();
        changing.start(100ms);
    });
    QTimer::singleShot(1s + seconds * 1s, &application, &QCoreApplication::quit);
    QApplication::exec();
    std::printf(R"({"changes": %zu, "repaints": %d, "paints": %d, "longest": %lld})"
                "\n",
        changes, counts->repaints, counts->paints, static_cast<long long>(counts->longest));
    return 0;
}
