// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marc/record.h"

#include <QAbstractListModel>
#include <QListView>

namespace colophon::ui {

/// A line of the preview: as it was, as it will be, or both alike.
struct PreviewLine {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString tag;
    QString indicators;
    QString content;
};

/// The fields of both records in order, those that differ twice. 005 doesn't count.
QList<PreviewLine> previewLines(const marc::Record &before, const marc::Record &after);
/// All fields of one record.
QList<PreviewLine> plainLines(const marc::Record &record);

/// The lines of a preview, removed ones red with -, added ones green with +.
class PreviewList final : public QListView {
    Q_OBJECT
public:
    explicit PreviewList(QWidget *parent = nullptr);
    void show(const QList<PreviewLine> &lines);
    int lineCount() const;
    QStringList texts() const; ///< "- 260 $a …", as copied and as a screen reader says it

private:
    class Model;
    Model *m_model;
};

} // namespace colophon::ui
