// SPDX-License-Identifier: MIT
#pragma once

#include <QGroupBox>

class QLabel;
class QPushButton;

namespace underpass {

// What a server says, as its words: plain text in a frame, which can be marked, and a button that copies the
// one link in it, or else all of it. Nothing in it can be clicked or opened. Not to be seen while empty.
class ServerWordsBox : public QGroupBox
{
    Q_OBJECT

public:
    explicit ServerWordsBox(QWidget* parent = nullptr);

    void setWords(const QString& words);
    void retranslate();

private:
    void copy();
    [[nodiscard]] QString link() const;

    QLabel* m_words;
    QPushButton* m_copy;
};

} // namespace underpass
