// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace underpass {

// Something that the person should know, above everything else in the window until it is dismissed. Screen
// readers take it for an alert, and say it.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void tell(const QString& sentence);
    [[nodiscard]] QString text() const;

private:
    QLabel* m_text;
};

} // namespace underpass
