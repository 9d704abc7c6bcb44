// SPDX-License-Identifier: MIT
#include "ui/window/LogView.h"

#include "ui/parts/Announce.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QUrl>
#include <QVBoxLayout>

namespace underpass {

namespace {

constexpr qint64 mostReadAtOnce = 1024 * 1024;

} // namespace

LogView::LogView(const QString& file, QWidget* parent)
    : QWidget(parent)
    , m_path(file)
    , m_filter(new QLineEdit)
    , m_text(new QPlainTextEdit)
{
    m_filter->setObjectName("logFilter");
    m_filter->setAccessibleName(tr("Show only lines with"));
    m_filter->setPlaceholderText(tr("Show only lines with..."));
    m_filter->setClearButtonEnabled(true);
    m_text->setObjectName("logText");
    m_text->setAccessibleName(tr("Log"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(linesKept);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLayoutDirection(Qt::LeftToRight);
    auto* copy = new QPushButton(tr("Copy everythin&g"));
    auto* save = new QPushButton(tr("Sa&ve as..."));
    auto* folder = new QPushButton(tr("&Browse folder"));
    copy->setObjectName("logCopy");
    save->setObjectName("logSave");
    folder->setObjectName("logFolder");

    auto* row = new QHBoxLayout;
    row->addWidget(m_filter, 1);
    for (QPushButton* button : {copy, save, folder})
        row->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(m_text, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &LogView::showLines);
    connect(copy, &QPushButton::clicked, this, [this] { copyText(*this, m_text->toPlainText()); });
    connect(save, &QPushButton::clicked, this, &LogView::save);
    connect(folder, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo{m_path}.absolutePath())); });
}

void LogView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

// A file that has become shorter was rotated away: the new one is read from its beginning.
void LogView::refresh()
{
    QFile file{m_path};
    if (!isVisible() || !file.open(QIODevice::ReadOnly) || file.size() == m_readUntil)
        return;
    if (file.size() < m_readUntil)
        m_readUntil = 0;
    if (file.size() - m_readUntil > mostReadAtOnce)
        m_readUntil = file.size() - mostReadAtOnce;
    file.seek(m_readUntil);
    const QByteArray fresh = file.read(mostReadAtOnce);
    const qsizetype whole = fresh.lastIndexOf('\n') + 1;
    m_readUntil += whole;
    // Lines of a Windows log end with both.
    m_lines += QString::fromUtf8(fresh.first(whole)).remove('\r').split('\n', Qt::SkipEmptyParts);
    if (m_lines.size() > linesKept)
        m_lines.remove(0, m_lines.size() - linesKept);
    showLines();
}

void LogView::showLines()
{
    const QStringList wanted
        = m_filter->text().isEmpty() ? m_lines : m_lines.filter(m_filter->text(), Qt::CaseInsensitive);
    QScrollBar* bar = m_text->verticalScrollBar();
    const bool followsTheEnd = bar->value() == bar->maximum();
    const int before = bar->value();
    m_text->setPlainText(wanted.join('\n'));
    bar->setValue(followsTheEnd ? bar->maximum() : before);
}

void LogView::save()
{
    auto* dialog = new QFileDialog(this, tr("Save the log"), {}, tr("Text (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile("underpass-log.txt");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& name) {
        QSaveFile file{name};
        const bool isSaved = file.open(QIODevice::WriteOnly)
            && file.write(m_text->toPlainText().toUtf8()) >= 0 && file.commit();
        if (!isSaved)
            m_filter->setPlaceholderText(tr("%1 cannot be written: %2").arg(name, file.errorString()));
    });
    dialog->open();
}

} // namespace underpass
