// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/workspace.h"
#include "search/recorddisplay.h"

#include <QWidget>

#include <memory>

class QAction;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QTabWidget;

namespace colophon::ui {

class Badge;
class RecordSide;

/// A record to read: what a title in the results leads to. Back leads to where one came from.
/// Holds nothing but what it shows; the record is read by the workspace's reader.
/// Thread rule: the window's thread.
class RecordView : public QWidget {
    Q_OBJECT
public:
    RecordView(Workspace &workspace, QWidget *parent = nullptr);

    void open(MmsId mmsId);
    MmsId mmsId() const { return m_mmsId; }
    /// Behind Back: "to Repository Search".
    void setOrigin(const QString &text);
    /// The buttons do what these commands do, and say their keys. Those of `commands` about records
    /// in front (reminder.add, set.add, assignment.assign, note.add) get theirs where they are.
    void setCommands(const CommandRegistry &commands, QAction *back, QAction *edit,
                     QAction *copyMmsId);

signals:
    /// The record can't be read: the sentence says why.
    void failed(MmsId mmsId, const Error &error);
    /// A heading was followed: the query that finds the records with it.
    void searchRequested(const QString &query);
    /// The network record that this one is linked to.
    void networkRequested(MmsId mmsId);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Shown;
    void build();
    void adapt();
    void fitTitle();
    void read();
    void fill();
    void joinWorkCommands();
    QWidget *linesWidget();
    QLabel *headingLink(const QString &value, const QFont &font, QWidget *parent);
    QWidget *localWidget(QWidget *parent);

    Workspace &m_workspace;
    MmsId m_mmsId;
    std::shared_ptr<const Shown> m_shown;
    const CommandRegistry *m_commands = nullptr;
    QPushButton *m_back;
    QPushButton *m_copy;
    QPushButton *m_edit;
    QList<QPushButton *> m_workButtons; ///< each has its command's id as property `command`
    QLabel *m_from;
    QLabel *m_icon;
    QLabel *m_title;
    Badge *m_badge;
    QHBoxLayout *m_titleLine;
    QLabel *m_numberLabel;
    QLabel *m_number;
    QLabel *m_network;
    QLabel *m_changed;
    RecordSide *m_side;
    QTabWidget *m_tabs;
    QScrollArea *m_scroll;
    QPlainTextEdit *m_marc;
};

} // namespace colophon::ui
