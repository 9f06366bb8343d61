// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fieldline.h"

#include "base/theme.h"
#include "marc/fieldtext.h"

namespace colophon::ui {

void FieldLine::append(const QString &part, const QTextCharFormat &format, qsizetype from)
{
    for (qsizetype i = 0; from >= 0 && i < part.size(); ++i) {
        while (places.size() <= from + i)
            places.append(int(text.size() + i));
        places[from + i] = int(text.size() + i);
    }
    formats.append({int(text.size()), int(part.size()), format});
    text += part;
}

void FieldLine::mark(qsizetype start, qsizetype length, const QColor &background)
{
    QTextCharFormat format;
    format.setBackground(background);
    for (qsizetype i = start; i < start + length && i < places.size(); ++i)
        formats.append({places.at(i), 1, format});
}

static bool isControlCode(QChar code)
{
    return QStringView(u"012568").contains(code);
}

FieldLine codedLine(const QString &text, const QWidget *widget)
{
    const Tokens &tokens = Tokens::of(widget);
    FieldLine line;
    const QTextCharFormat space;
    for (const marc::TextSpan &span : marc::spans(text)) {
        const bool local = span.code == u'9';
        const bool grey = isControlCode(span.code);
        QTextCharFormat code;
        code.setFont(textFont(widget, 12, grey ? QFont::Normal : QFont::Bold));
        code.setForeground(local ? tokens.iz : grey ? tokens.text2 : tokens.accent);
        QTextCharFormat value;
        value.setForeground(local ? tokens.iz : grey ? tokens.text2 : tokens.text);
        if (local)
            value.setBackground(tokens.izBg);
        if (!line.text.isEmpty())
            line.append(QStringLiteral("   "), space);
        line.append(text.mid(span.codeStart, span.codeLength), code, span.codeStart);
        line.append(QStringLiteral(" ") + QChar(0x2068), value);
        line.append(text.mid(span.valueStart, span.valueLength), value, span.valueStart);
        line.append(QString(QChar(0x2069)), value);
    }
    return line;
}

FieldLine fixedLine(const QString &text, const QWidget *widget, bool hash)
{
    const Tokens &tokens = Tokens::of(widget);
    FieldLine line;
    QTextCharFormat plain;
    plain.setFont(monoFont(widget, 12));
    plain.setForeground(tokens.text);
    QTextCharFormat blank = plain;
    blank.setForeground(tokens.text3);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        line.append(hash && c == u' ' ? QStringLiteral("#") : QString(c), c == u' ' ? blank : plain,
                    i);
    }
    return line;
}

void layOut(QTextLayout &layout, const FieldLine &line, const QFont &font, int width, bool wrap)
{
    layout.setText(line.text);
    layout.setFont(font);
    layout.setFormats(line.formats);
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(wrap ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    // Every line has the height of the grid's own face: the fonts of other scripts that step in
    // declare more than their letters take, and a row would grow by them.
    const QFontMetricsF metrics(font);
    qreal baseline = metrics.ascent();
    for (QTextLine textLine = layout.createLine(); textLine.isValid();
         textLine = layout.createLine()) {
        textLine.setLineWidth(wrap ? width : 100000);
        textLine.setPosition({0, baseline - textLine.ascent()});
        baseline += metrics.height();
    }
    layout.endLayout();
}

} // namespace colophon::ui
