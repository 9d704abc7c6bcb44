// SPDX-License-Identifier: MIT
#include "app/tray/Appearance.h"

#include "ui/parts/Theme.h"

#include <QStyleHints>

#include <optional>
#include <utility>

#include <windows.h>

#include <shobjidl.h>

namespace underpass {

namespace {

// installer/windows/underpass.nsi writes the same into the shortcut.
constexpr const wchar_t* modelId = L"Underpass.Underpass";

constexpr const wchar_t* personalize = L"Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";

bool hasContrastTheme()
{
    HIGHCONTRASTW contrast{};
    contrast.cbSize = sizeof contrast;
    return ::SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof contrast, &contrast, 0)
        && (contrast.dwFlags & HCF_HIGHCONTRASTON) != 0;
}

// The colour that the person has chosen, as the desktop's compositor keeps it: 0xAABBGGRR.
std::optional<QColor> accent()
{
    DWORD colour = 0;
    DWORD size = sizeof colour;
    if (::RegGetValueW(HKEY_CURRENT_USER, L"Software\\Microsoft\\Windows\\DWM", L"AccentColor",
            RRF_RT_REG_DWORD, nullptr, &colour, &size)
        != ERROR_SUCCESS)
        return std::nullopt;
    return QColor{GetRValue(colour), GetGValue(colour), GetBValue(colour)};
}

Qt::ColorScheme schemeOf(Settings::Theme theme)
{
    switch (theme) {
    case Settings::Theme::Light:
        return Qt::ColorScheme::Light;
    case Settings::Theme::Dark:
        return Qt::ColorScheme::Dark;
    case Settings::Theme::System:
        return Qt::ColorScheme::Unknown; // Qt then asks Windows.
    }
    std::unreachable();
}

} // namespace

void introduceProgram()
{
    ::SetCurrentProcessExplicitAppUserModelID(modelId);
    for (const char* elsewhere : {"QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_GENERIC_PLUGINS"})
        qunsetenv(elsewhere);
}

void letComeForward(std::int64_t process)
{
    ::AllowSetForegroundWindow(static_cast<DWORD>(process));
}

void applyAppearance(QApplication& application, const Settings& settings)
{
    QStyleHints& hints = *QGuiApplication::styleHints();
    if (hasContrastTheme()) {
        hints.setColorScheme(Qt::ColorScheme::Unknown);
        return applyPlatformStyle(application);
    }
    hints.setColorScheme(schemeOf(settings.theme()));
    const QString native = windowsStyle();
    if (settings.looksLikeWindows() && !native.isEmpty())
        return applyPlatformStyle(application, native);
    const bool dark = hints.colorScheme() == Qt::ColorScheme::Dark;
    applyTheme(application, dark ? Settings::Theme::Dark : Settings::Theme::Light, accent());
}

// Windows before 1903 has no such value, and its taskbar is dark; so it is with a contrast theme's black.
Ground taskbarGround()
{
    DWORD isLight = 0;
    DWORD size = sizeof isLight;
    ::RegGetValueW(
        HKEY_CURRENT_USER, personalize, L"SystemUsesLightTheme", RRF_RT_REG_DWORD, nullptr, &isLight, &size);
    return isLight != 0 ? Ground::Light : Ground::Dark;
}

} // namespace underpass
