// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QString>
#include <QTextLayout>

class QWidget;

namespace colophon::ui {

/// A field's content as it is painted: codes and values in their colours, each value isolated, so
/// that Arabic or Hebrew text doesn't pull the punctuation around it to the wrong side.
struct FieldLine {
    QString text;
    QList<QTextLayout::FormatRange> formats;
    /// Where each character of the content stands in `text`.
    QList<int> places;

    /// `from`: where the part stands in the content, -1 for what is only painted.
    void append(const QString &part, const QTextCharFormat &format, qsizetype from = -1);
    /// A background behind characters of the content.
    void mark(qsizetype start, qsizetype length, const QColor &background);
};

/// `$a Title / $c Name.`
FieldLine codedLine(const QString &text, const QWidget *widget);
/// LDR and control fields: in the fixed face, blanks as `#` where wanted.
FieldLine fixedLine(const QString &text, const QWidget *widget, bool hash);

/// The first line's top is at 0; each is as high as the font.
void layOut(QTextLayout &layout, const FieldLine &line, const QFont &font, int width, bool wrap);

} // namespace colophon::ui
