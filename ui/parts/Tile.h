// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace underpass {

// A wide button with a picture, a headline and a line that explains it: one of a few things to choose from.
class Tile : public QAbstractButton
{
    Q_OBJECT

public:
    // `picture` is a name among the icons, without its size: "kind-mail".
    Tile(const QString& picture, const QString& headline, const QString& line, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; // Enter chooses, as Space does.

private:
    [[nodiscard]] QFont headlineFont() const;
    [[nodiscard]] QRect textRect(int width) const;

    QString m_picture;
    QString m_line;
};

} // namespace underpass
