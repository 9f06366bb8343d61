// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/userstore.h"
#include "work/questiondialog.h"
#include "work/recordline.h"

#include <QHash>

#include <optional>

class QCheckBox;
class QRadioButton;

namespace colophon::ui {

class PersonPicker;

/// What the dialog is filled from.
struct AssignOffer {
    QList<NamedRecord> records;
    QList<store::User> people;
    QHash<UserId, int> counts; ///< how many records each has to work on
    bool unsaved = false;      ///< what the person has typed into one of them is not saved
    bool hasServer = false;    ///< mail goes by the library's server
};

/// What was chosen.
struct AssignChoice {
    store::User to;
    QString note;
    bool email = false;
    bool saveFirst = false;
};

/// Assign Record to Another Cataloger: to whom, a note, an e-mail, and what becomes of unsaved
/// work.
class AssignDialog final : public QuestionDialog {
    Q_OBJECT
public:
    explicit AssignDialog(const AssignOffer &offer, QWidget *parent);

    /// Only when accepted.
    AssignChoice choice() const;
    void accept() override;

private:
    void addUnsaved();
    void adapt();

    AssignOffer m_offer;
    PersonPicker *m_to;
    QLabel *m_problem;
    QPlainTextEdit *m_note;
    QCheckBox *m_email;
    QLabel *m_emailHint;
    QLabel *m_notice = nullptr;
    QRadioButton *m_saveFirst = nullptr;
};

} // namespace colophon::ui
