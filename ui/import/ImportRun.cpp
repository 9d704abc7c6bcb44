// SPDX-License-Identifier: MIT
#include "ui/import/ImportRun.h"

namespace underpass {

ImportRun::ImportRun(Read read, QObject* parent)
    : QObject(parent)
    , m_thread([this, read = std::move(read)] {
        auto imported = read();
        QMetaObject::invokeMethod(
            this, [this, imported = std::move(imported)] { emit finished(imported); }, Qt::QueuedConnection);
    })
{ }

ImportRun::~ImportRun() = default;

} // namespace underpass
