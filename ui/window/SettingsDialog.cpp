// SPDX-License-Identifier: MIT
#include "ui/window/SettingsDialog.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"
#include "ui/words/ErrorText.h"
#include "ui/words/StateText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace underpass {

SettingsDialog::SettingsDialog(
    Settings& settings, AutostartControl autostart, QWidget* parent, const QStringList& styles)
    : QDialog(parent)
    , m_settings(settings)
    , m_autostart(std::move(autostart))
    , m_hasWindowsStyle(!windowsStyle(styles).isEmpty())
{
    setObjectName("settingsDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    (new QVBoxLayout(this))->setContentsMargins({});
    build();
}

void SettingsDialog::build()
{
    setWindowTitle(tr("Settings - Underpass"));
    m_content = new QWidget;
    auto* form = new QFormLayout;
    addAutostart(*form);
    addCheck(*form, "startHidden", tr("Start with the &tray icon alone, without this window"),
        m_settings.startsHidden(), [this](bool on) { m_settings.setStartsHidden(on); });
    addCheck(*form, "notifications", tr("&Notify me when a tunnel is lost, comes back or needs me"),
        m_settings.showsNotifications(), [this](bool on) { m_settings.setShowsNotifications(on); });
    addCheck(*form, "askBeforeQuit", tr("&Ask before quitting while a tunnel is connected"),
        m_settings.asksBeforeQuit(), [this](bool on) { m_settings.setAsksBeforeQuit(on); });
    addCheck(*form, "logDetails", tr("Write &details into the log"), m_settings.logsDetails(),
        [this](bool on) { m_settings.setLogsDetails(on); });
    addChoices(*form);
    QDialogButtonBox* buttons = dialogButtons(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(m_content);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    this->layout()->addWidget(m_content);
}

void SettingsDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    const FocusKept focus{*this};
    delete m_content;
    build();
}

QCheckBox* SettingsDialog::addCheck(
    QFormLayout& form, const QString& name, const QString& text, bool on, std::function<void(bool)> set)
{
    auto* check = new QCheckBox(text);
    check->setObjectName(name);
    check->setChecked(on);
    connect(check, &QCheckBox::toggled, this, std::move(set));
    form.addRow(check);
    return check;
}

void SettingsDialog::addAutostart(QFormLayout& form)
{
    m_atLogon = addCheck(form, "autostart", tr("&Start Underpass when I log on"), false, [this](bool on) {
        const auto done = m_autostart.set(on);
        if (done)
            return showAutostart();
        m_atLogonNote->setText(userSentence(done.error()));
        announce(*this, m_atLogonNote->text(), Urgency::AtOnce);
    });
    m_atLogonNote = plainLabel("autostartNote");
    form.addRow(m_atLogonNote);
    showAutostart();
}

void SettingsDialog::showAutostart()
{
    const AtLogon now = m_autostart.get();
    const QSignalBlocker quiet{m_atLogon};
    m_atLogon->setChecked(now == AtLogon::Starts);
    m_atLogonNote->setText(now == AtLogon::TurnedOffBySystem
            ? tr("It was turned off in the system's own list of startup programs; turn it on again there.")
            : tr("Profiles marked \"connect at start\" then connect by themselves."));
}

void SettingsDialog::addChoices(QFormLayout& form)
{
    auto* theme = new QComboBox;
    theme->setObjectName("theme");
    theme->setAccessibleName(tr("Colours"));
    theme->addItems({tr("As the system"), tr("Light"), tr("Dark")}); // In the order of Settings::Theme.
    theme->setCurrentIndex(static_cast<int>(m_settings.theme()));
    connect(theme, &QComboBox::currentIndexChanged, this,
        [this](int index) { m_settings.setTheme(static_cast<Settings::Theme>(index)); });
    form.addRow(tr("&Colours:"), theme);

    if (m_hasWindowsStyle)
        addCheck(form, "windowsStyle", tr("The look of &Windows 11 instead of our own"),
            m_settings.looksLikeWindows(), [this](bool on) { m_settings.setLooksLikeWindows(on); });

    auto* language = new QComboBox;
    language->setObjectName("language");
    language->setAccessibleName(tr("Language"));
    language->addItem(tr("As the system"), QString{});
    language->addItem("English", "en");
    language->addItem("Deutsch", "de");
    language->addItem("日本語", "ja");
    language->setCurrentIndex(std::max(language->findData(m_settings.language()), 0));
    connect(language, &QComboBox::currentIndexChanged, this,
        [this, language](int index) { m_settings.setLanguage(language->itemData(index).toString()); });
    form.addRow(tr("&Language:"), language);
}

} // namespace underpass
