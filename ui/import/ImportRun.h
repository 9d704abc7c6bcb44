// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Import.h"

#include <QObject>

#include <functional>
#include <thread>

namespace underpass {

// Reads on a thread of its own and tells what there is on the GUI thread. Dying, it waits for the reading.
class ImportRun : public QObject
{
    Q_OBJECT

public:
    using Read = std::function<Result<Imported>()>;

    explicit ImportRun(Read read, QObject* parent = nullptr);
    ~ImportRun() override;

signals:
    void finished(const underpass::Result<underpass::Imported>& imported);

private:
    std::jthread m_thread;
};

} // namespace underpass
