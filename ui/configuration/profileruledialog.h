// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/profile.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;

namespace colophon::ui {

/// One rule of the library's profile. What can't be kept is told in the dialog.
class ProfileRuleDialog final : public QDialog {
    Q_OBJECT
public:
    /// `title` is the window's and the button's: "Add Row", "Save Row".
    ProfileRuleDialog(const QString &title, const schema::ProfileRule &rule,
                      QWidget *parent = nullptr);

    schema::ProfileRule rule() const;

private:
    void updateState();
    void check();

    QComboBox *m_kind;
    QLineEdit *m_tag;
    QLineEdit *m_subfield;
    QComboBox *m_material;
    QLineEdit *m_indicators;
    QLineEdit *m_content;
    QComboBox *m_severity;
    QLabel *m_refusal;
};

/// "Require", "Forbid", "Default", and "Books"… in the person's language.
QString profileKindName(schema::ProfileRule::Kind kind);
QString profileMaterialName(const std::optional<schema::Material> &material);

} // namespace colophon::ui
