// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/previewlist.h"

#include "base/theme.h"
#include "marc/fieldtext.h"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QTextOption>

#include <cmath>

namespace colophon::ui {

namespace {

PreviewLine lineOf(const marc::Field &field, PreviewLine::Kind kind)
{
    PreviewLine line{kind, field.tag().toString(), {}, {}};
    if (field.isControl()) {
        line.content = field.value();
        return line;
    }
    const auto shown = [](QChar c) { return c == u' ' ? QChar(u'#') : c; };
    line.indicators = QString(shown(field.indicator1())) + shown(field.indicator2());
    for (const marc::Subfield &subfield : field.subfields()) {
        if (!line.content.isEmpty())
            line.content += u' ';
        // isolates keep right-to-left values from turning the codes round
        line.content +=
            u'$' + QString(subfield.code) + u' ' + QChar(0x2068) + subfield.value + QChar(0x2069);
    }
    return line;
}

PreviewLine leaderLine(const marc::Record &record, PreviewLine::Kind kind)
{
    return {kind, QStringLiteral("LDR"), {}, QString(record.leader().text()).replace(u' ', u'#')};
}

bool counts(const marc::Field &field)
{
    return field.tag() != marc::Tag("005");
}

QChar signOf(PreviewLine::Kind kind)
{
    return kind == PreviewLine::Kind::Removed ? u'-'
           : kind == PreviewLine::Kind::Added ? u'+'
                                              : u' ';
}

class PreviewDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QTextLayout layout;
        const qreal height = lay(layout, option, index);
        return {option.rect.width(), int(std::ceil(height)) + px(option.widget, 6)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PreviewLine line = index.data(Qt::UserRole).value<PreviewLine>();
        const Tokens &tokens = Tokens::of(option.widget);
        const QRect area = option.rect;
        if (line.kind == PreviewLine::Kind::Removed)
            painter->fillRect(area, tokens.errBg);
        else if (line.kind == PreviewLine::Kind::Added)
            painter->fillRect(area, tokens.okBg);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(QRect(area.left(), area.top(), px(option.widget, 3), area.height()),
                              tokens.accent);
        const QFont mono = monoFont(option.widget, 12, QFont::Bold);
        painter->setFont(mono);
        const int top = area.top() + px(option.widget, 3);
        const auto write = [&](int left, const QString &text, const QColor &colour) {
            painter->setPen(colour);
            painter->drawText(QRect(area.left() + px(option.widget, left), top,
                                    px(option.widget, 44), px(option.widget, 18)),
                              Qt::AlignLeft | Qt::AlignVCenter, text);
        };
        if (line.kind != PreviewLine::Kind::Same)
            write(8, QString(signOf(line.kind)),
                  line.kind == PreviewLine::Kind::Removed ? tokens.err : tokens.ok);
        write(22, line.tag, tokens.text);
        painter->setFont(monoFont(option.widget, 12));
        write(54, line.indicators, tokens.text2);
        QTextLayout layout;
        lay(layout, option, index);
        painter->setPen(tokens.text);
        layout.draw(painter, QPointF(area.left() + px(option.widget, kContent), top));
    }

private:
    static constexpr int kContent = 82;

    /// Codes bold and blue, values plain, wrapped.
    static qreal lay(QTextLayout &layout, const QStyleOptionViewItem &option,
                     const QModelIndex &index)
    {
        const PreviewLine line = index.data(Qt::UserRole).value<PreviewLine>();
        const bool control = line.indicators.isEmpty();
        layout.setText(line.content);
        layout.setFont(control ? monoFont(option.widget, 12) : textFont(option.widget, 13));
        QTextOption text;
        text.setTextDirection(Qt::LeftToRight);
        text.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(text);
        QList<QTextLayout::FormatRange> formats;
        for (qsizetype at = line.content.indexOf(u'$'); !control && at >= 0;
             at = line.content.indexOf(u'$', at + 1)) {
            if (at + 3 >= line.content.size() || line.content[at + 3] != QChar(0x2068))
                continue;
            QTextLayout::FormatRange code;
            code.start = int(at);
            code.length = 2;
            code.format.setForeground(Tokens::of(option.widget).accent);
            code.format.setFont(monoFont(option.widget, 12, QFont::Bold));
            formats.append(code);
        }
        layout.setFormats(formats);
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = view ? view->viewport()->width() : option.rect.width();
        layout.beginLayout();
        qreal height = 0;
        for (QTextLine row = layout.createLine(); row.isValid(); row = layout.createLine()) {
            row.setLineWidth(qMax(px(option.widget, 80), width - px(option.widget, kContent + 8)));
            row.setPosition({0, height});
            height += row.height();
        }
        layout.endLayout();
        return height;
    }
};

} // namespace

QList<PreviewLine> plainLines(const marc::Record &record)
{
    QList<PreviewLine> lines{leaderLine(record, PreviewLine::Kind::Same)};
    for (const marc::Field &field : record.fields())
        lines.append(lineOf(field, PreviewLine::Kind::Same));
    return lines;
}

QList<PreviewLine> previewLines(const marc::Record &before, const marc::Record &after)
{
    using Kind = PreviewLine::Kind;
    QList<PreviewLine> lines;
    if (before.leader() == after.leader()) {
        lines.append(leaderLine(before, Kind::Same));
    } else {
        lines.append(leaderLine(before, Kind::Removed));
        lines.append(leaderLine(after, Kind::Added));
    }
    QList<marc::Field> left;
    QList<marc::Field> right;
    std::copy_if(before.fields().begin(), before.fields().end(), std::back_inserter(left), counts);
    std::copy_if(after.fields().begin(), after.fields().end(), std::back_inserter(right), counts);
    const qsizetype rows = left.size();
    const qsizetype columns = right.size();
    std::vector<int> common(std::size_t((rows + 1) * (columns + 1)));
    const auto at = [&](qsizetype i, qsizetype j) -> int & {
        return common[std::size_t(i * (columns + 1) + j)];
    };
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            at(i, j) =
                left[i] == right[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && left[i] == right[j]) {
            lines.append(lineOf(left[i++], Kind::Same));
            ++j;
        } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
            lines.append(lineOf(left[i++], Kind::Removed));
        } else {
            lines.append(lineOf(right[j++], Kind::Added));
        }
    }
    return lines;
}

class PreviewList::Model final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(lines.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const PreviewLine &line = lines.at(index.row());
        if (role == Qt::UserRole)
            return QVariant::fromValue(line);
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return textOf(line);
        return {};
    }
    static QString textOf(const PreviewLine &line)
    {
        QString text = QStringLiteral("%1 %2 %3 %4")
                           .arg(signOf(line.kind))
                           .arg(line.tag, line.indicators, line.content);
        return text.remove(QChar(0x2068)).remove(QChar(0x2069));
    }
    void set(const QList<PreviewLine> &now)
    {
        beginResetModel();
        lines = now;
        endResetModel();
    }

    QList<PreviewLine> lines;
};

PreviewList::PreviewList(QWidget *parent) : QListView(parent), m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new PreviewDelegate(this));
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void PreviewList::show(const QList<PreviewLine> &lines)
{
    m_model->set(lines);
}

int PreviewList::lineCount() const
{
    return int(m_model->lines.size());
}

QStringList PreviewList::texts() const
{
    QStringList all;
    for (const PreviewLine &line : std::as_const(m_model->lines))
        all.append(Model::textOf(line));
    return all;
}

} // namespace colophon::ui

Q_DECLARE_METATYPE(colophon::ui::PreviewLine)
