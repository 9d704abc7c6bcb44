// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/Example.h"
#include "ui/profile/ProfileDialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTabWidget>
#include <QTableView>

#include <stdexcept>

#include <gmock/gmock.h>

namespace underpass {

class ProfileDialogTest : public testing::Test
{
protected:
    ProfileDialogTest() { showExample(desk); }
    ~ProfileDialogTest() override { delete dialog; }

    void edit(const Profile& profile)
    {
        dialog = new ProfileDialog(desk, profile);
        dialog->show();
    }
    QLineEdit& field(const char* name) { return *dialog->findChild<QLineEdit*>(name); }
    QAbstractButton& button(const char* name) { return *dialog->findChild<QAbstractButton*>(name); }
    QString problem(const char* name)
    {
        const auto* label = dialog->findChild<QLabel*>(QString{name} + "Problem");
        return label->isHidden() ? QString{} : label->text();
    }
    QTableView& forwards() { return *dialog->findChild<QTableView*>("forwards"); }
    void chooseForward(int row) { forwards().setCurrentIndex(forwards().model()->index(row, 1)); }
    QComboBox& choice(const char* name) { return *dialog->findChild<QComboBox*>(name); }
    QString tab(int page) { return dialog->findChild<QTabWidget*>("pages")->tabText(page); }
    const Profile& saved()
    {
        button("save").click();
        if (desk.saved.size() != 1)
            throw std::runtime_error{"it was not saved"};
        return desk.saved.front();
    }

    FakeDesk desk;
    QPointer<ProfileDialog> dialog;
};

} // namespace underpass
