// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/conditionrow.h"
#include "search/query.h"

#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace colophon::ui {

/// A query as text. It is completed as it is typed (indexes, then the values that an index has),
/// and what can't be read is underlined at its place. Enter runs it; Tab goes on to the next field.
/// Thread rule: the window's thread.
class QueryEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit QueryEdit(const ValueChoices &choices, QWidget *parent = nullptr);

    QString query() const { return toPlainText().simplified(); }
    void setQuery(const QString &query);
    /// What can't be read of it now.
    std::optional<search::QueryFault> fault() const;
    /// The words that may stand at the cursor, for the word that is typed there.
    QStringList completions() const;
    QCompleter *completer() const { return m_completer; }
    QSize sizeHint() const override;

signals:
    void submitted();
    /// It can be read, or the sentence that says why not.
    void checked(const QString &fault);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void check();
    void complete();
    void insert(const QString &completion);

    const ValueChoices &m_choices;
    QCompleter *m_completer;
    QStringListModel *m_words;
};

} // namespace colophon::ui
