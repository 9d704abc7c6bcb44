// SPDX-License-Identifier: MIT
#pragma once

#include "ui/guide/GuideDraft.h"
#include "ui/profile/ProblemLines.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace underpass {

class ServiceChoice;
class SshHosts;

// The second page of the guide: through which server, as whom, and where the service is. What is wrong is
// said under its field, once that was left or somebody wants to go on.
class WherePage : public QWidget
{
    Q_OBJECT

public:
    explicit WherePage(QWidget* parent = nullptr);

    void setPurpose(Purpose purpose); // What was typed stays.
    void propose(const QString& account); // Nothing that was typed is changed.
    void offer(SshHosts& hosts); // As one types the server; they outlive this page.
    [[nodiscard]] bool isReading() const { return m_isReading; } // What the hosts' file says of the server.
    // What profileOf() needs; fails where the server's field cannot be read.
    [[nodiscard]] Result<GuideDraft> draft() const;
    // Shows what is wrong with this profile, and leads to the first of it. False where something is.
    bool accept(const Profile& profile);
    void show(const Error& unreadable); // The server's field.
    void begin(); // The cursor is where one types first.

signals:
    void readingChanged();

private:
    QWidget* buildPlace();
    void read();
    [[nodiscard]] Result<SshDraft> typed() const;
    void explain();
    void showRemarks(const SshDraft& typed);
    void showPlace();
    void clearProblems();
    void lead(const std::string& field);

    Purpose m_purpose = Purpose::Mail;
    SshHosts* m_hosts = nullptr;
    bool m_isReading = false;
    bool m_isPlaceChosen = false; // By the person; else it is what is usual.
    QString m_accountRead; // From the server's field: a person may have typed another one since.
    QFormLayout* m_form;
    QLabel* m_explanation;
    QLineEdit* m_server;
    QLabel* m_remarks;
    QLineEdit* m_account;
    QRadioButton* m_here;
    QRadioButton* m_elsewhere;
    QLineEdit* m_machine;
    QWidget* m_place;
    ServiceChoice* m_services = nullptr;
    ProblemLines m_problems;
};

} // namespace underpass
