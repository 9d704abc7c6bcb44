// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/net/Deadline.h"
#include "core/ssh/engine/Patience.h"
#include "core/ssh/engine/Transport.h"

#include <functional>
#include <optional>

#include <asio/any_io_executor.hpp>

namespace underpass {

// Keeps a person informed of the log-in at one server: what the server says, and after a while without a word
// what is waited for. Where somebody is at work because of it there is more time, and an end that a new
// attempt would only make them work again for is final. Lives for one log-in on the session's worker thread,
// and dies before the transport.
class Attendance : private LogInListener
{
public:
    struct Context
    {
        asio::any_io_executor worker;
        Endpoint server;
        Patience patience;
        bool hasHuman = true;
        bool needsNobody
            = false; // As earlier log-ins of this kind showed, whatever the server says each time.
        std::function<void(const Notice&)> tell;
    };
    explicit Attendance(Context context);
    ~Attendance() override;
    Attendance(const Attendance&) = delete;
    Attendance& operator=(const Attendance&) = delete;

    void watch(Transport& transport); // From now on; until then it is being reached.

    void asked(); // A person is, and has the question in view ...
    void answered(); // ... no longer.

    // `why` the log-in ended, as it is to be told: LogInUnfinished where it ran out of time, or was given up
    // by the server while it waited, after somebody was to do something. A link that broke while nobody had
    // anything in view is no such end: a kept secret that was on its way is sent again, as after any break.
    [[nodiscard]] Error judged(Error why) const;

    // So far: nothing was asked, and nothing took long that somebody may have had to do.
    [[nodiscard]] bool neededNobody() const { return !m_hasAsked && !m_hasWaited; }

private:
    void began(const LongWait& step) override;
    void said(const std::string& words) override;

    [[nodiscard]] bool needsSomebody() const { return m_hasWords || m_step.whom != WaitsFor::Server; }
    [[nodiscard]] bool mayNeedSomebody() const;
    void extend();
    void listenAnew();
    void nothingHeard();

    Context m_context;
    Transport* m_transport = nullptr;
    LongWait m_step;
    bool m_hasWords = false; // The server's, in view.
    bool m_hasAsked = false;
    bool m_hasWaited = false; // While somebody was to do something.
    std::optional<Deadline> m_silence;
};

} // namespace underpass
