// SPDX-License-Identifier: MIT
#include "ui/import/ImportDialog.h"

#include "ui/import/ImportList.h"
#include "ui/parts/Fields.h"
#include "ui/parts/InBackground.h"
#include "ui/words/ErrorText.h"
#include "ui/words/SentenceText.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {
namespace {

bool isFolder(ImportFormat format)
{
    return format == ImportFormat::SecureCrt || format == ImportFormat::Kitty;
}

// These programs keep nothing where it can be found without being told.
bool needsPlace(ImportFormat format)
{
    return format == ImportFormat::SecureCrt || format == ImportFormat::TeraTerm
        || format == ImportFormat::MobaXterm || format == ImportFormat::Underpass;
}

} // namespace

ImportDialog::ImportDialog(Desk& desk, ImportAccess access, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_access(std::move(access))
    , m_from(new QComboBox)
    , m_fromLabel(new QLabel)
    , m_placeRow(new QWidget)
    , m_place(new QLineEdit)
    , m_browse(button("browse", {}))
    , m_lines(new QPlainTextEdit)
    , m_list(new ImportList)
    , m_state(plainLabel("importState"))
{
    setObjectName("importDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    resize(fontMetrics().averageCharWidth() * 105, fontMetrics().height() * 30);
    for (std::size_t i = 0; i < wordsOf<ImportFormat>.size(); ++i)
        m_from->addItem({});
    buildPlaces();
    build();
    retranslate();
    connect(m_from, &QComboBox::currentIndexChanged, this, [this] {
        m_place->clear();
        retranslatePlace();
        read();
    });
    connect(m_place, &QLineEdit::editingFinished, this, [this] {
        if (m_place->isModified())
            read();
        m_place->setModified(false);
    });
    connect(m_lines, &QPlainTextEdit::textChanged, this, &ImportDialog::read);
    connect(m_browse, &QPushButton::clicked, this, &ImportDialog::browse);
    connect(m_list, &ImportList::ticksChanged, this, &ImportDialog::refreshButton);
    read();
}

void ImportDialog::buildPlaces()
{
    m_from->setObjectName("importFrom");
    m_fromLabel->setBuddy(m_from);
    m_place->setObjectName("importPlace");
    m_lines->setObjectName("importLines");
    m_lines->setTabChangesFocus(true);
    m_lines->setMaximumHeight(fontMetrics().height() * 5);
    auto* row = new QHBoxLayout(m_placeRow);
    row->setContentsMargins({});
    row->addWidget(m_place, 1);
    row->addWidget(m_browse);
}

void ImportDialog::build()
{
    QDialogButtonBox* buttons = dialogButtons();
    m_import = buttons->addButton(QString{}, QDialogButtonBox::AcceptRole);
    m_import->setObjectName("import");
    m_import->setDefault(true);
    m_close = buttons->addButton(QString{}, QDialogButtonBox::RejectRole);
    m_close->setObjectName("close");
    m_close->setAutoDefault(false);
    m_browse->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* from = new QHBoxLayout;
    from->addWidget(m_fromLabel);
    from->addWidget(m_from);
    from->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(from);
    layout->addWidget(m_placeRow);
    layout->addWidget(m_lines);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
}

ImportFormat ImportDialog::format() const
{
    return static_cast<ImportFormat>(m_from->currentIndex());
}

void ImportDialog::retranslate()
{
    setWindowTitle(tr("Import connections - Underpass"));
    m_fromLabel->setText(tr("&From"));
    m_from->setAccessibleName(tr("The program they come from"));
    for (std::size_t i = 0; i < wordsOf<ImportFormat>.size(); ++i) {
        const auto each = static_cast<ImportFormat>(i);
        m_from->setItemText(static_cast<int>(i),
            each == ImportFormat::Command ? tr("A command line of ssh, plink or autossh")
                                          : QString::fromLatin1(programOf(each)));
    }
    m_place->setAccessibleName(tr("File or folder"));
    m_browse->setText(tr("&Browse..."));
    m_lines->setAccessibleName(tr("Command lines"));
    m_lines->setPlaceholderText("ssh -L 1110:localhost:110 anna@mail.example.org");
    m_close->setText(tr("&Cancel"));
    m_list->retranslate();
    retranslatePlace();
    refreshButton();
}

// Where its connections are, as its field says while it is empty.
void ImportDialog::retranslatePlace()
{
    showPlaceholder();
    const int needed = m_place->fontMetrics().horizontalAdvance(m_place->placeholderText());
    m_place->setMinimumWidth(needed + 3 * fontMetrics().averageCharWidth());
}

void ImportDialog::showPlaceholder()
{
    m_placeRow->setVisible(format() != ImportFormat::Command);
    m_lines->setVisible(format() == ImportFormat::Command);
    switch (format()) {
    case ImportFormat::Putty:
    case ImportFormat::OpenSsh:
        return m_place->setPlaceholderText(
            tr("What this account has in %1, or a file").arg(programOf(format())));
    case ImportFormat::Kitty:
        return m_place->setPlaceholderText(
            tr("What this account has in %1, or its folder").arg(programOf(format())));
    case ImportFormat::SecureCrt:
        return m_place->setPlaceholderText(tr("Its folder \"Sessions\""));
    case ImportFormat::TeraTerm:
        return m_place->setPlaceholderText("TERATERM.INI");
    case ImportFormat::WinScp:
        return m_place->setPlaceholderText(
            tr("What this account has in %1, or WinSCP.ini").arg(programOf(format())));
    case ImportFormat::MobaXterm:
        return m_place->setPlaceholderText(tr("MobaXterm.ini, or an exported .mxtsessions"));
    case ImportFormat::Underpass:
        return m_place->setPlaceholderText("profiles.json");
    case ImportFormat::Command:
        return;
    }
}

void ImportDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("What to import"));
    dialog->setObjectName("chooseImport");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(isFolder(format()) ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        m_place->setText(chosen);
        read();
    });
    dialog->show();
}

