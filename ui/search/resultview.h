// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/mmsid.h"
#include "search/resultdelegate.h"

#include <QListView>

namespace colophon::ui {

class ResultModel;

/// The list of results: hits on the painted parts, the keys that views have, and reading on before
/// the end is reached. Which command a click means is the page's business.
/// Thread rule: the window's thread.
class ResultView : public QListView {
    Q_OBJECT
public:
    explicit ResultView(ResultModel &model, QWidget *parent = nullptr);

    /// Grey rows where results will be, while a first search takes its time.
    void setPlaceholders(bool shown);
    /// Where the ⋮ menu of the row opens: below its button, in the screen's coordinates.
    QPoint menuPlace(const QModelIndex &index) const;
    void setMenuOpen(const QModelIndex &index);
    /// The selected records, in the order of the list.
    QList<MmsId> selectedRecords() const;
    int selectedCount() const;

    /// The record at the top and how far it is scrolled in; to come back to it when rows are read
    /// anew.
    struct Place {
        MmsId current;
        int scroll = 0;
    };
    Place place() const;
    void restore(const Place &place);

signals:
    void viewRequested(const QModelIndex &index);
    void editRequested(const QModelIndex &index);
    void menuRequested(const QModelIndex &index);

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event) const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    /// Rows all have one height: a changed one needs no layout anew, which a million rows feel.
    void dataChanged(const QModelIndex &first, const QModelIndex &last,
                     const QList<int> &roles) override;
    /// Letters are for the search field: looking through rows that are not read finds nothing.
    void keyboardSearch(const QString &) override {}

private:
    struct Hit {
        QPersistentModelIndex index;
        ResultPart part = ResultPart::None;
    };
    QStyleOptionViewItem optionFor(const QModelIndex &index) const;
    Hit hitAt(const QPoint &place) const;
    void setHot(const Hit &hit);
    void tellLookedAt();
    void adaptScrollStep();

    ResultModel &m_model;
    ResultDelegate m_delegate;
    Hit m_hot;
    Hit m_pressed;
    bool m_placeholders = false;
};

} // namespace colophon::ui
