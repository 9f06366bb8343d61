// SPDX-License-Identifier: GPL-3.0-or-later
#include "zones/locksdialog.h"

#include "base/theme.h"
#include "widgets/badge.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

void LocksModel::show(const QList<cataloging::HeldLock> &locks)
{
    const auto same = [](const cataloging::HeldLock &a, const cataloging::HeldLock &b) {
        return a.lock.mmsId == b.lock.mmsId && a.lock.user == b.lock.user;
    };
    if (std::equal(locks.begin(), locks.end(), m_locks.begin(), m_locks.end(), same)) {
        m_locks = locks;
        if (!locks.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_locks = locks;
    endResetModel();
}

int LocksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_locks.size());
}

int LocksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString LocksModel::text(const cataloging::HeldLock &held, int column) const
{
    switch (column) {
    case TitleColumn:
        return held.row.brief.title.isEmpty() ? tr("[No title]") : held.row.brief.title;
    case MmsIdColumn:
        return held.lock.mmsId.toString();
    case ZoneColumn:
        return badgeText(held.zone.kind);
    case HolderColumn:
        return held.lock.user == m_me ? tr("%1 (you)").arg(held.lock.userName) : held.lock.userName;
    case SinceColumn:
        return QLocale().toString(held.lock.since.toLocalTime(), QLocale::ShortFormat);
    default:
        return held.hasDraft ? tr("Draft") : QString();
    }
}

QVariant LocksModel::data(const QModelIndex &index, int role) const
{
    const cataloging::HeldLock &held = m_locks.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(held, index.column());
    case Qt::ToolTipRole:
        return tr("The program that holds it was last heard of at %1. Without news it is free "
                  "after an hour.")
            .arg(QLocale().toString(held.lock.seen.toLocalTime(), QLocale::ShortFormat));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(held, index.column()));
    default:
        return {};
    }
}

QVariant LocksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Title"),     tr("MMS ID"), tr("Zone"),
                            tr("Locked by"), tr("Since"),  tr("Unsaved")};
    return names.value(section);
}

LocksDialog::LocksDialog(const ScreenContext &context, QWidget *parent)
    : QDialog(parent), m_context(context), m_model(context.workspace.user().id),
      m_table(new QTableView(this)), m_about(new QLabel(this)), m_free(new QPushButton(this)),
      m_open(new QPushButton(tr("Open in Editor"), this))
{
    setObjectName(QStringLiteral("locksDialog"));
    setWindowTitle(tr("Locked Records"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(px(this, 820), px(this, 420));
    build();
    connect(&context.workspace, &Workspace::worklistChanged, this, &LocksDialog::refresh);
    connect(&context.workspace, &Workspace::recordChanged, this, &LocksDialog::refresh);
    refresh();
    adapt();
}

void LocksDialog::build()
{
    const bool all = m_context.workspace.user().roles.testFlag(store::Role::CatalogManager);
    m_about->setWordWrap(true);
    m_about->setText(all ? tr("All records that somebody is editing. Freeing a lock leaves the "
                              "holder's draft with them; the record's history tells it.")
                         : tr("Records that you hold: nobody else can edit them until they are "
                              "freed. A draft stays."));
    m_table->setObjectName(QStringLiteral("locksTable"));
    m_table->setAccessibleName(tr("Locked records"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 32));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(LocksModel::TitleColumn,
                                                      QHeaderView::Stretch);
    m_free->setObjectName(QStringLiteral("freeLocks"));
    m_open->setObjectName(QStringLiteral("openLocked"));
    auto *close = new QPushButton(tr("Close"), this);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LocksDialog::adapt);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LocksDialog::adapt);
    connect(m_free, &QPushButton::clicked, this, &LocksDialog::askToFree);
    connect(m_open, &QPushButton::clicked, this, [this] {
        m_context.navigation.edit(chosen().constFirst());
        accept();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_free);
    foot->addWidget(m_open);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_about);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
}

void LocksDialog::refresh()
{
    m_context.workspace.reader().run(
        this,
        [actor = m_context.workspace.actor()](store::Connection &connection) {
            return cataloging::locksFor(connection, actor);
        },
        [this](Result<QList<cataloging::HeldLock>> locks) {
            if (locks)
                m_model.show(*locks);
        });
}

void LocksDialog::adapt()
{
    const qsizetype count = chosen().size();
    m_free->setText(count > 1 ? tr("Free %n Lock(s)", "", int(count)) : tr("Free Lock"));
    m_free->setEnabled(count > 0);
    m_open->setEnabled(count == 1);
    const QString why = count > 0 ? QString() : tr("Choose a record first.");
    m_free->setToolTip(why);
    m_open->setToolTip(why);
}

QList<MmsId> LocksDialog::chosen() const
{
    QList<MmsId> mmsIds;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        mmsIds.append(m_model.at(index.row()).lock.mmsId);
    return mmsIds;
}

/// Somebody else may be typing in it: that is asked; one's own is not.
void LocksDialog::askToFree()
{
    const QList<MmsId> mmsIds = chosen();
    QStringList others;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const store::Lock &lock = m_model.at(index.row()).lock;
        if (lock.user != m_context.workspace.user().id && !others.contains(lock.userName))
            others.append(lock.userName);
    }
    if (others.isEmpty()) {
        freeChosen(mmsIds);
        return;
    }
    Question question;
    question.title = tr("Free the lock of %1?").arg(others.join(QStringLiteral(", ")));
    question.text = tr("What is typed there stays as a draft. If you save the record first, it "
                       "becomes a conflict that has to be merged.");
    question.answers = {tr("Free Lock"), tr("Cancel")};
    question.destructive = true;
    m_context.dialogs.ask(this, question, [this, mmsIds](int answer) {
        if (answer == 0)
            freeChosen(mmsIds);
    });
}

void LocksDialog::freeChosen(const QList<MmsId> &mmsIds)
{
    m_context.workspace.writer().run(
        this,
        [actor = m_context.workspace.actor(), mmsIds](store::Connection &connection) {
            return cataloging::freeLocks(connection, actor, mmsIds);
        },
        [this](Result<int> freed) {
            if (freed)
                emit m_context.workspace.announced(tr("%n lock(s) freed", "", *freed));
            else
                m_about->setText(freed.error().detail);
            m_context.workspace.tellWorklistChanged();
        });
}

} // namespace colophon::ui
