// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/userstore.h"
#include "work/questiondialog.h"

class QListWidget;

namespace colophon::ui {

/// Who works here: asked once on a computer whose login the catalogue doesn't know, and by File >
/// Switch Person. Says that on a local file this is no protection.
class ChoosePersonDialog final : public QuestionDialog {
    Q_OBJECT
public:
    /// `current` is chosen at first; may be empty.
    ChoosePersonDialog(const QList<store::User> &people, const QString &current, QWidget *parent);

    /// The login; only when accepted.
    QString login() const;

private:
    QListWidget *m_list;
};

} // namespace colophon::ui
