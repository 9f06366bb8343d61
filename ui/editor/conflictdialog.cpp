// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/conflictdialog.h"

#include "base/theme.h"
#include "marc/fieldtext.h"
#include "marc/threeway.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr qsizetype kLinesShown = 6;

QString textOf(const std::optional<marc::Field> &field)
{
    if (!field)
        return {};
    return field->isControl() ? field->value() : marc::toText(*field);
}

QList<marc::ThreeWayRow> differing(const QList<marc::ThreeWayRow> &rows)
{
    QList<marc::ThreeWayRow> found;
    for (const marc::ThreeWayRow &row : rows) {
        if (row.mine != row.theirs)
            found.append(row);
    }
    return found;
}

QString sideLine(const QString &text, const QString &side)
{
    return QStringLiteral("%1 <i>%2</i>")
        .arg(QChar(0x2068) + text.toHtmlEscaped() + QChar(0x2069), side);
}

/// "264  [1956] yours · ©1956 theirs"
QString lineOf(const marc::ThreeWayRow &row)
{
    const QString mine = textOf(row.mine);
    const QString theirs = textOf(row.theirs);
    QStringList parts;
    if (!row.mine)
        parts.append(row.base ? ConflictDialog::tr("yours deletes it") : QString());
    else
        parts.append(sideLine(mine, ConflictDialog::tr("yours")));
    if (!row.theirs)
        parts.append(row.base ? ConflictDialog::tr("theirs deletes it") : QString());
    else
        parts.append(sideLine(theirs, ConflictDialog::tr("theirs")));
    parts.removeAll(QString());
    return QStringLiteral("<tr><td><tt><b>%1</b></tt>&nbsp;&nbsp;</td><td>%2</td></tr>")
        .arg(row.tag(), parts.join(QStringLiteral(" · ")));
}

QString linesOf(const QList<marc::ThreeWayRow> &rows)
{
    QString lines;
    for (const marc::ThreeWayRow &row : rows.mid(0, kLinesShown))
        lines += lineOf(row);
    return QStringLiteral("<table cellspacing=4>%1</table>").arg(lines);
}

QString summary(const cataloging::Conflict &conflict, qsizetype fields)
{
    const QString at = QLocale().toString(conflict.savedAt.toLocalTime(), QLocale::ShortFormat);
    return ConflictDialog::tr("<b>%1</b> saved a new version on %2. It differs from yours in %n "
                              "field(s).",
                              "", int(fields))
        .arg(conflict.savedBy.toHtmlEscaped(), at);
}

} // namespace

ConflictDialog::ConflictDialog(const cataloging::Conflict &conflict, const marc::Record &mine,
                               QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("conflictDialog"));
    setWindowTitle(tr("Conflict"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    const QList<marc::ThreeWayRow> rows =
        differing(marc::threeWay(conflict.base, mine, conflict.theirs.record));
    auto *mark = new QLabel(this);
    mark->setPixmap(icon(QStringLiteral("triangle-alert"), Tokens::of(this).warn)
                        .pixmap(QSize(24, 24), devicePixelRatioF()));
    auto *head = new QLabel(tr("This record changed while you were editing"), this);
    head->setFont(textFont(this, 15, QFont::DemiBold));
    auto *who = new QLabel(summary(conflict, rows.size()), this);
    who->setObjectName(QStringLiteral("conflictSummary"));
    who->setWordWrap(true);
    auto *fields = new QLabel(linesOf(rows), this);
    fields->setObjectName(QStringLiteral("conflictFields"));
    fields->setWordWrap(true);
    fields->setVisible(!rows.isEmpty());
    auto *text = new QVBoxLayout;
    text->setSpacing(8);
    for (QLabel *label : {head, who, fields})
        text->addWidget(label);
    text->addStretch(1);
    auto *body = new QHBoxLayout;
    body->setSpacing(16);
    body->addWidget(mark, 0, Qt::AlignTop);
    body->addLayout(text, 1);

    const auto button = [this](const char *name, const QString &label, int way) {
        auto *made = new QPushButton(label, this);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, [this, way] { done(way); });
        return made;
    };
    auto *keep = button("keepAsDraft", tr("Keep as Draft"), KeepAsDraft);
    auto *theirs = button("takeTheirs", tr("Take Theirs"), TakeTheirs);
    auto *merge = button("compareAndMerge", tr("Compare and Merge…"), Merge);
    merge->setProperty("primary", true);
    merge->setDefault(true);
    merge->setFocus();
    auto *foot = new QHBoxLayout;
    foot->addWidget(keep);
    foot->addStretch(1);
    foot->addWidget(theirs);
    foot->addWidget(merge);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(16);
    layout->addLayout(body, 1);
    layout->addLayout(foot);
    setMinimumWidth(px(this, 560));
}

} // namespace colophon::ui
