// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace underpass {

// A text to be entered elsewhere, with a button that copies it and says so until the text is another one.
class CopyField : public QWidget
{
    Q_OBJECT

public:
    // `what` it is, for a screen reader: "Port".
    explicit CopyField(const QString& what, const QString& text = {}, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const;

private:
    void copy();

    QString m_what;
    QLabel* m_text;
    QToolButton* m_copy;
};

} // namespace underpass
