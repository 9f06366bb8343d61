// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "store/recordstore.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace colophon::ui {

/// View Versions: who saved the record when, at the right of the editor. A version is compared with
/// the record as it is edited, or restored.
class VersionsPane final : public QWidget {
    Q_OBJECT
public:
    explicit VersionsPane(Workspace &workspace, QWidget *parent = nullptr);

    void show(MmsId mmsId);
    MmsId mmsId() const { return m_mmsId; }

signals:
    void compareRequested(MmsId mmsId, const store::VersionRow &version);
    void restoreRequested(MmsId mmsId, const store::VersionRow &version);
    void failed(const Error &error);

private:
    void fill(const QList<store::VersionRow> &versions);
    const store::VersionRow *current() const;

    Workspace &m_workspace;
    MmsId m_mmsId;
    QList<store::VersionRow> m_versions;
    QLabel *m_title;
    QListWidget *m_list;
    QPushButton *m_compare;
    QPushButton *m_restore;
};

} // namespace colophon::ui
