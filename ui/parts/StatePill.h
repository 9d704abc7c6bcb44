// SPDX-License-Identifier: MIT
#pragma once

#include "ui/words/StateText.h"

#include <QWidget>

namespace underpass {

// A state in a word or two, with a dot of its colour, on a pale ground of it: "● Connected 18 min".
class StatePill : public QWidget
{
    Q_OBJECT

public:
    explicit StatePill(QWidget* parent = nullptr);

    void show(Light light, const QString& text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Light m_light = Light::Off;
    QString m_text;
};

} // namespace underpass
