// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/findingsdialog.h"

#include "base/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

enum Column { FileColumn, RecordColumn, PlaceColumn, WhatColumn, ColumnCount };

struct Line {
    QString file;
    QString record;
    QString place;
    QString what;
};

QList<Line> linesOf(const exchange::Findings &findings)
{
    QList<Line> lines;
    for (const exchange::CodingDecision &decision : findings.decisions) {
        lines.append({QFileInfo(decision.file).fileName(),
                      QLocale().toString(decision.firstRecord),
                      {},
                      decision.records == 1
                          ? decision.reason
                          : FindingsDialog::tr("%1 So with %n record(s), of which this is the "
                                               "first.",
                                               "", int(decision.records))
                                .arg(decision.reason)});
    }
    for (const exchange::Finding &note : findings.notes) {
        lines.append(
            {QFileInfo(note.file).fileName(), QLocale().toString(note.recordNumber),
             FindingsDialog::tr("byte %1").arg(QLocale().toString(note.offset)),
             note.rejected ? FindingsDialog::tr("Rejected: %1").arg(note.reason) : note.reason});
    }
    return lines;
}

} // namespace

FindingsDialog::FindingsDialog(const exchange::ImportReport &report, bool dryRun, QWidget *parent)
    : QDialog(parent), m_report(report)
{
    setObjectName(QStringLiteral("findingsDialog"));
    setWindowTitle(dryRun ? tr("What an Import Would Do") : tr("Report of the Import"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(px(this, 860), px(this, 480));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->setSpacing(12);
    addCounts(layout, dryRun);
    addTable(layout);
    addButtons(layout);
}

void FindingsDialog::addCounts(QVBoxLayout *layout, bool dryRun)
{
    const auto number = [](qint64 count) { return QLocale().toString(count); };
    QStringList parts{tr("%n record(s) read", "", int(m_report.read)),
                      (dryRun ? tr("%1 to add") : tr("%1 added")).arg(number(m_report.added))};
    if (m_report.attached > 0)
        parts.append(
            (dryRun ? tr("%1 to attach") : tr("%1 attached")).arg(number(m_report.attached)));
    else if (m_report.matched > 0)
        parts.append(tr("%1 there already").arg(number(m_report.matched)));
    if (m_report.changed > 0)
        parts.append(
            (dryRun ? tr("%1 to change") : tr("%1 changed")).arg(number(m_report.changed)));
    if (m_report.skipped > 0)
        parts.append(tr("%1 left out").arg(number(m_report.skipped)));
    if (m_report.refused > 0)
        parts.append(tr("%1 can't be changed").arg(number(m_report.refused)));
    parts.append(tr("%1 rejected").arg(number(m_report.rejected)));
    auto *counts = new QLabel(parts.join(QStringLiteral(" · ")), this);
    counts->setObjectName(QStringLiteral("findingsCounts"));
    layout->addWidget(counts);
    if (m_report.rejectsFile.isEmpty())
        return;
    auto *rejects = new QLabel(
        tr("What could not be read is in %1, byte for byte.").arg(m_report.rejectsFile), this);
    rejects->setObjectName(QStringLiteral("findingsRejects"));
    rejects->setTextFormat(Qt::PlainText);
    rejects->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    rejects->setWordWrap(true);
    layout->addWidget(rejects);
}

void FindingsDialog::addTable(QVBoxLayout *layout)
{
    const QList<Line> lines = linesOf(m_report.findings);
    if (lines.isEmpty()) {
        layout->addWidget(new QLabel(tr("All of them are as they should be."), this));
        layout->addStretch(1);
        return;
    }
    auto *table = new QTableWidget(int(lines.size()), ColumnCount, this);
    table->setObjectName(QStringLiteral("findingsTable"));
    table->setAccessibleName(tr("What was found"));
    table->setHorizontalHeaderLabels({tr("File"), tr("Record"), tr("Place"), tr("What was found")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setWordWrap(true);
    table->verticalHeader()->hide();
    for (int row = 0; row < lines.size(); ++row) {
        const Line &line = lines.at(row);
        table->setItem(row, FileColumn, new QTableWidgetItem(line.file));
        table->setItem(row, RecordColumn, new QTableWidgetItem(line.record));
        table->setItem(row, PlaceColumn, new QTableWidgetItem(line.place));
        table->setItem(row, WhatColumn, new QTableWidgetItem(line.what));
        table->item(row, WhatColumn)->setToolTip(line.what);
    }
    table->horizontalHeader()->setSectionResizeMode(WhatColumn, QHeaderView::Stretch);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const Column column : {FileColumn, RecordColumn, PlaceColumn})
        table->resizeColumnToContents(column);
    // Sentences are read whole; the dialog's width decides how many lines they take.
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    layout->addWidget(table, 1);
    const qint64 more = m_report.findings.noteCount - m_report.findings.notes.size();
    if (more > 0)
        layout->addWidget(
            new QLabel(tr("Not listed are %n further finding(s).", "", int(more)), this));
}

void FindingsDialog::addButtons(QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(this);
    auto *copy = buttons->addButton(tr("&Copy as Text"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("findingsCopy"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(asText()); });
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    close->setFocus();
}

QString FindingsDialog::asText() const
{
    QStringList rows{findChild<QLabel *>(QStringLiteral("findingsCounts"))->text()};
    for (const Line &line : linesOf(m_report.findings))
        rows.append(QStringList{line.file, line.record, line.place, line.what}.join(u'\t'));
    return rows.join(u'\n');
}

} // namespace colophon::ui
