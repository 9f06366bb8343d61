// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/conflicts.h"

#include "editor/conflictdialog.h"
#include "editor/mergedialog.h"

#include <QPointer>
#include <QWidget>

namespace colophon::ui {

Conflicts::Conflicts(Workspace &workspace, QWidget *parent)
    : QObject(parent), m_workspace(workspace), m_window(parent)
{}

void Conflicts::read(EditSession &session,
                     const std::function<void(EditSession &, const cataloging::Conflict &)> &then)
{
    m_workspace.reader().run(
        this,
        [mmsId = session.mmsId(), base = session.base()](store::Connection &connection) {
            return cataloging::conflictSince(connection, mmsId, base);
        },
        [open = QPointer<EditSession>(&session), then](Result<cataloging::Conflict> conflict) {
            if (open && conflict)
                then(*open, *conflict);
        });
}

void Conflicts::resolve(EditSession &session, const std::function<void()> &notOne)
{
    read(session, [this, notOne](EditSession &open, const cataloging::Conflict &conflict) {
        const bool saved = conflict.theirs.version != open.base().own
                           || conflict.theirs.networkVersion != open.base().network;
        if (saved)
            ask(open, conflict);
        else
            notOne();
    });
}

void Conflicts::merge(EditSession &session)
{
    read(session, [this](EditSession &open, const cataloging::Conflict &conflict) {
        showSides(open, conflict);
    });
}

void Conflicts::ask(EditSession &session, const cataloging::Conflict &conflict)
{
    auto *dialog = new ConflictDialog(conflict, session.record(), m_window);
    connect(dialog, &QDialog::finished, this,
            [this, open = QPointer<EditSession>(&session), conflict](int way) {
                if (!open)
                    return;
                if (way == ConflictDialog::Merge) {
                    showSides(*open, conflict);
                } else if (way == ConflictDialog::TakeTheirs) {
                    open->learn(conflict.theirs);
                    open->takeTheirs();
                }
            });
    dialog->open();
}

void Conflicts::showSides(EditSession &session, const cataloging::Conflict &conflict)
{
    auto *dialog = new MergeDialog(conflict, session.record(), m_window);
    connect(dialog, &QDialog::accepted, this,
            [dialog, open = QPointer<EditSession>(&session), conflict] {
                if (!open)
                    return;
                open->learn(conflict.theirs);
                open->takeMerged(dialog->merged());
            });
    dialog->open();
}

} // namespace colophon::ui