void ImportDialog::read()
{
    const int number
        = ++m_number; // What an earlier one finds is no longer wanted; a slow disk is not waited for.
    m_trouble.clear();
    const bool isText = format() == ImportFormat::Command;
    std::optional<std::filesystem::path> place;
    if (const QString given = m_place->text().trimmed(); !isText && !given.isEmpty())
        place = std::filesystem::path{given.toStdU16String()};
    std::optional<std::string> text;
    if (isText)
        text = m_lines->toPlainText().toStdString();
    m_isReading = !needsPlace(format()) || place.has_value();
    if (!m_isReading)
        return take(Imported{});
    refreshButton();
    inBackground(
        this, [read = m_access.read, format = format(), place, text] { return read(format, place, text); },
        [this, number](const Result<Imported>& found) {
            if (number == m_number)
                take(found);
        });
}

void ImportDialog::take(const Result<Imported>& imported)
{
    m_isReading = false;
    m_found = imported;
    preview();
}

void ImportDialog::preview()
{
    std::vector<Profile> profiles = m_desk.model().profiles();
    m_list->setSessions(m_found ? takeIn(profiles, *m_found, m_access.account) : std::vector<TakenSession>{});
    refreshButton();
}

void ImportDialog::refreshButton()
{
    const int count = m_isReading ? 0 : m_list->ticked();
    m_import->setEnabled(count > 0);
    m_import->setText(tr("&Import %n tunnel(s)", nullptr, count));
    QStringList said;
    if (!m_trouble.isEmpty())
        said += m_trouble;
    else if (m_isReading)
        said += tr("Reading...");
    else if (!m_found)
        said += userSentence(m_found.error());
    else if (m_found->sessions.empty())
        said += emptyText();
    else
        said += tr("Nothing is saved yet. Nothing of a file is run, and no password is read.");
    if (m_found && !m_isReading)
        for (const Remark& remark : m_found->remarks)
            said += sentenceText(remark.why, 500);
    m_state->setText(said.join('\n'));
}

QString ImportDialog::emptyText() const
{
    if (format() == ImportFormat::Command)
        return m_lines->toPlainText().isEmpty() ? tr("Paste the command line that you use now.")
                                                : tr("There is no connection in it.");
    if (needsPlace(format()) && m_place->text().trimmed().isEmpty())
        return isFolder(format()) ? tr("Choose its folder.") : tr("Choose its file.");
    return tr("There is no connection in it.");
}

// All are taken in as they were shown, and those that are ticked are saved: what is left out keeps its name
// and its ports for another time.
void ImportDialog::save()
{
    if (!m_found)
        return;
    std::vector<Profile> profiles = m_desk.model().profiles();
    const std::vector<bool> ticks = m_list->ticks();
    const std::vector<TakenSession> all = takeIn(profiles, *m_found, m_access.account);
    QString first;
    for (std::size_t i = 0; i < all.size() && i < ticks.size(); ++i) {
        if (!ticks[i] || all[i].as != TakenAs::Added)
            continue;
        const auto made = std::ranges::find(profiles, all[i].id, &Profile::id);
        if (const auto saved = m_desk.save(*made); !saved) {
            preview();
            m_trouble = userSentence(saved.error());
            return refreshButton();
        }
        first = first.isEmpty() ? QString::fromStdString(all[i].id) : first;
    }
    emit imported(first);
    accept();
}

void ImportDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace underpass
