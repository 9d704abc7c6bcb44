// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace underpass {

// Runs `work` on a thread of Qt's pool, which it may block, and hands what it returns to `then` on the GUI
// thread: not if `owner` is gone by then. `work` must own all it uses.
template <class Owner, class Work, class Then> void inBackground(Owner* owner, Work work, Then then)
{
    QThreadPool::globalInstance()->start(
        [owner = QPointer<Owner>{owner}, work = std::move(work), then = std::move(then),
            app = QCoreApplication::instance()]() mutable {
            auto handOver = [owner, then = std::move(then), made = work()]() mutable {
                if (owner)
                    then(std::move(made));
            };
            QMetaObject::invokeMethod(app, std::move(handOver), Qt::QueuedConnection);
        });
}

} // namespace underpass
