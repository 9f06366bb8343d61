// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/draftoffer.h"

#include "base/theme.h"
#include "editor/recorddiff.h"
#include "widgets/messagebar.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHeaderView>
#include <QLocale>
#include <QPointer>
#include <QTableWidget>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {
struct DraftOffer {
    Q_DECLARE_TR_FUNCTIONS(DraftOffer)
};
} // namespace

void offerDraft(MessageBar &bar, EditSession &session, const store::Draft &draft,
                const std::function<void()> &chosen)
{
    session.setReadOnly(true); // the saved record shows until a choice is made
    bar.showMessage(
        MessageBar::Kind::Draft,
        DraftOffer::tr("A <b>draft</b> from %1 is newer than the saved record.")
            .arg(QLocale().toString(draft.changedAt.toLocalTime(), QLocale::ShortFormat)),
        {DraftOffer::tr("Discard Draft"), DraftOffer::tr("Compare"), DraftOffer::tr("Use Draft")},
        [&bar, open = QPointer<EditSession>(&session), draft, chosen](int pressed) {
            if (!open)
                return;
            if (pressed == 1) {
                showDifferences(bar.window(), DraftOffer::tr("Saved record and draft"),
                                DraftOffer::tr("Saved"), open->savedRecord(),
                                DraftOffer::tr("Draft"), draft.record);
                return;
            }
            bar.hide();
            open->setReadOnly(false);
            open->takeDraft(draft);
            // Discarding is undoable: the draft was taken and given up again.
            if (pressed == 0)
                open->discard();
            chosen();
        });
}

void showDifferences(QWidget *parent, const QString &title, const QString &leftName,
                     const marc::Record &left, const QString &rightName, const marc::Record &right)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("compareDialog"));
    dialog->setWindowTitle(title);
    dialog->resize(px(dialog, 900), px(dialog, 420));
    const QList<DiffRow> rows = differences(left, right);
    auto *table = new QTableWidget(int(rows.size()), 3, dialog);
    table->setAccessibleName(DraftOffer::tr("Fields that differ"));
    table->setHorizontalHeaderLabels({DraftOffer::tr("Field"), leftName, rightName});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setWordWrap(true);
    for (int i = 0; i < rows.size(); ++i) {
        table->setItem(i, 0, new QTableWidgetItem(rows.at(i).tag));
        table->setItem(i, 1, new QTableWidgetItem(rows.at(i).left));
        table->setItem(i, 2, new QTableWidgetItem(rows.at(i).right));
    }
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    dialog->show();
    table->resizeRowsToContents();
}

} // namespace colophon::ui
