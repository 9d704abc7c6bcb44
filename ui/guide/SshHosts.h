// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/ConfigHost.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <map>
#include <optional>
#include <set>

namespace underpass {

// The servers that somebody has named in his ssh_config(5), and what ssh would take for one of them. Lives on
// the GUI thread; files are read on Qt's pool, within the bounds of ConfigHosts.h, and nothing is run or
// looked up. A file that is not there has no names; one that cannot be read is as one that is not there.
class SshHosts : public QObject
{
    Q_OBJECT

public:
    SshHosts(std::filesystem::path file, ConfigOwner owner, QObject* parent = nullptr);

    [[nodiscard]] const QStringList& names() const { return m_names; }
    // Whether it is one of them that has not been read yet; then it is being read from now on.
    [[nodiscard]] bool isReading(const QString& name);
    // What was read of it, without its forwards: nothing where it is none of the names, or is being read.
    [[nodiscard]] std::optional<Result<SshDraft>> find(const QString& name) const;
    [[nodiscard]] QString file() const; // As people write it: "~/.ssh/config".

signals:
    void changed(); // There are names, or one of them was read.

private:
    void readNames();
    void read(const QString& name);

    std::filesystem::path m_file;
    ConfigOwner m_owner;
    QStringList m_names;
    std::set<QString> m_begun;
    std::map<QString, Result<SshDraft>> m_read;
};

} // namespace underpass
