// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "workflow/note.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace colophon::ui {

/// View Related Data > View Notes: the notes of the record in front, newest first, at the right of
/// the window. A deleted note can be brought back from where it stood, until another record is
/// shown. Thread rule: the window's thread; nothing in it waits.
class NotesPane final : public QWidget {
    Q_OBJECT
public:
    explicit NotesPane(const ScreenContext &context, QWidget *parent = nullptr);

    /// Null for none.
    void showRecord(MmsId mmsId);
    MmsId record() const { return m_mmsId; }
    void refresh();
    void focusNotes();

signals:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildHead(QVBoxLayout *layout);
    void show(const QList<workflow::Note> &notes);
    void showCards(const QList<workflow::Note> &all);
    QWidget *card(const workflow::Note &note);
    QWidget *deletedCard(const workflow::Note &note);
    void deleteNote(const workflow::Note &note);
    void restore(workflow::NoteId id);
    void tellFailed(const QString &what, const Error &error);
    void tellChanged();

    ScreenContext m_context;
    MmsId m_mmsId;
    QList<workflow::Note> m_shown;   ///< with those deleted from here
    QList<workflow::Note> m_deleted; ///< from here, of this record
    QLabel *m_count;
    QLabel *m_empty;
    QScrollArea *m_scroll;
    QVBoxLayout *m_cards;
};

} // namespace colophon::ui
