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
    static const QHash<QString, const char *> words{
        {QStringLiteral("create"), QT_TR_NOOP("Created")},
        {QStringLiteral("import"), QT_TR_NOOP("Imported")},
        {QStringLiteral("save"), QT_TR_NOOP("Saved")},
        {QStringLiteral("restore"), QT_TR_NOOP("Earlier version restored")},
        {QStringLiteral("link"), QT_TR_NOOP("Linked to the network record")},
        {QStringLiteral("unlink"), QT_TR_NOOP("Unlinked from the network record")},
        {QStringLiteral("copyToInstitution"), QT_TR_NOOP("Copied to the Institution Zone")},
        {QStringLiteral("copy-to-iz"), QT_TR_NOOP("Copied to the Institution Zone")},
        {QStringLiteral("share"), QT_TR_NOOP("Shared with the network")},
        {QStringLiteral("delete"), QT_TR_NOOP("Deleted")},
        {QStringLiteral("undelete"), QT_TR_NOOP("Brought back")},
        {QStringLiteral("bringBack"), QT_TR_NOOP("Brought back")},
        {QStringLiteral("freeLock"), QT_TR_NOOP("Lock of another freed")},
        {QStringLiteral("note-add"), QT_TR_NOOP("Note added")},
        {QStringLiteral("note-delete"), QT_TR_NOOP("Note deleted")},
        {QStringLiteral("note-restore"), QT_TR_NOOP("Note brought back")},
        {QStringLiteral("assign"), QT_TR_NOOP("Assigned")},
        {QStringLiteral("hand-on"), QT_TR_NOOP("Handed on")},
        {QStringLiteral("reassign-by-manager"), QT_TR_NOOP("Reassigned by a catalog manager")},
        {QStringLiteral("return"), QT_TR_NOOP("Assignment returned")},
        {QStringLiteral("release"), QT_TR_NOOP("Assignment closed")},
        {QStringLiteral("release-by-manager"),
         QT_TR_NOOP("Assignment closed by a catalog manager")},
        {QStringLiteral("reminder-add"), QT_TR_NOOP("Reminder added")},
        {QStringLiteral("reminder-edit"), QT_TR_NOOP("Reminder changed")},
        {QStringLiteral("reminder-delete"), QT_TR_NOOP("Reminder deleted")},
        {QStringLiteral("reminder-restore"), QT_TR_NOOP("Reminder brought back")}};
    const char *word = words.value(action);
    return word == nullptr ? action : HistoryDialog::tr(word);
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
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(this, 20), px(this, 20), px(this, 20), px(this, 14));
    layout->setSpacing(px(this, 12));
    layout->addWidget(new RecordLine({record}, this));
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    table->resizeRowsToContents();
    table->setFocus();
}

} // namespace colophon::ui
