// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "cataloging/matching.h"
#include "zones/comparemodel.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableView;

namespace colophon::ui {

/// Chooses the network record that an institution's record is attached to: those that share a
/// number with it come first with the reason, more are searched for; the record and the candidate
/// stand side by side. When sharing, a new network record can be made instead.
/// Thread rule: the window's thread; searches run in the workspace's reader.
class LinkDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Link, Share };
    enum Choice { LinkChosen = QDialog::Accepted, MakeNew = 2 };

    LinkDialog(Workspace &workspace, Purpose purpose, const store::StoredRecord &mine,
               const QList<cataloging::Match> &matches, const marc::LocalTags &localTags,
               QWidget *parent);

    /// After LinkChosen.
    MmsId network() const;
    QList<marc::Field> keptLocal() const { return m_compare.keptLocal(); }

private:
    void build(Purpose purpose);
    void offer(const QList<cataloging::Match> &matches);
    void search();
    void showChosen();
    void showLeftBehind();

    Workspace &m_workspace;
    store::StoredRecord m_mine;
    marc::LocalTags m_localTags;
    QList<cataloging::Match> m_offered;
    CompareModel m_compare;
    QLineEdit *m_words = nullptr;
    QListWidget *m_list = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_left = nullptr;
    QPushButton *m_link = nullptr;
    QPushButton *m_new = nullptr;
};

} // namespace colophon::ui
