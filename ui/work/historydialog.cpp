// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/historydialog.h"

#include "base/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace colophon::ui {

QString historyWord(const QString &action)
{
    // Keys: as store::HistoryEntry has them.
    const QHash<QString, QString> words{
        {QStringLiteral("create"), HistoryDialog::tr("Created")},
        {QStringLiteral("import"), HistoryDialog::tr("Imported")},
        {QStringLiteral("save"), HistoryDialog::tr("Saved")},
        {QStringLiteral("link"), HistoryDialog::tr("Linked to the network record")},
        {QStringLiteral("unlink"), HistoryDialog::tr("Unlinked from the network record")},
        {QStringLiteral("copy"), HistoryDialog::tr("Copied to the Institution Zone")},
        {QStringLiteral("share"), HistoryDialog::tr("Shared with the network")},
        {QStringLiteral("undo"), HistoryDialog::tr("Step undone")},
        {QStringLiteral("delete"), HistoryDialog::tr("Deleted")},
        {QStringLiteral("restore"), HistoryDialog::tr("Brought back")},
        {QStringLiteral("freeLock"), HistoryDialog::tr("Lock of another freed")},
        {QStringLiteral("note-add"), HistoryDialog::tr("Note added")},
        {QStringLiteral("note-delete"), HistoryDialog::tr("Note deleted")},
        {QStringLiteral("note-restore"), HistoryDialog::tr("Note brought back")},
        {QStringLiteral("assign"), HistoryDialog::tr("Assigned")},
        {QStringLiteral("hand-on"), HistoryDialog::tr("Handed on")},
        {QStringLiteral("reassign-by-manager"),
         HistoryDialog::tr("Reassigned by a catalog manager")},
        {QStringLiteral("return"), HistoryDialog::tr("Assignment returned")},
        {QStringLiteral("release"), HistoryDialog::tr("Assignment closed")},
        {QStringLiteral("release-by-manager"),
         HistoryDialog::tr("Assignment closed by a catalog manager")},
        {QStringLiteral("reminder-add"), HistoryDialog::tr("Reminder added")},
        {QStringLiteral("reminder-edit"), HistoryDialog::tr("Reminder changed")},
        {QStringLiteral("reminder-delete"), HistoryDialog::tr("Reminder deleted")},
        {QStringLiteral("reminder-restore"), HistoryDialog::tr("Reminder brought back")}};
    return words.value(action, action);
}

HistoryDialog::HistoryDialog(const NamedRecord &record, const QList<store::HistoryEntry> &entries,
                             QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("historyDialog"));
    setWindowTitle(tr("History"));
    resize(px(this, 780), px(this, 460));
    auto *table = new QTableWidget(int(entries.size()), 4, this);
    table->setObjectName(QStringLiteral("historyTable"));
    table->setAccessibleName(tr("History of %1").arg(titleOf(record)));
    table->setHorizontalHeaderLabels({tr("When"), tr("Who"), tr("What"), tr("Details")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(true);
    table->setTabKeyNavigation(false);
    for (int row = 0; row < entries.size(); ++row) {
        const store::HistoryEntry &entry = entries.at(row);
        const QStringList cells{QLocale().toString(entry.at.toLocalTime(), QLocale::ShortFormat),
                                entry.userName, historyWord(entry.action), entry.detail};
        for (int column = 0; column < cells.size(); ++column)
            table->setItem(row, column, new QTableWidgetItem(cells.at(column)));
    }
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(this, 20), px(this, 20), px(this, 20), px(this, 14));
    layout->setSpacing(px(this, 12));
    layout->addWidget(new RecordLine({record}, this));
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->setFocus();
}

} // namespace colophon::ui
