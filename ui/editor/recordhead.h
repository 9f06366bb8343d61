// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"

#include <QWidget>

class QLabel;

namespace colophon::ui {

class Badge;

/// Over the grid: the open record's title, zone and MMS ID, and what became of its draft.
class RecordHead final : public QWidget {
    Q_OBJECT
public:
    explicit RecordHead(QWidget *parent = nullptr);

    /// `keptAt`: when the draft reached the disk, null where it has not.
    void show(const EditSession &session, const QDateTime &keptAt);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elideTitle();
    void showLink(const EditSession &session);

    QString m_fullTitle;
    QLabel *m_title;
    QLabel *m_number;
    QLabel *m_link;
    QLabel *m_kept;
    QLabel *m_legend; ///< the two colours of a linked record's fields
    Badge *m_zoneBadge;
    Badge *m_draftBadge;
};

} // namespace colophon::ui
