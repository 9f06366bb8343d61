// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/templateslist.h"

#include "base/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace colophon::ui {

int TemplatesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

static QString kindText(const cataloging::TemplateRow &row)
{
    switch (row.kind) {
    case cataloging::TemplateRow::Kind::Own:
        return TemplatesModel::tr("private");
    case cataloging::TemplateRow::Kind::Shared:
        return TemplatesModel::tr("shared by %1").arg(row.ownerName);
    case cataloging::TemplateRow::Kind::Shipped:
        return TemplatesModel::tr("comes with Colophon");
    }
    return {};
}

QVariant TemplatesModel::data(const QModelIndex &index, int role) const
{
    const cataloging::TemplateRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1 (%2)").arg(row.name, kindText(row));
    case Qt::AccessibleTextRole:
        return tr("Template %1, %2").arg(row.name, kindText(row));
    case Qt::ToolTipRole:
        return row.text;
    case Qt::DecorationRole:
        return icon(QStringLiteral("file-plus"), Tokens::of(QGuiApplication::palette()).text2);
    default:
        return {};
    }
}

void TemplatesModel::setRows(const QList<cataloging::TemplateRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

TemplatesList::TemplatesList(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(new TemplatesModel(this)),
      m_filter(new QSortFilterProxyModel(this)), m_field(new QLineEdit(this)),
      m_view(new QListView(this))
{
    setObjectName(QStringLiteral("templatesPane"));
    m_field->setObjectName(QStringLiteral("templatesFilter"));
    m_field->setPlaceholderText(tr("Filter templates"));
    m_field->setAccessibleName(tr("Filter templates"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setObjectName(QStringLiteral("templatesList"));
    m_view->setAccessibleName(tr("Templates"));
    m_view->setModel(m_filter);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 6);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(10, 0, 10, 2);
    top->addWidget(m_field);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    const auto selectFirst = [this] {
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_filter->index(0, 0));
        emit currentChanged();
    };
    connect(m_field, &QLineEdit::textChanged, this, [this, selectFirst](const QString &text) {
        m_filter->setFilterFixedString(text);
        selectFirst();
    });
    connect(m_filter, &QAbstractItemModel::modelReset, this, selectFirst);
    connect(m_view, &QListView::activated, this, &TemplatesList::chosen);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TemplatesList::currentChanged);
    connect(m_view, &QListView::customContextMenuRequested, this, [this](const QPoint &at) {
        if (m_view->indexAt(at).isValid())
            emit menuRequested(m_view->viewport()->mapToGlobal(at));
    });
    refresh();
}

void TemplatesList::refresh()
{
    m_workspace.writer().run(
        this,
        [actor = m_workspace.actor()](store::Connection &connection) {
            return cataloging::templateRows(connection, actor);
        },
        [this](Result<QList<cataloging::TemplateRow>> rows) {
            if (rows)
                m_model->setRows(*rows);
            else
                emit failed(rows.error());
        });
}

const cataloging::TemplateRow *TemplatesList::current() const
{
    const QModelIndex index = m_filter->mapToSource(m_view->currentIndex());
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void TemplatesList::focusFilter()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

/// In the filter the arrows go through the list and Enter takes what is chosen there.
bool TemplatesList::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            return QCoreApplication::sendEvent(m_view, event);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (current() != nullptr)
                emit chosen();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace colophon::ui
