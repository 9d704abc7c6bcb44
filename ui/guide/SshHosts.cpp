// SPDX-License-Identifier: MIT
#include "ui/guide/SshHosts.h"

#include "core/profile/import/ConfigHosts.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QThreadPool>

namespace underpass {

namespace {

// What `job` returns, given to `taken` on the GUI thread, if `owner` is still there.
template <class Job, class Taken> void offTheGuiThread(SshHosts* owner, Job job, Taken taken)
{
    QThreadPool::globalInstance()->start(
        [self = QPointer<SshHosts>{owner}, job = std::move(job), taken = std::move(taken), app = qApp] {
            auto outcome = job();
            QMetaObject::invokeMethod(
                app,
                [self, taken, outcome = std::move(outcome)] {
                    if (self)
                        taken(outcome);
                },
                Qt::QueuedConnection);
        });
}

// In the guide the person chooses what is forwarded.
Result<SshDraft> readHost(
    const std::filesystem::path& file, const ConfigOwner& owner, const std::string& name)
{
    auto draft = readConfigHost(file, owner, name);
    if (draft)
        draft->profile.forwards.clear();
    return draft;
}

} // namespace

SshHosts::SshHosts(std::filesystem::path file, ConfigOwner owner, QObject* parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_owner(std::move(owner))
{
    readNames();
}

void SshHosts::readNames()
{
    offTheGuiThread(
        this, [file = m_file, home = m_owner.home] { return readConfigHosts(file, home); },
        [this](const Result<ConfigHosts>& hosts) {
            for (const std::string& name : hosts ? hosts->names : std::vector<std::string>{})
                m_names += QString::fromStdString(name);
            emit changed();
        });
}

bool SshHosts::isReading(const QString& name)
{
    if (!m_names.contains(name) || m_read.contains(name))
        return false;
    if (m_begun.insert(name).second)
        read(name);
    return true;
}

void SshHosts::read(const QString& name)
{
    offTheGuiThread(
        this,
        [file = m_file, owner = m_owner, host = name.toStdString()] { return readHost(file, owner, host); },
        [this, name](const Result<SshDraft>& draft) {
            m_read.emplace(name, draft);
            emit changed();
        });
}

std::optional<Result<SshDraft>> SshHosts::find(const QString& name) const
{
    const auto found = m_read.find(name);
    return found == m_read.end() ? std::nullopt : std::optional{found->second};
}

QString SshHosts::file() const
{
    const QString path = QString::fromStdString(m_file.generic_string());
    const QString home = QString::fromStdString(m_owner.home.generic_string());
    return QDir::toNativeSeparators(
        !home.isEmpty() && path.startsWith(home + '/') ? '~' + path.mid(home.size()) : path);
}

} // namespace underpass
