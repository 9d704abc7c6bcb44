// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Profile.h"

#include <QDialog>

namespace underpass {

// The hard stop: a server's key is not the one on record. Keeping it blocked is the default; replacing needs
// the person to say that they compared.
class HostKeyChangedDialog : public QDialog
{
    Q_OBJECT

public:
    HostKeyChangedDialog(const Profile& profile, const Error& error, QWidget* parent = nullptr);

signals:
    void replaceWanted(const QString& profileId);
};

} // namespace underpass
