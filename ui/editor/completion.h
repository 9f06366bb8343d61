// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/definitions.h"

#include <QCompleter>
#include <QModelIndex>
#include <QObject>

class QLineEdit;
class QPlainTextEdit;
class QStandardItemModel;

namespace colophon::ui {

/// What can be typed at a caret in a field's content.
struct ContentChoices {
    QList<schema::Code> choices; ///< code and name
    qsizetype start = 0;         ///< what a choice takes the place of
    qsizetype length = 0;
    bool subfields = false; ///< the choices are subfield codes, just behind a `$`
};
/// Behind a `$` the field's subfields, in a coded subfield the codes that begin with what stands
/// there or have it in their name. With `all` also where nothing was typed yet.
ContentChoices choicesAt(const schema::Definitions &definitions, const marc::Tag &tag,
                         const QString &text, qsizetype caret, bool all = false);

/// The list that opens under a cell while one types in it: tags by number and by name, subfield
/// codes, coded values, each with its name; the values of an indicator with Ctrl+Space or Alt+Down.
/// The arrows choose and Enter takes; one who types on need not look at it.
class Completion final : public QObject {
    Q_OBJECT
public:
    /// For an editor of FieldDelegate; lives as long as the editor.
    static void attach(QWidget *editor, const QModelIndex &cell);

    bool eventFilter(QObject *object, QEvent *event) override;

private:
    Completion(QWidget *editor, const QModelIndex &cell);

    void listenToTag(QLineEdit *edit);
    void listenToContent(QPlainTextEdit *edit);
    void offerTags(const QString &typed);
    void offerIndicator();
    void offerContent(bool all);
    void offer(const QList<schema::Code> &choices, bool chooseFirst);
    void take(const QString &code);
    void takeIntoContent(const QString &code);

    QWidget *m_editor;
    QPersistentModelIndex m_cell;
    const schema::Definitions &m_definitions;
    marc::Tag m_tag;
    QCompleter *m_completer;
    QStandardItemModel *m_choices;
    ContentChoices m_content;
};

} // namespace colophon::ui
