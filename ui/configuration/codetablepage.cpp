// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/codetablepage.h"

#include "base/theme.h"
#include "configuration/addrowdialog.h"
#include "configuration/codetablemodel.h"
#include "widgets/badge.h"
#include "widgets/messagebar.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace colophon::ui {

using reminders::CodeKind;
using reminders::CodeRow;

namespace {

/// With the menu on the ⋮ cell, by mouse and by key.
class CodeTableView final : public QTableView {
public:
    explicit CodeTableView(std::function<void(int, QPoint)> menu, QWidget *parent)
        : QTableView(parent), m_menu(std::move(menu))
    {}

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QTableView::mouseReleaseEvent(event);
        const QModelIndex index = indexAt(event->position().toPoint());
        if (index.isValid() && index.column() == int(CodeColumn::Menu))
            m_menu(index.row(), viewport()->mapToGlobal(visualRect(index).bottomLeft()));
    }
    void contextMenuEvent(QContextMenuEvent *event) override
    {
        const QModelIndex index =
            event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
        if (index.isValid())
            m_menu(index.row(), viewport()->mapToGlobal(visualRect(index).center()));
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (enter && currentIndex().isValid() && state() != EditingState)
            m_menu(currentIndex().row(),
                   viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
        else
            QTableView::keyPressEvent(event);
    }

private:
    std::function<void(int, QPoint)> m_menu;
};

} // namespace

/// "Yes" and "Changed" as badges, the code in its own face, the ⋮.
class CodeTablePage::Delegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == int(CodeColumn::Code))
            option->font = monoFont(option->widget, 12, QFont::Bold);
        if (isYes(index))
            option->text.clear();
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QWidget *view = option.widget;
        const Tokens &tokens = Tokens::of(view);
        const int middle = option.rect.center().y();
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          tokens.line);
        if (isYes(index))
            paintPill(*painter, view, tokens.accent, tokens.accentSoft, index.data().toString(),
                      option.rect.left() + px(view, 6), middle);
        if (index.column() == int(CodeColumn::Description)
            && index.data(int(CodeRole::IsChanged)).toBool()) {
            const int after = QFontMetrics(option.font).horizontalAdvance(index.data().toString());
            paintPill(*painter, view, tokens.warn, tokens.warnBg, tr("Changed"),
                      option.rect.left() + after + px(view, 20), middle);
        }
        if (index.column() == int(CodeColumn::Menu)) {
            const int size = px(view, 16);
            QRect dots(0, 0, size, size);
            dots.moveCenter(option.rect.center());
            icon(QStringLiteral("ellipsis-vertical"), tokens.text).paint(painter, dots);
        }
    }

private:
    static bool isYes(const QModelIndex &index)
    {
        return index.column() == int(CodeColumn::Default)
               && index.data(int(CodeRole::IsDefault)).toBool();
    }
};

CodeTablePage::CodeTablePage(const ScreenContext &context, CodeKind kind, QWidget *parent)
    : ConfigurationPage(parent), m_context(context), m_kind(kind),
      m_model(new CodeTableModel(this)),
      m_table(new CodeTableView([this](int row, QPoint at) { openMenu(row, at); }, this)),
      m_bar(new MessageBar(this)), m_hint(new QLabel(this)),
      m_add(new QPushButton(icon(QStringLiteral("plus"), this), tr("Add Row"), this)),
      m_customize(new QPushButton(tr("Customize"), this))
{
    const bool types = kind == CodeKind::Type;
    setObjectName(types ? QStringLiteral("reminderTypes") : QStringLiteral("reminderStatuses"));
    m_table->setObjectName(QStringLiteral("codeTable"));
    m_table->setAccessibleName(types ? tr("Reminder Types") : tr("Reminder Statuses"));
    m_add->setObjectName(QStringLiteral("codeAddRow"));
    m_customize->setObjectName(QStringLiteral("codeCustomize"));
    m_customize->setProperty("primary", true);
    m_bar->setObjectName(QStringLiteral("codeMessage"));
    m_hint->setProperty("secondary", true);
    m_hint->setWordWrap(true);
    m_hint->setText(types ? tr("A type in use cannot be deleted, only turned off: reminders that "
                               "carry it keep it. General came with Colophon and can be renamed.")
                          : tr("A status in use cannot be deleted, only turned off: reminders that "
                               "carry it keep it. Reminders with a closing status are done. New "
                               "came with Colophon and can be renamed."));
    build();
    connect(m_add, &QPushButton::clicked, this, &CodeTablePage::addRow);
    connect(m_customize, &QPushButton::clicked, this, &CodeTablePage::customize);
    connect(m_model, &CodeTableModel::pendingChanged, this, &CodeTablePage::adapt);
    m_model->setEditable(mayChange());
    adapt();
}

bool CodeTablePage::mayChange() const
{
    return m_context.workspace.user().roles.testFlag(store::Role::CatalogAdministrator)
           && !m_context.workspace.isReadOnly();
}

void CodeTablePage::build()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new Delegate(m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 32));
    QHeaderView *head = m_table->horizontalHeader();
    head->setHighlightSections(false);
    head->setFixedHeight(px(this, 28));
    head->setSectionResizeMode(int(CodeColumn::Description), QHeaderView::Stretch);
    for (const auto &[column, width] : {std::pair{CodeColumn::Code, 170},
                                        {CodeColumn::Default, 94},
                                        {CodeColumn::Enabled, 94},
                                        {CodeColumn::Closing, 94},
                                        {CodeColumn::InUse, 100},
                                        {CodeColumn::Changed, 220},
                                        {CodeColumn::Menu, 46}})
        m_table->setColumnWidth(int(column), px(this, width));
    m_table->setColumnHidden(int(CodeColumn::Closing), m_kind == CodeKind::Type);
    auto *layout = new QVBoxLayout(this);
    const int margin = px(this, 20);
    layout->setContentsMargins(margin, px(this, 14), margin, margin);
    layout->setSpacing(px(this, 12));
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_hint);
}

