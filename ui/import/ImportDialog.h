// SPDX-License-Identifier: MIT
#pragma once

#include "ui/import/ImportAccess.h"
#include "ui/parts/Desk.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace underpass {

class ImportList;

// Brings in the connections of another program: from where it keeps them, from a file or folder, or from
// command lines that are pasted. Shows what becomes of each before anything is saved, and saves those that
// are ticked.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(Desk& desk, ImportAccess access, QWidget* parent = nullptr);

signals:
    void imported(const QString& id); // The first of them, at the end.

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] ImportFormat format() const;
    void buildPlaces();
    void build();
    void retranslate();
    void retranslatePlace();
    void showPlaceholder();
    void browse();
    void read();
    void take(const Result<Imported>& imported);
    void preview();
    void refreshButton();
    [[nodiscard]] QString emptyText() const;
    void save();

    Desk& m_desk;
    ImportAccess m_access;
    Result<Imported> m_found = Imported{};
    bool m_isReading = false;
    QString m_trouble; // Of saving.
    QComboBox* m_from;
    QLabel* m_fromLabel;
    QWidget* m_placeRow;
    QLineEdit* m_place;
    QPushButton* m_browse;
    QPlainTextEdit* m_lines;
    ImportList* m_list;
    QLabel* m_state;
    QPushButton* m_import;
    QPushButton* m_close;
    int m_number = 0; // Of the reading that is wanted.
};

} // namespace underpass
