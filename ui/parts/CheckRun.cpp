// SPDX-License-Identifier: MIT
#include "ui/parts/CheckRun.h"

namespace underpass {

CheckRun::CheckRun(Desk::Check check, QObject* parent)
    : QObject(parent)
    , m_thread([this, check = std::move(check)](const std::stop_token& stop) {
        const auto report = [this](const CheckStep& done) {
            QMetaObject::invokeMethod(this, [this, done] { emit step(done); }, Qt::QueuedConnection);
        };
        check(report, stop);
        QMetaObject::invokeMethod(this, &CheckRun::finished, Qt::QueuedConnection);
    })
{ }

CheckRun::~CheckRun() = default;

} // namespace underpass
