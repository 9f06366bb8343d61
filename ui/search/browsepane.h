// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "search/browse.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace colophon::ui {

/// The lines of a list of headings that have been read; both ends grow as they are scrolled to.
/// Thread rule: the window's thread; reading is done by the workspace's reader.
class BrowseModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit BrowseModel(Workspace &workspace, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Reads anew; opened() tells the row where the text stands, or would.
    void open(search::HeadingKind kind, const store::Zone &zone, const QString &text);
    void readBefore();
    void readAfter();
    const search::BrowseLine *line(int row) const;

signals:
    void opened(int row);
    void grewBefore(int rows);
    void failed(const Error &error);

private:
    void readMore(bool before);

    Workspace &m_workspace;
    QList<search::BrowseLine> m_lines;
    search::HeadingKind m_kind = search::HeadingKind::Names;
    store::Zone m_zone;
    quint64 m_token = 0;
    bool m_reading = false;
    bool m_atStart = false;
    bool m_atEnd = false;
};

/// Browse headings: a list is chosen, a beginning typed, and the headings from there on are shown
/// with how many records have each. Used in Repository Search and, with "Use This Heading", from
/// the editor.
/// Thread rule: the window's thread.
class BrowsePane : public QWidget {
    Q_OBJECT
public:
    /// `forField`: there is a field that a heading can go into.
    BrowsePane(Workspace &workspace, bool forField, QWidget *parent = nullptr);

    /// Opens the list there, in the workspace's zone.
    void browse(search::HeadingKind kind, const QString &text);
    void focusList();

signals:
    /// The records of a heading are wanted.
    void searchRequested(const QString &query);
    /// The heading goes into the field.
    void used(search::HeadingKind kind, const search::BrowseLine &line);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build(bool forField);
    void go();
    void adapt();
    const search::BrowseLine *chosen() const;

    Workspace &m_workspace;
    BrowseModel m_model;
    QTimer m_pause; ///< from the last key to the list
    QComboBox *m_kind;
    QLineEdit *m_text;
    QTableView *m_table;
    QLabel *m_message;
    QPushButton *m_show;
    QPushButton *m_use;
};

} // namespace colophon::ui
