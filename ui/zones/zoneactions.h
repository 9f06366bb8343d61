// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "cataloging/linking.h"
#include "cataloging/matching.h"

#include <QHash>
#include <QObject>

#include <functional>

class QAction;

namespace colophon::ui {

class MessageBar;

/// What is done to whole records between the zones: the commands zone.copyToInstitution,
/// zone.share, zone.link, zone.unlink, record.delete, zone.undo and lock.view, about the records in
/// front. Each says what it did in the bar over the screens, which also offers Undo.
/// Thread rule: the window's thread; the work runs in the workspace's writer.
class ZoneActions final : public QObject {
    Q_OBJECT
public:
    /// `window` is what dialogs stand over, and owns this.
    ZoneActions(const ScreenContext &context, MessageBar &bar, QWidget &window);

signals:
    /// They left the catalogue.
    void deleted(const QList<MmsId> &mmsIds);

private:
    using Steps = QList<cataloging::Step>;
    using Work = std::function<Result<cataloging::Step>(store::Connection &, MmsId)>;

    void addCommands();
    QAction *add(const char *id, const QString &text, const char *icon,
                 const std::function<void()> &slot);
    /// Reads where the records in front belong, then enables what can be done with them.
    void lookAtRecords();
    void adapt();
    void set(QAction *action, const QString &whyNot);

    void copyToInstitution();
    void unlinkRecords();
    void chooseNetworkRecord(bool share);
    void showLinkDialog(bool share, const store::StoredRecord &mine,
                        const QList<cataloging::Match> &matches, const marc::LocalTags &tags);
    void askToDelete();
    void deleteRecords(const QList<MmsId> &mmsIds);
    void undo();
    void showLocks();

    void run(const QList<MmsId> &mmsIds, const Work &work);
    void tell(const Steps &steps, const QList<Error> &errors);
    void tellFailed(const Error &error);
    QString sentence(const Steps &steps) const;

    /// A record in front.
    struct Standing {
        bool isNetwork = false;
        std::optional<MmsId> network; ///< attached to it
    };

    ScreenContext m_context;
    MessageBar &m_bar;
    QWidget &m_window;
    QHash<MmsId, Standing> m_standing;
    Steps m_last;
    quint64 m_asked = 0;
    QAction *m_copy = nullptr;
    QAction *m_share = nullptr;
    QAction *m_link = nullptr;
    QAction *m_unlink = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_undo = nullptr;
};

} // namespace colophon::ui
