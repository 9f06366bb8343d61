// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/dialogservice.h"
#include "base/settings.h"
#include "base/workspace.h"
#include "editor/diffmodel.h"

#include <QObject>

#include <functional>

class QStackedWidget;

namespace colophon::ui {

class MessageBar;
class SplitView;
class VersionsPane;

/// Opens and closes the split editor, and says what stands at its right: another open record, any
/// by its MMS ID, an older version, a draft, somebody else's version. Has the versions' pane.
class SplitEditor final : public QObject {
    Q_OBJECT
public:
    struct Surroundings {
        Workspace &workspace;
        CommandRegistry &commands;
        DialogService &dialogs;
        Settings &settings;
        MessageBar &bar;
        QStackedWidget &stack;                          ///< where the view stands while it is open
        QWidget *window;                                ///< questions stand over it
        std::function<EditSession *()> session;         ///< in front
        std::function<QList<EditSession *>()> sessions; ///< all that are open
        /// Opens a record behind the one in front; calls back when it is there.
        std::function<void(MmsId, std::function<void(EditSession &)>)> openBehind;
        std::function<void(MmsId)> bringToFront;
    };
    explicit SplitEditor(const Surroundings &around, QObject *parent = nullptr);

    /// An open record as the right side.
    static SplitSide sideOf(EditSession &session);

    bool isOpen() const { return m_view != nullptr; }
    SplitView *view() const { return m_view; }
    VersionsPane &versions() { return *m_versions; }
    /// What stands at the right is no record of its own but what could become of the one in front.
    bool showsProposal() const;
    /// The record in front against this one; the keys go there with `takeFocus`.
    void compareWith(const SplitSide &right, bool takeFocus = true);
    void close();
    /// Asks for another record by its MMS ID and opens it behind the one in front.
    void askForRecord(const QString &title, const std::function<void(EditSession &)> &done);
    /// Another record is in front.
    void follow();
    void updateCommands();

signals:
    void openChanged(bool open);
    /// The proposal is wanted.
    void takeRequested();
    /// The row of the record in front that is at hand.
    void leftRowChanged(int row);

private:
    void addCommands();
    void toggle();
    void compareWithVersion(MmsId mmsId, const store::VersionRow &version);
    void restore(MmsId mmsId, const store::VersionRow &version);
    void withVersion(MmsId mmsId, qint64 version,
                     const std::function<void(const marc::Record &)> &done);
    void compareWithAsked();
    void choose(const QPoint &at);
    void swap();
    void showVersions();
    void tell(const QString &what, const QString &detail);

    Surroundings m_around;
    SplitView *m_view = nullptr;
    VersionsPane *m_versions;
    QList<QAction *> m_viewActions; ///< their keys belong to the view
};

} // namespace colophon::ui
