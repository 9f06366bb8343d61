// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/recordslist.h"

#include "base/theme.h"
#include "widgets/badge.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace colophon::ui {

int OpenRecordsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

static QString titleOf(const cataloging::WorklistRow &row)
{
    return row.row.brief.title.isEmpty() ? OpenRecordsModel::tr("[No title]") : row.row.brief.title;
}

QString OpenRecordsModel::sentence(const cataloging::WorklistRow &row) const
{
    const bool network = row.zone.kind == store::ZoneKind::Network;
    QString text = network ? tr("%1, Network record %2") : tr("%1, Institution record %2");
    text = text.arg(titleOf(row), row.row.mmsId.toString());
    if (row.isNew)
        text += tr(", new, not saved yet");
    else if (row.hasDraft)
        text += tr(", draft");
    if (row.lock && !row.lock->assigned)
        text += row.lock->user == m_user ? tr(", locked by you")
                                         : tr(", locked by %1").arg(row.lock->userName);
    if (const QString mine = own(row); !mine.isEmpty())
        text += QStringLiteral(", ") + mine;
    else if (row.lock && row.lock->assigned)
        text += QStringLiteral(", ") + foreign(row);
    if (const int notes = m_marks.value(row.row.mmsId).notes; notes > 0)
        text += QStringLiteral(", ") + tr("%n note(s)", "", notes);
    return text;
}

QString OpenRecordsModel::own(const cataloging::WorklistRow &row) const
{
    const std::optional<workflow::Assignment> assignment = m_marks.value(row.row.mmsId).assignment;
    if (!assignment || assignment->holder != m_user)
        return {};
    return assignment->state == workflow::AssignmentState::Returned ? tr("Returned")
                                                                    : tr("Assigned");
}

QString OpenRecordsModel::foreign(const cataloging::WorklistRow &row) const
{
    if (!row.lock || row.lock->user == m_user)
        return {};
    return row.lock->assigned ? tr("Assigned to %1").arg(row.lock->userName)
                              : tr("Locked by %1").arg(row.lock->userName);
}

void OpenRecordsModel::setMarks(const QHash<MmsId, workflow::WorkMark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

QVariant OpenRecordsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const cataloging::WorklistRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(row);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return sentence(row);
    case MmsIdRole:
        return row.row.mmsId.value();
    case ZoneRole:
        return int(row.zone.kind);
    case MaterialRole:
        return row.row.brief.material;
    case DraftRole:
        return row.hasDraft;
    case NewRole:
        return row.isNew;
    case LockRole:
        // Another's lock by name; one's own as an empty, non-null text.
        if (!row.lock)
            return {};
        return row.lock->user == m_user ? QStringLiteral("") : QString(row.lock->userName);
    case OwnRole:
        return own(row);
    case ForeignRole:
        return foreign(row);
    case NotesRole:
        return m_marks.value(row.row.mmsId).notes;
    default:
        return {};
    }
}

void OpenRecordsModel::setRows(const QList<cataloging::WorklistRow> &rows)
{
    const auto holds = [](const QList<cataloging::WorklistRow> &list, MmsId mmsId) {
        return std::any_of(list.cbegin(), list.cend(),
                           [mmsId](const auto &row) { return row.row.mmsId == mmsId; });
    };
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (holds(rows, m_rows.at(i).row.mmsId))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (!holds(m_rows, rows.at(i).row.mmsId)) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows.at(i));
            endInsertRows();
        } else if (i < m_rows.size()) {
            m_rows[i] = rows.at(i);
        }
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int OpenRecordsModel::rowOf(MmsId mmsId) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).row.mmsId == mmsId)
            return i;
    }
    return -1;
}

int OpenRecordsModel::draftCount() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(),
                             [](const auto &row) { return row.hasDraft; }));
}

