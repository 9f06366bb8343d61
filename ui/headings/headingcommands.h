// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "search/browse.h"

#include <QObject>

#include <optional>

class QDialog;

namespace colophon::ui {

class EditorPage;

/// Browse Headings for the field in the editor (field.headings, F3): the list that belongs to the
/// field, opened at what the field says; a heading chosen there goes into the field as one
/// undoable step. Thread rule: the window's thread.
class HeadingCommands : public QObject {
    Q_OBJECT
public:
    HeadingCommands(const ScreenContext &context, EditorPage &editor, QWidget *window);

private:
    /// A field of a record that is open.
    struct Place {
        MmsId mmsId;
        qsizetype field = -1;
        marc::Field value;
    };

    void adapt();
    std::optional<Place> current() const;
    void browse();
    void use(const Place &place, search::HeadingKind kind, const search::BrowseLine &line,
             QDialog *dialog);
    void put(const Place &place, search::HeadingKind kind, const marc::Field &heading);

    ScreenContext m_context;
    EditorPage &m_editor;
    QWidget *m_window;
    QAction *m_browse;
};

} // namespace colophon::ui
