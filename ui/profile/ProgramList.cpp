// SPDX-License-Identifier: MIT
#include "ui/profile/ProgramList.h"

#include "ui/parts/Fields.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace underpass {

ProgramList::ProgramList(QWidget* parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_remove(button("removeProgram", tr("Remove th&is program")))
{
    m_list->setObjectName("programs");
    m_list->setAccessibleName(tr("Only these programs"));
    m_list->setFixedHeight(fontMetrics().height() * 4);
    m_list->setTextElideMode(Qt::ElideMiddle);
    QPushButton* add = button("addProgram", tr("Choose a progra&m..."));
    auto* buttons = new QVBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &ProgramList::choose);
    connect(m_remove, &QPushButton::clicked, this, &ProgramList::remove);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &ProgramList::refresh);
    refresh();
}

QWidget* ProgramList::list() const
{
    return m_list;
}

void ProgramList::show(const std::vector<std::string>& programs)
{
    if (programs == this->programs())
        return;
    m_list->clear();
    for (const std::string& program : programs)
        m_list->addItem(QString::fromStdString(program));
    refresh();
}

std::vector<std::string> ProgramList::programs() const
{
    std::vector<std::string> all;
    for (int row = 0; row < m_list->count(); ++row)
        all.push_back(m_list->item(row)->text().toStdString());
    return all;
}

void ProgramList::refresh()
{
    m_remove->setEnabled(!m_list->selectedItems().isEmpty());
}

void ProgramList::choose()
{
    auto* dialog = new QFileDialog(this, tr("Choose a program that may connect"));
    dialog->setObjectName("programDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ProgramList::add);
    dialog->open();
}

// A caller is known by the file that runs, not by a link to it.
void ProgramList::add(const QString& file)
{
    const QString real = QFileInfo{file}.canonicalFilePath();
    const QString shown = QDir::toNativeSeparators(real.isEmpty() ? file : real);
    if (m_list->findItems(shown, Qt::MatchExactly).isEmpty()) {
        m_list->addItem(shown);
        emit edited();
    }
}

void ProgramList::remove()
{
    qDeleteAll(m_list->selectedItems());
    refresh();
    emit edited();
}

} // namespace underpass