namespace {

/// A small sheet with the count of notes, ending at `right`.
void paintNotes(QPainter &painter, const QWidget *view, int right, int middle, int notes)
{
    const Tokens &t = Tokens::of(view);
    const QString count = QString::number(notes);
    painter.setFont(textFont(view, 11));
    painter.setPen(t.text2);
    const int wide = painter.fontMetrics().horizontalAdvance(count);
    painter.drawText(QRect(right - wide, middle - px(view, 10), wide + 2, px(view, 20)),
                     Qt::AlignVCenter, count);
    const int side = px(view, 13);
    icon(QStringLiteral("sticky-note"), t.text2)
        .paint(&painter, right - wide - side - px(view, 3), middle - side / 2, side, side);
}

class RecordRowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool third = !index.data(OpenRecordsModel::OwnRole).toString().isEmpty()
                           || !index.data(OpenRecordsModel::ForeignRole).toString().isEmpty();
        return {px(option.widget, 200), px(option.widget, third ? 74 : 54)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QWidget *view = option.widget;
        const Tokens &tokens = Tokens::of(view);
        const QRect row = option.rect;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(row, selected                                         ? tokens.sel
                               : option.state.testFlag(QStyle::State_MouseOver) ? tokens.hover
                                                                                : tokens.surface);
        if (selected)
            painter->fillRect(QRect(row.left(), row.top(), 3, row.height()), tokens.accent);
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), tokens.line);
        const int side = px(view, 16);
        icon(materialIcon(index.data(OpenRecordsModel::MaterialRole).toString()), tokens.text2)
            .paint(painter, row.left() + px(view, 12), row.top() + px(view, 9), side, side);
        int right = row.right() - px(view, 10);
        const QVariant lock = index.data(OpenRecordsModel::LockRole);
        if (lock.isValid()) {
            const bool foreign = !lock.toString().isEmpty();
            icon(QStringLiteral("lock"), foreign ? tokens.warn : tokens.text2)
                .paint(painter, right - side, row.top() + px(view, 9), side, side);
            right -= side + px(view, 6);
        }
        if (index.data(OpenRecordsModel::DraftRole).toBool()) {
            const int dot = px(view, 8);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(tokens.warnSolid);
            painter->drawEllipse(right - dot, row.top() + px(view, 13), dot, dot);
            right -= dot + px(view, 6);
        }
        const int left = row.left() + px(view, 36);
        painter->setFont(textFont(view, 13, selected ? QFont::DemiBold : QFont::Normal));
        painter->setPen(tokens.text);
        const QString title = painter->fontMetrics().elidedText(index.data().toString(),
                                                                Qt::ElideRight, right - left);
        painter->drawText(QRect(left, row.top() + px(view, 6), right - left, px(view, 20)),
                          Qt::AlignVCenter, title);
        painter->setFont(monoFont(view, 12));
        painter->setPen(tokens.text2);
        const QString number =
            QString::number(index.data(OpenRecordsModel::MmsIdRole).toLongLong());
        const int middle = row.top() + px(view, 37);
        painter->drawText(QRect(left, middle - px(view, 10), px(view, 160), px(view, 20)),
                          Qt::AlignVCenter, number);
        const auto kind = store::ZoneKind(index.data(OpenRecordsModel::ZoneRole).toInt());
        int badgeLeft = left + painter->fontMetrics().horizontalAdvance(number) + px(view, 10);
        badgeLeft += paintBadge(*painter, view, badgeOf(kind), badgeText(kind), badgeLeft, middle);
        if (index.data(OpenRecordsModel::NewRole).toBool())
            paintBadge(*painter, view, BadgeLook::Draft, RecordsList::tr("New"),
                       badgeLeft + px(view, 6), middle);
        if (const int notes = index.data(OpenRecordsModel::NotesRole).toInt(); notes > 0)
            paintNotes(*painter, view, row.right() - px(view, 10), middle, notes);
        const QString own = index.data(OpenRecordsModel::OwnRole).toString();
        painter->setFont(textFont(view, 12, own.isEmpty() ? QFont::Normal : QFont::DemiBold));
        painter->setPen(own.isEmpty() ? tokens.warn : tokens.accent);
        painter->drawText(QRect(left, row.top() + px(view, 49), row.right() - left, px(view, 20)),
                          Qt::AlignVCenter,
                          own.isEmpty() ? index.data(OpenRecordsModel::ForeignRole).toString()
                                        : own);
    }
};

} // namespace

RecordsList::RecordsList(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace),
      m_model(new OpenRecordsModel(workspace.user().id, this)),
      m_filter(new QSortFilterProxyModel(this)), m_view(new QListView(this)),
      m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("recordsPane"));
    setAttribute(Qt::WA_StyledBackground);
    auto *field = new QLineEdit(this);
    field->setObjectName(QStringLiteral("recordsFilter"));
    field->setPlaceholderText(tr("Filter records"));
    field->setAccessibleName(tr("Filter records"));
    field->setClearButtonEnabled(true);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setObjectName(QStringLiteral("recordsList"));
    m_view->setAccessibleName(tr("Records"));
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new RecordRowDelegate(m_view));
    m_view->setMouseTracking(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_count->setProperty("hint", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 6);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(10, 0, 10, 2);
    top->addWidget(field);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 0, 12, 0);
    foot->addWidget(m_count);
    layout->addLayout(foot);
    connect(field, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
    const auto open = [this](const QModelIndex &index) {
        emit openRequested(MmsId::fromStored(index.data(OpenRecordsModel::MmsIdRole).toLongLong()));
    };
    connect(m_view, &QListView::clicked, this, open);
    connect(m_view, &QListView::activated, this, open);
    connect(m_view, &QListView::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_view->indexAt(at);
        if (!index.isValid())
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const QString number =
            QString::number(index.data(OpenRecordsModel::MmsIdRole).toLongLong());
        menu->addAction(tr("Copy MMS ID"), this,
                        [number] { QGuiApplication::clipboard()->setText(number); });
        menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    connect(&workspace, &Workspace::worklistChanged, this, &RecordsList::refresh);
    connect(&workspace, &Workspace::recordChanged, this, &RecordsList::refresh);
    refresh();
}

void RecordsList::refresh()
{
    struct Read {
        QList<cataloging::WorklistRow> rows;
        QHash<MmsId, workflow::WorkMark> marks;
    };
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor()](store::Connection &connection) -> Result<Read> {
            const Result<QList<cataloging::WorklistRow>> rows =
                cataloging::worklistRows(connection, actor);
            COLOPHON_TRY(rows);
            QList<MmsId> listed;
            for (const cataloging::WorklistRow &row : *rows)
                listed.append(row.row.mmsId);
            const Result<QHash<MmsId, workflow::WorkMark>> marks =
                workflow::workMarks(connection, listed);
            COLOPHON_TRY(marks);
            return Read{*rows, *marks};
        },
        [this](Result<Read> read) {
            if (!read)
                return;
            m_model->setRows(read->rows);
            m_model->setMarks(read->marks);
            m_count->setText(tr("%n record(s) open", "", m_model->rowCount()));
            emit draftCountChanged(m_model->draftCount());
            setCurrent(m_current);
        });
}

void RecordsList::setCurrent(MmsId mmsId)
{
    m_current = mmsId;
    const int row = m_model->rowOf(mmsId);
    m_view->setCurrentIndex(row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row)));
}

void RecordsList::focusList()
{
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_view->model()->index(0, 0)); // for Enter to open
    m_view->setFocus(Qt::ShortcutFocusReason);
}

} // namespace colophon::ui
