// SPDX-License-Identifier: MIT
#pragma once

#include "ui/guide/Guide.h"

#include "tests/ui/Example.h"
#include "tests/ui/States.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <gmock/gmock.h>

#include <algorithm>
#include <stdexcept>

namespace underpass {

class GuideTest : public testing::Test
{
protected:
    GuideTest()
    {
        guide.setAttribute(Qt::WA_DeleteOnClose, false);
        guide.show();
    }
    template <class Part> Part& part(const QString& name)
    {
        auto* found = guide.findChild<Part*>(name);
        EXPECT_NE(found, nullptr) << name.toStdString();
        return *found;
    }
    void click(const QString& name) { part<QAbstractButton>(name).click(); }
    void choose(Purpose purpose) { click("purpose" + QString::number(static_cast<int>(purpose))); }
    void type(const QString& name, const QString& text)
    {
        part<QLineEdit>(name).clear();
        QTest::keyClicks(&part<QLineEdit>(name), text);
    }
    bool isShown(const QString& name) { return part<QWidget>(name).isVisibleTo(&guide); }
    QString text(const QString& name) { return part<QLabel>(name).text(); }
    const Profile& saved() { return desk.saved.back(); }
    // As far as the last page, where the tunnel is in this state.
    void connectTo(const QString& server, const TunnelState& state)
    {
        type("guideHost", server);
        type("guideAccount", "anna");
        click("guideNext");
        ASSERT_FALSE(desk.saved.empty());
        setState(state);
    }
    void setState(const TunnelState& state)
    {
        desk.model().setProfiles({saved()});
        desk.model().setState(saved().id, state);
    }
    Online online()
    {
        Online up;
        for (const Forward& forward : saved().forwards)
            up.forwards.push_back({forward, forward.listen, true, {}});
        return up;
    }
    QStringList entries() // All that can be copied.
    {
        QStringList found;
        for (const QToolButton* copy : guide.findChildren<QToolButton*>("copyUse"))
            found += copy->accessibleName();
        return found;
    }
    // What the dialog is asked to do as it closes.
    QAbstractButton& answer(const QString& name)
    {
        const auto boxes = guide.findChildren<QMessageBox*>("keepBox");
        const auto shown = std::ranges::find_if(boxes, &QWidget::isVisible);
        if (shown == boxes.end())
            throw std::runtime_error{"nothing is asked"};
        auto* box = *shown;
        for (QAbstractButton* button : box->buttons()) {
            if (button->objectName() == name || (name.isEmpty() && button->objectName().isEmpty()))
                return *button;
        }
        throw std::runtime_error{"no such answer"};
    }

    FakeDesk desk;
    std::vector<bool> atLogon;
    Result<void> logonOutcome;
    Guide guide{desk,
        {[] { return AtLogon::DoesNotStart; },
            [this](bool on) {
                atLogon.push_back(on);
                return logonOutcome;
            }}};
};

} // namespace underpass
