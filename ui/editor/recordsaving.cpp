// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/recordsaving.h"

#include "cataloging/newrecord.h"
#include "widgets/messagebar.h"

#include <QLocale>
#include <QWidget>

namespace colophon::ui {

RecordSaving::RecordSaving(Workspace &workspace, DialogService &dialogs, MessageBar &bar,
                           QWidget *parent)
    : QObject(parent), m_workspace(workspace), m_dialogs(dialogs), m_bar(bar), m_window(parent),
      m_conflicts(workspace, parent)
{}

void RecordSaving::save(EditSession &session, bool release)
{
    session.save(
        [this, open = QPointer<EditSession>(&session), release](const Result<void> &result) {
            if (!open)
                return;
            if (!result) {
                tellSaveFailed(*open, result.error());
                return;
            }
            const MmsId mmsId = open->mmsId();
            emit saved(mmsId);
            emit m_workspace.announced(
                tr("Saved %1")
                    .arg(QLocale().toString(m_workspace.clock().now().toLocalTime().time(),
                                            QLocale::ShortFormat)));
            if (release)
                releaseNow(mmsId);
        });
}

void RecordSaving::tellSaveFailed(EditSession &session, const Error &error)
{
    if (error.code != ErrorCode::Conflict) {
        tellNotSaved(session, error);
        return;
    }
    m_conflicts.resolve(session, [this, open = QPointer<EditSession>(&session), error] {
        if (open)
            tellNotSaved(*open, error);
    });
}

void RecordSaving::tellNotSaved(EditSession &session, const Error &error)
{
    m_bar.showMessage(MessageBar::Kind::Error,
                      tr("<b>The record was not saved.</b> %1 Your changes are kept as a draft.")
                          .arg(error.detail.toHtmlEscaped()),
                      {tr("Save Again")}, [this, open = QPointer<EditSession>(&session)](int) {
                          if (open)
                              save(*open, false);
                      });
}

void RecordSaving::release(EditSession &session)
{
    if (session.isNew()) {
        discard(session);
        return;
    }
    const MmsId mmsId = session.mmsId();
    if (!session.isDirty()) {
        releaseNow(mmsId);
        return;
    }
    Question question;
    question.title = tr("Release with an unsaved draft?");
    question.text = tr("Your changes to this record are not saved. The draft can stay and will be "
                       "offered when you open the record again.");
    question.answers = {tr("Keep Draft and Release"), tr("Discard Draft and Release"),
                        tr("Cancel")};
    m_dialogs.ask(m_window, question,
                  [this, mmsId, open = QPointer<EditSession>(&session)](int answer) {
                      if (answer == 2 || !open)
                          return;
                      if (answer == 1)
                          open->discard();
                      open->flush([this, mmsId] { releaseNow(mmsId); });
                  });
}

void RecordSaving::releaseNow(MmsId mmsId)
{
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), mmsId](store::Connection &c) {
            return cataloging::releaseRecord(c, actor, mmsId);
        },
        [this, mmsId](Result<void> result) {
            tellGone(mmsId, result, tr("<b>The record was not released.</b> %1"));
        });
}

void RecordSaving::discard(EditSession &session)
{
    if (!session.isNew()) {
        session.discard();
        return;
    }
    Question question;
    question.title = tr("Discard this new record?");
    question.text = tr("It was never saved, and nothing of it is in the catalogue. What you typed "
                       "is lost.");
    question.answers = {tr("Discard New Record"), tr("Cancel")};
    question.destructive = true;
    m_dialogs.ask(m_window, question, [this, mmsId = session.mmsId()](int answer) {
        if (answer == 0)
            giveUp(mmsId);
    });
}

void RecordSaving::giveUp(MmsId mmsId)
{
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor(), mmsId](store::Connection &c) {
            return cataloging::discardNewRecord(c, actor, mmsId);
        },
        [this, mmsId](Result<void> result) {
            tellGone(mmsId, result, tr("<b>The record was not discarded.</b> %1"));
        });
}

void RecordSaving::tellGone(MmsId mmsId, const Result<void> &result, const QString &failure)
{
    if (!result) {
        m_bar.showMessage(MessageBar::Kind::Error,
                          failure.arg(result.error().detail.toHtmlEscaped()));
        return;
    }
    emit released(mmsId);
    m_workspace.tellWorklistChanged();
}

} // namespace colophon::ui