QList<QWidget *> CodeTablePage::headButtons()
{
    return {m_add, m_customize};
}

bool CodeTablePage::isUnsaved() const
{
    return m_model->pending() > 0;
}

QString CodeTablePage::statusText() const
{
    const QString rows = tr("%n row(s)", nullptr, m_model->rowCount());
    const int pending = m_model->pending();
    return pending == 0
               ? rows
               : QStringLiteral("%1 · %2").arg(rows, tr("%n not saved yet", nullptr, pending));
}

void CodeTablePage::refresh()
{
    if (m_model->pending() == 0)
        read();
}

void CodeTablePage::read()
{
    using Both = std::pair<QList<CodeRow>, QHash<QString, qint64>>;
    m_context.workspace.reader().run(
        this,
        [kind = m_kind](store::Connection &connection) -> Result<Both> {
            const auto rows = reminders::codeRows(connection, kind);
            COLOPHON_TRY(rows);
            const auto used = reminders::codesInUse(connection, kind);
            COLOPHON_TRY(used);
            return Both{*rows, *used};
        },
        [this](const Result<Both> &both) {
            if (both)
                m_model->setStored(both->first, both->second);
            else
                m_bar->showMessage(MessageBar::Kind::Error, both.error().detail.toHtmlEscaped());
        });
}

void CodeTablePage::adapt()
{
    const int pending = m_model->pending();
    const bool may = mayChange();
    m_add->setEnabled(may);
    m_customize->setEnabled(may && pending > 0 && !m_saving);
    const QString why = may ? QString() : tr("Only a Catalog Administrator changes this table.");
    m_add->setToolTip(why);
    m_customize->setToolTip(may && pending == 0 ? tr("Nothing is changed.") : why);
    if (pending > 0) {
        m_bar->showMessage(
            MessageBar::Kind::Warning,
            tr("<b>%n change(s) not saved.</b>", nullptr, pending) + u' '
                + tr("Click Customize to save the table for everyone at %1. Until then only you "
                     "see it.")
                      .arg(m_context.workspace.institution().name.toHtmlEscaped()),
            {tr("Discard")}, [this](int) { m_model->giveUp(); });
    } else {
        m_bar->hide();
    }
    emit statusTextChanged(statusText());
}

void CodeTablePage::addRow()
{
    auto *dialog = new AddRowDialog(m_kind, m_model->rows(), window());
    connect(dialog, &AddRowDialog::added, m_model, &CodeTableModel::add);
    dialog->open();
}

void CodeTablePage::customize()
{
    m_saving = true;
    adapt();
    m_context.workspace.writer().run(
        this,
        [kind = m_kind, actor = m_context.workspace.actor(), seen = m_model->stored(),
         rows = m_model->rows()](store::Connection &connection) {
            return reminders::customize(connection, actor, kind, seen, rows);
        },
        [this](const Result<void> &saved) {
            m_saving = false;
            if (saved) {
                emit m_context.workspace.announced(tr("Table saved"));
                m_model->giveUp();
                read();
                return;
            }
            adapt();
            m_bar->showMessage(
                MessageBar::Kind::Error,
                QStringLiteral("<b>%1</b> %2")
                    .arg(tr("The table was not saved."), saved.error().detail.toHtmlEscaped()),
                {tr("Discard my changes")}, [this](int) {
                    m_model->giveUp();
                    read();
                });
        });
}

void CodeTablePage::openMenu(int row, const QPoint &at)
{
    const CodeRow one = m_model->rows().at(row);
    const bool may = mayChange();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("codeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto add = [this, menu](const QString &text, bool enabled, auto slot) {
        QAction *action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(tr("&Edit Description"), may,
        [this, row] { m_table->edit(m_model->index(row, int(CodeColumn::Description))); });
    add(tr("Make De&fault"), may && !one.isDefault, [this, row] { m_model->makeDefault(row); });
    const QModelIndex enabled = m_model->index(row, int(CodeColumn::Enabled));
    add(one.enabled ? tr("&Turn Off") : tr("&Turn On"), may && !one.isDefault,
        [this, enabled, one] {
            m_model->setData(enabled, one.enabled ? Qt::Unchecked : Qt::Checked,
                             Qt::CheckStateRole);
        })
        ->setToolTip(one.isDefault ? tr("The default can't be turned off.") : QString());
    menu->addSeparator();
    add(tr("Move &Up"), may && row > 0, [this, row] { m_model->move(row, -1); });
    add(tr("Move &Down"), may && row + 1 < m_model->rowCount(),
        [this, row] { m_model->move(row, 1); });
    menu->addSeparator();
    const bool used = m_model->usedBy(row) > 0;
    add(tr("De&lete"), may && !used && !one.isDefault, [this, row] { m_model->remove(row); })
        ->setToolTip(used            ? tr("In use: turn it off instead.")
                     : one.isDefault ? tr("The default can't be deleted.")
                                     : QString());
    menu->popup(at);
}

} // namespace colophon::ui
