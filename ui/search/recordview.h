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
    /// The buttons do what these commands do, and say their keys.
    void setCommands(QAction *back, QAction *edit, QAction *copyMmsId);

signals:
    /// The record can't be read: the sentence says why.
    void failed(MmsId mmsId, const Error &error);

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
    QWidget *linesWidget();
    QWidget *localWidget(QWidget *parent);

    Workspace &m_workspace;
    MmsId m_mmsId;
    std::shared_ptr<const Shown> m_shown;
    QPushButton *m_back;
    QPushButton *m_copy;
    QPushButton *m_edit;
    QLabel *m_from;
    QLabel *m_icon;
    QLabel *m_title;
    Badge *m_badge;
    QHBoxLayout *m_titleLine;
    QLabel *m_numberLabel;
    QLabel *m_number;
    QLabel *m_changed;
    QTabWidget *m_tabs;
    QScrollArea *m_scroll;
    QPlainTextEdit *m_marc;
};

} // namespace colophon::ui
