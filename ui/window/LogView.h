// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;

namespace underpass {

// The end of the log file, with a filter, copying and saving. Reads only while visible, and keeps at most
// linesKept lines.
class LogView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int linesKept = 5000;

    explicit LogView(const QString& file, QWidget* parent = nullptr);

    void refresh(); // Reads what is new.

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showLines();
    void save();

    QString m_path;
    qint64 m_readUntil = 0;
    QStringList m_lines;
    QLineEdit* m_filter;
    QPlainTextEdit* m_text;
};

} // namespace underpass
