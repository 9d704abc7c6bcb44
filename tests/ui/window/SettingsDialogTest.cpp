// SPDX-License-Identifier: MIT
#include "ui/window/SettingsDialog.h"

#include <QCheckBox>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace underpass {
namespace {

class SettingsDialogTest : public testing::Test
{
protected:
    const AutostartControl autostart{
        [] { return AtLogon::DoesNotStart; }, [](bool) { return Result<void>{}; }};
    QTemporaryDir m_folder;
    Settings settings{m_folder.filePath("settings.ini")};
};

TEST_F(SettingsDialogTest, OffersTheLookOfWindowsOnlyWhereThereIsOne)
{
    const SettingsDialog without{settings, autostart, nullptr, {"WindowsVista", "Fusion"}};
    EXPECT_EQ(without.findChild<QCheckBox*>("windowsStyle"), nullptr);
    const SettingsDialog with{settings, autostart, nullptr, {"Windows11", "Fusion"}};
    ASSERT_NE(with.findChild<QCheckBox*>("windowsStyle"), nullptr);
}

TEST_F(SettingsDialogTest, TakesTheLookOfWindowsWhenThatIsTicked)
{
    const SettingsDialog dialog{settings, autostart, nullptr, {"windows11"}};
    auto* box = dialog.findChild<QCheckBox*>("windowsStyle");
    EXPECT_FALSE(box->isChecked()) << "until a person has looked at it";
    box->click();
    EXPECT_TRUE(settings.looksLikeWindows());
    box->click();
    EXPECT_FALSE(settings.looksLikeWindows());
}

} // namespace
} // namespace underpass
