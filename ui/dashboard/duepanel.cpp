// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/duepanel.h"

#include "base/theme.h"
#include "reminders/overview.h"
#include "reminders/reminderlist.h"

#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr int kDaysAhead = 7;
constexpr int kMostRows = 50;

/// Where a row's parts begin, in pixels of the design from its left.
constexpr int kDateAt = 12;
constexpr int kTypeAt = 66;
constexpr int kTitleAt = 176;

class DueDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {px(option.widget, 200), px(option.widget, 32)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QWidget *view = option.widget;
        const Tokens &t = Tokens::of(view);
        const QRect row = option.rect;
        const bool focused = option.state.testFlag(QStyle::State_Selected) && view->hasFocus();
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        const bool today = index.data(DueModel::TodayRole).toBool();
        painter->save();
        painter->fillRect(row, focused ? t.sel : hovered ? t.hover : t.surface);
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
        const auto draw = [&](int from, int to, int role, const QColor &colour,
                              QFont::Weight weight) {
            const int left = row.left() + px(view, from);
            const int right = to == 0 ? row.right() - px(view, 12) : row.left() + px(view, to - 8);
            painter->setFont(textFont(view, 13, weight));
            painter->setPen(colour);
            painter->drawText(QRect(left, row.top(), right - left, row.height()), Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(index.data(role).toString(),
                                                                Qt::ElideRight, right - left));
        };
        draw(kDateAt, kTypeAt, DueModel::DateRole,
             index.data(DueModel::OverdueRole).toBool() ? t.err
             : today                                    ? t.text
                                                        : t.text2,
             today ? QFont::DemiBold : QFont::Normal);
        draw(kTypeAt, kTitleAt, DueModel::TypeRole, t.accent, QFont::Medium);
        draw(kTitleAt, 0, DueModel::TitleRole, t.accent, QFont::Normal);
        painter->restore();
    }
};

} // namespace

DueModel::DueModel(ReminderDesk &desk, QObject *parent) : QAbstractListModel(parent), m_desk(desk)
{}

int DueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const reminders::ReminderRow &row = m_rows.at(index.row());
    const QDate date = row.reminder.details.date;
    const QString title = row.title.isEmpty() ? tr("[No title]") : row.title;
    switch (role) {
    case Qt::DisplayRole:
        return row.reminder.details.text;
    case DateRole:
        //: a day without its year: 18 Nov
        return date == m_desk.today() ? tr("Today") : QLocale().toString(date, tr("d MMM"));
    case TypeRole:
        return row.type;
    case TitleRole:
        return title;
    case OverdueRole:
        return row.reminder.isOverdue(m_desk.today());
    case TodayRole:
        return date == m_desk.today();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString day = QLocale().toString(date, QLocale::LongFormat);
        return tr("%1, %2, %3: %4")
            .arg(row.reminder.isOverdue(m_desk.today()) ? tr("Overdue since %1").arg(day)
                                                        : tr("Due on %1").arg(day),
                 row.type, title, row.reminder.details.text);
    }
    default:
        return {};
    }
}

void DueModel::setRows(const QList<reminders::ReminderRow> &rows)
{
    const bool same =
        std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(),
                   [](const auto &a, const auto &b) { return a.reminder.id == b.reminder.id; });
    if (same) {
        m_rows = rows;
        if (!rows.isEmpty())
            emit dataChanged(index(0), index(int(rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

struct DuePanel::Read {
    reminders::Tiles tiles;
    QList<reminders::ReminderRow> rows;
};

DuePanel::DuePanel(ReminderDesk &desk, QWidget *parent)
    : PanelFrame(QStringLiteral("dashboardDue"), QStringLiteral("bell"), tr("Reminders due"),
                 tr("Manage Reminders"), parent),
      m_desk(desk), m_model(new DueModel(desk, this)), m_view(new QListView(this))
{
    m_view->setObjectName(QStringLiteral("dashboardDue"));
    m_view->setAccessibleName(tr("Reminders due"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new DueDelegate(m_view));
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    body()->addWidget(m_view, 1);
    m_empty = addSentence(tr("Nothing is due in the next 7 days."));
    m_shown = new QLabel(tr("Shown: overdue, today and the next 7 days"), this);
    m_shown->setProperty("hint", true);
    m_shown->setContentsMargins(px(this, 12), px(this, 6), px(this, 12), px(this, 8));
    body()->addWidget(m_shown);
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { emit editRequested(m_model->row(index.row())); });
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        const reminders::ReminderRow &row = m_model->row(index.row());
        if (m_pressedAt >= px(this, kTitleAt))
            emit viewRequested(row.reminder.mmsId);
        else
            emit editRequested(row);
    });
    m_view->viewport()->installEventFilter(this);
    connect(&desk, &ReminderDesk::changed, this, &DuePanel::refresh);
    connect(&desk.workspace(), &Workspace::catalogueWritten, this, &DuePanel::refresh);
}

bool DuePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress)
        m_pressedAt = static_cast<QMouseEvent *>(event)->pos().x();
    return PanelFrame::eventFilter(watched, event);
}

void DuePanel::showEvent(QShowEvent *event)
{
    PanelFrame::showEvent(event);
    refresh();
}

void DuePanel::refresh()
{
    if (!isVisible())
        return; // showEvent() reads
    m_desk.workspace().reader().run(
        this,
        [today = m_desk.today(),
         firstDay = QLocale().firstDayOfWeek()](store::Connection &connection) -> Result<Read> {
            reminders::Filter filter;
            filter.progress = reminders::Progress::Open;
            filter.to = today.addDays(kDaysAhead);
            const Result<QList<reminders::ReminderId>> ids =
                reminders::findReminders(connection, filter, {}, 0, kMostRows);
            COLOPHON_TRY(ids);
            const Result<QList<reminders::ReminderRow>> rows =
                reminders::reminderRows(connection, *ids);
            COLOPHON_TRY(rows);
            const Result<reminders::Tiles> tiles = reminders::tiles(connection, today, firstDay);
            COLOPHON_TRY(tiles);
            return Read{*tiles, *rows};
        },
        [this](Result<Read> read) {
            if (read)
                show(*read);
        });
}

void DuePanel::show(const Read &read)
{
    QStringList words;
    if (read.tiles.overdue > 0)
        words.append(tr("%n overdue", "", int(read.tiles.overdue)));
    if (read.tiles.dueToday > 0)
        words.append(tr("%n today", "", int(read.tiles.dueToday)));
    setHeadWords(words.join(QStringLiteral(" · ")));
    m_model->setRows(read.rows);
    m_view->setVisible(!read.rows.isEmpty());
    m_shown->setVisible(!read.rows.isEmpty());
    m_empty->setVisible(read.rows.isEmpty());
}

} // namespace colophon::ui
