// SPDX-License-Identifier: MIT
#include "ui/window/LogView.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"
#include "ui/parts/InBackground.h"
#include "ui/window/LogModel.h"
#include "ui/window/WrappedTable.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace underpass {

LogView::LogView(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_lines(new LogModel(
          [this](const std::string& id) {
              const TunnelRow* row = m_desk.model().find(id);
              return QString::fromStdString(row == nullptr ? id : row->profile.name);
          },
          this))
    , m_shown(new QSortFilterProxyModel(this))
    , m_table(new WrappedTable("logTable", tr("Log")))
    , m_empty(plainLabel("logEmpty"))
    , m_filter(lineEdit("logFilter", tr("Show only lines with")))
    , m_all(new QCheckBox(tr("All &profiles")))
{
    m_filter->setPlaceholderText(tr("Show only lines with..."));
    m_filter->setClearButtonEnabled(true);
    m_all->setObjectName("logAll");
    m_empty->setAlignment(Qt::AlignCenter);
    m_shown->setSourceModel(m_lines);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_shown);
    m_table->setWidths({21, 18, 22});
    m_table->setColumnShown(LogModel::ProfileColumn, false);
    auto* above = new QHBoxLayout;
    above->addWidget(m_filter, 1);
    above->addWidget(m_all);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(above);
    layout->addLayout(buildTable(), 1);
    layout->addLayout(buildButtons());
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        const WrappedTable::PlaceKept kept{*m_table};
        m_shown->setFilterFixedString(text);
        showWhatThereIs();
    });
    connect(m_all, &QCheckBox::toggled, this, [this](bool all) {
        m_table->setColumnShown(LogModel::ProfileColumn, all);
        begin();
    });
}

QLayout* LogView::buildButtons()
{
    QPushButton* copy = button("logCopy", tr("Copy"));
    QPushButton* save = button("logSave", tr("Sa&ve as..."));
    QPushButton* folder = button("logFolder", tr("&Browse folder"));
    auto* row = new QHBoxLayout;
    for (QPushButton* each : {copy, save, folder})
        row->addWidget(each);
    row->addStretch();
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        copyText(*this, text(chosen()));
        copy->setText(tr("Copied"));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, copy,
        [copy] { copy->setText(tr("Copy")); });
    connect(save, &QPushButton::clicked, this, &LogView::save);
    connect(folder, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo{m_desk.logFile()}.absolutePath()));
    });
    return row;
}

QLayout* LogView::buildTable()
{
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    return m_pages;
}

void LogView::show(const ProfileId& id)
{
    if (std::exchange(m_id, id) != id && !m_all->isChecked())
        begin();
}

void LogView::begin()
{
    m_reading.reset();
    m_lines->clear();
    m_pages->setCurrentWidget(m_table);
    refresh();
}

void LogView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

// What was begun for another profile ends by itself, and nobody hears of it.
void LogView::refresh()
{
    if (!isVisible())
        return;
    if (!m_reading)
        m_reading
            = std::make_shared<Reading>(Reading{m_desk.logReader(m_all->isChecked() ? ProfileId{} : m_id)});
    if (std::exchange(m_reading->isUnderWay, true))
        return;
    inBackground(
        this, [reading = m_reading] { return std::pair{reading, reading->more()}; },
        [this](std::pair<std::shared_ptr<Reading>, std::vector<LogLine>> read) {
            read.first->isUnderWay = false;
            if (read.first == m_reading)
                take(std::move(read.second));
        });
}

void LogView::take(std::vector<LogLine> lines)
{
    const bool isFirst = !std::exchange(m_reading->hasRead, true);
    if (!isFirst && lines.empty())
        return;
    const WrappedTable::PlaceKept kept{*m_table};
    m_lines->add(std::move(lines));
    showWhatThereIs();
}

void LogView::showWhatThereIs()
{
    const bool isFiltered = !m_filter->text().isEmpty() && m_lines->rowCount() > 0;
    m_empty->setText(isFiltered ? tr("No line of the log has this in it.")
            : m_all->isChecked()
            ? tr("Nothing has been written down yet.")
            : tr("Nothing has been written down of this profile yet. Connect it: what happens then is "
                 "written here."));
    m_pages->setCurrentIndex(m_shown->rowCount() == 0 && m_reading && m_reading->hasRead ? 1 : 0);
}

QString LogView::text(const QModelIndexList& rows) const
{
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines += row.data(LogModel::WholeRole).toString();
    return lines.join('\n');
}

QModelIndexList LogView::all() const
{
    QModelIndexList rows;
    for (int row = 0; row < m_shown->rowCount(); ++row)
        rows += m_shown->index(row, 0);
    return rows;
}

QModelIndexList LogView::chosen() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    return rows.empty() ? all() : rows;
}

void LogView::save()
{
    auto* dialog = new QFileDialog(this, tr("Save the log"), {}, tr("Text (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile("underpass-log.txt");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& name) {
        QSaveFile file{name};
        const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(text(all()).toUtf8() + '\n') >= 0
            && file.commit();
        if (!isSaved)
            emit failed(tr("%1 cannot be written: %2").arg(name, file.errorString()));
    });
    dialog->open();
}

} // namespace underpass
