// SPDX-License-Identifier: MIT
#pragma once

#include "ui/profile/ProblemLines.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace underpass {

// The proxy on the way out of this network; address and account only for the kinds that have them.
class ProxyFields : public QWidget
{
    Q_OBJECT

public:
    explicit ProxyFields(const Proxy& proxy, QWidget* parent = nullptr);

    [[nodiscard]] Proxy proxy() const;
    // Fields are named as in Proxy: "server", "account".
    std::vector<FieldProblem> showProblems(const std::vector<FieldProblem>& problems);

signals:
    void edited();

private:
    [[nodiscard]] ProxyKind kind() const;
    void refresh();
    void proposePort();

    const Proxy m_before;
    QFormLayout* m_form;
    QComboBox* m_kind;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_account;
    ProblemLines m_problems;
};

} // namespace underpass
