// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace underpass {

// Something that the person should know, above everything else in the window until it is dismissed. Screen
// readers take it for an alert, and say it.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    // Where a file is named, its folder can be shown.
    void tell(const QString& sentence, const QString& file = {});
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString file() const { return m_file; } // Empty where there is none.

private:
    QLabel* m_text;
    QPushButton* m_folder;
    QString m_file;
};

} // namespace underpass
