// SPDX-License-Identifier: MIT
#include "ui/questions/SecretsDialog.h"

#include "ui/parts/Fields.h"
#include "ui/parts/ServerWordsBox.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSysInfo>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

constexpr qsizetype longLabel = 120; // Characters.
constexpr qsizetype longWords = 800;
constexpr qsizetype mostLines = 12;

// A prompt of several lines is more than the label of a field: all but the last one goes to the server's
// words.
QString takeLastLine(const QString& prompt, QString& words)
{
    const QString whole = prompt.trimmed();
    const qsizetype last = whole.lastIndexOf('\n') + 1;
    const qsizetype begin = whole.size() - last > longLabel ? whole.size() : last;
    if (begin > 0)
        words += (words.isEmpty() ? "" : "\n") + whole.left(begin);
    return whole.mid(begin);
}

// What is long scrolls, so that the buttons stay on the screen.
QWidget* inItsPlace(QWidget* words, const QString& text)
{
    const QStringList each = text.simplified().split(' ');
    const bool isWide
        = std::ranges::any_of(each, [](const QString& word) { return word.size() > longLabel; });
    if (!isWide && text.size() <= longWords && text.count('\n') < mostLines)
        return words;
    auto* area = new QScrollArea;
    area->setObjectName("serverWordsArea");
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFixedHeight(words->fontMetrics().lineSpacing() * static_cast<int>(mostLines));
    area->setWidget(words);
    return area;
}

} // namespace

Prompts promptsOf(const PasswordQuestion& what)
{
    if (what.whose == PasswordFor::Proxy)
        return {SecretsDialog::tr("Password at the proxy"),
            what.previousWasWrong ? SecretsDialog::tr("✗ The proxy did not accept the last password.")
                                  : SecretsDialog::tr("The proxy on the way to the server wants it."),
            {}, {{SecretsDialog::tr("&Password:"), false}}};
    const QString wrong = SecretsDialog::tr("✗ The server did not accept the last password.");
    if (!what.byServer)
        return {SecretsDialog::tr("Password"), what.previousWasWrong ? wrong : QString{}, {},
            {{SecretsDialog::tr("&Password:"), false}}};
    Prompts prompts = promptsOf(*what.byServer);
    prompts.headline = SecretsDialog::tr("Password");
    if (what.previousWasWrong)
        prompts.note = wrong;
    return prompts;
}

Prompts promptsOf(const PassphraseQuestion& what)
{
    const QString file = QString::fromStdString(what.keyFile);
    return {SecretsDialog::tr("Passphrase of a key file"),
        what.previousWasWrong ? SecretsDialog::tr("✗ That passphrase does not open %1.").arg(file)
                              : SecretsDialog::tr("The key file %1 is encrypted.").arg(file),
        {}, {{SecretsDialog::tr("&Passphrase:"), false}}};
}

Prompts promptsOf(const CodeQuestion& what)
{
    Prompts prompts{SecretsDialog::tr("The server asks"), {}, {}, {}};
    if (what.previousWasWrong)
        prompts.note = SecretsDialog::tr("✗ The server did not accept what was answered.");
    prompts.serverWords
        = QString::fromStdString(what.name + (what.name.empty() ? "" : "\n") + what.instruction);
    for (const CodeQuestion::Prompt& prompt : what.prompts) {
        // An ampersand of the server's is no mnemonic.
        const QString label
            = takeLastLine(QString::fromStdString(prompt.text), prompts.serverWords).replace('&', "&&");
        prompts.lines.push_back({label.isEmpty() ? SecretsDialog::tr("Answer:") : label, prompt.echo});
    }
    return prompts;
}

Prompts promptsOf(const NewPasswordQuestion& what)
{
    Prompts prompts{SecretsDialog::tr("New password"),
        what.previousWasRefused ? SecretsDialog::tr("✗ The server did not accept that new password.")
                                : SecretsDialog::tr("The password has expired. Choose a new one."),
        QString::fromStdString(what.serverWords),
        {{SecretsDialog::tr("&New password:"), false}, {SecretsDialog::tr("&Once more:"), false}}};
    prompts.isTwice = true;
    return prompts;
}

SecretsDialog::SecretsDialog(const Question& question, const Prompts& prompts)
    : QuestionDialog(question, prompts.headline, prompts.lines.empty() ? tr("&Continue") : tr("&Log in"))
{
    if (!prompts.note.isEmpty())
        addParagraph("note", prompts.note);
    if (!prompts.serverWords.trimmed().isEmpty()) {
        auto* words = new ServerWordsBox;
        words->setWords(prompts.serverWords);
        addAbove(inItsPlace(words, prompts.serverWords.trimmed()));
    }
    int number = 0;
    for (const Prompts::Line& line : prompts.lines)
        addLine(line, number++);
    if (!std::ranges::all_of(prompts.lines, &Prompts::Line::echo)) {
        auto* show = new QCheckBox(tr("&Show what is typed"));
        show->setObjectName("show");
        connect(show, &QCheckBox::toggled, this, &SecretsDialog::shown);
        form()->addRow(QString{}, show);
    }
    if (prompts.isTwice) {
        m_difference = plainLabel("difference");
        form()->addRow(m_difference);
        for (const QLineEdit* field : m_fields)
            connect(field, &QLineEdit::textChanged, this, &SecretsDialog::compareLines);
        compareLines();
    }
    if (question.mayRemember) {
        m_remember = new QCheckBox(rememberText());
        m_remember->setObjectName("remember");
        form()->addRow(m_remember);
    }
    findChild<QPushButton*>("accept")->setDefault(true);
    if (!m_fields.empty())
        m_fields.front()->setFocus();
}

// By the name that people know it by.
QString SecretsDialog::rememberText()
{
    return QSysInfo::kernelType() == "winnt" ? tr("&Remember it (in Windows Credential Manager)")
                                             : tr("&Remember it (in your keyring)");
}

void SecretsDialog::addLine(const Prompts::Line& line, int number)
{
    auto* field = new QLineEdit;
    field->setObjectName("secret" + QString::number(number));
    field->setAccessibleName(QString{line.label}.remove('&'));
    field->setMaxLength(1024);
    field->setInputMethodHints(
        Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhHiddenText);
    auto* label = new QLabel(line.label);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(field);
    form()->addRow(label, field);
    m_fields.push_back(field);
    if (line.echo)
        return;
    field->setEchoMode(QLineEdit::Password);
    connect(this, &SecretsDialog::shown, field,
        [field](bool on) { field->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
}

void SecretsDialog::compareLines()
{
    const QString first = m_fields.front()->text();
    const QString second = m_fields.back()->text();
    const bool isSame = first == second;
    m_difference->setText(isSame || second.isEmpty() ? QString{} : tr("✗ The two are not the same yet."));
    findChild<QPushButton*>("accept")->setEnabled(isSame && !first.isEmpty());
}

Answer SecretsDialog::takeAnswer()
{
    Answer answer;
    answer.remember = m_remember != nullptr && m_remember->isChecked();
    for (QLineEdit* field : m_fields) {
        QByteArray typed = field->text().toUtf8();
        answer.secrets.emplace_back(
            std::string_view{typed.constData(), static_cast<std::size_t>(typed.size())});
        wipe(typed.data(), static_cast<std::size_t>(typed.size()));
        field->setText(QString(field->text().size(), QChar('*')));
        field->clear();
    }
    if (m_difference)
        answer.secrets.resize(1);
    return answer;
}

} // namespace underpass
