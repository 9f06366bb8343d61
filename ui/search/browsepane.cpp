// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/browsepane.h"

#include "base/theme.h"
#include "search/wording.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr int kLinesAtOnce = 60;
constexpr int kPause = 200; ///< ms from the last key
/// So many stand above the place that was asked for.
constexpr int kLinesBefore = 5;

} // namespace

BrowseModel::BrowseModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{}

int BrowseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int BrowseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

const search::BrowseLine *BrowseModel::line(int row) const
{
    return row >= 0 && row < m_lines.size() ? &m_lines.at(row) : nullptr;
}

QVariant BrowseModel::data(const QModelIndex &index, int role) const
{
    const search::BrowseLine *const at = line(index.row());
    if (!index.isValid() || at == nullptr)
        return {};
    const bool count = index.column() == 1;
    switch (role) {
    case Qt::DisplayRole:
        return count ? QLocale().toString(at->records) : Wording::isolated(at->text);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        //: a heading and how many records have it
        return tr("%1, %n record(s)", "", int(at->records)).arg(at->text);
    case Qt::TextAlignmentRole:
        return count ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QVariant BrowseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == 1 ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                            : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Heading") : tr("Records");
}

void BrowseModel::open(search::HeadingKind kind, const store::Zone &zone, const QString &text)
{
    using Lines = QList<search::BrowseLine>;
    m_kind = kind;
    m_zone = zone;
    m_reading = true;
    const quint64 token = ++m_token;
    m_workspace.reader().run(
        this,
        [kind, zone, text](store::Connection &c) -> Result<std::pair<Lines, Lines>> {
            const Result<Lines> from = search::browseFrom(c, kind, zone, text, kLinesAtOnce);
            COLOPHON_TRY(from);
            const Result<Lines> before =
                search::browseBefore(c, kind, zone, search::headingKey(kind, text), kLinesBefore);
            COLOPHON_TRY(before);
            return std::pair(*before, *from);
        },
        [this, token](Result<std::pair<Lines, Lines>> lines) {
            if (token != m_token)
                return;
            m_reading = false;
            if (!lines) {
                emit failed(lines.error());
                return;
            }
            beginResetModel();
            m_lines = lines->first + lines->second;
            m_atStart = lines->first.size() < kLinesBefore;
            m_atEnd = lines->second.size() < kLinesAtOnce;
            endResetModel();
            const int row = int(lines->first.size());
            emit opened(std::min(row, rowCount() - 1));
        });
}

void BrowseModel::readBefore()
{
    if (!m_atStart)
        readMore(true);
}

void BrowseModel::readAfter()
{
    if (!m_atEnd)
        readMore(false);
}

void BrowseModel::readMore(bool before)
{
    if (m_reading || m_lines.isEmpty())
        return;
    m_reading = true;
    const quint64 token = m_token;
    const QString key = before ? m_lines.constFirst().key : m_lines.constLast().key;
    m_workspace.reader().run(
        this,
        [kind = m_kind, zone = m_zone, key, before](store::Connection &c) {
            return before ? search::browseBefore(c, kind, zone, key, kLinesAtOnce)
                          : search::browseAfter(c, kind, zone, key, kLinesAtOnce);
        },
        [this, token, before](Result<QList<search::BrowseLine>> lines) {
            if (token != m_token)
                return;
            m_reading = false;
            if (!lines) {
                emit failed(lines.error());
                return;
            }
            const int more = int(lines->size());
            (before ? m_atStart : m_atEnd) = more < kLinesAtOnce;
            if (more == 0)
                return;
            const int first = before ? 0 : rowCount();
            beginInsertRows({}, first, first + more - 1);
            m_lines = before ? *lines + m_lines : m_lines + *lines;
            endInsertRows();
            if (before)
                emit grewBefore(more);
        });
}

BrowsePane::BrowsePane(Workspace &workspace, bool forField, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(workspace), m_kind(new QComboBox),
      m_text(new QLineEdit), m_table(new QTableView), m_message(new QLabel),
      m_show(new QPushButton(tr("Show &Records"))), m_use(new QPushButton(tr("&Use This Heading")))
{
    setObjectName(QStringLiteral("browsePane"));
    build(forField);
    adapt();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &BrowsePane::go);
    connect(m_text, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(m_text, &QLineEdit::returnPressed, this, &BrowsePane::go);
    connect(m_kind, &QComboBox::activated, this, &BrowsePane::go);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BrowsePane::adapt);
    const auto readOn = [this] {
        const QScrollBar *const bar = m_table->verticalScrollBar();
        if (bar->value() <= 3)
            m_model.readBefore();
        if (bar->value() >= bar->maximum() - 10)
            m_model.readAfter();
    };
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, readOn);
    // Who was at the end while it grew goes on from there.
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, readOn);
    connect(&m_model, &BrowseModel::opened, this, [this](int row) {
        m_message->setVisible(row < 0);
        m_message->setText(
            tr("The %1 has no such headings.").arg(Wording::zone(m_workspace.zone().kind)));
        if (row >= 0) {
            m_table->setCurrentIndex(m_model.index(row, 0));
            m_table->scrollTo(m_model.index(std::max(0, row - 2), 0),
                              QAbstractItemView::PositionAtTop);
        }
        adapt();
    });
    connect(&m_model, &BrowseModel::grewBefore, this, [this](int rows) {
        // The line at the top stays there.
        const int top = std::max(0, m_table->rowAt(0)) + rows;
        m_table->doItemsLayout();
        m_table->scrollTo(m_model.index(top, 0), QAbstractItemView::PositionAtTop);
    });
    connect(&m_model, &BrowseModel::failed, this, [this](const Error &error) {
        m_message->setText(error.detail);
        m_message->show();
    });
    const auto show = [this] {
        if (const search::BrowseLine *const line = chosen()) {
            const auto kind = search::HeadingKind(m_kind->currentData().toInt());
            emit searchRequested(
                search::textOf(search::QueryTree::leaf(search::conditionFor(kind, line->text))));
        }
    };
    const auto use = [this] {
        if (const search::BrowseLine *const line = chosen())
            emit used(search::HeadingKind(m_kind->currentData().toInt()), *line);
    };
    connect(m_show, &QPushButton::clicked, this, show);
    connect(m_use, &QPushButton::clicked, this, use);
    if (forField)
        connect(m_table, &QTableView::activated, this, use);
    else
        connect(m_table, &QTableView::activated, this, show);
}

void BrowsePane::build(bool forField)
{
    m_kind->setObjectName(QStringLiteral("browseKind"));
    m_kind->setAccessibleName(tr("List of headings"));
    for (const search::HeadingKind kind :
         {search::HeadingKind::Names, search::HeadingKind::Subjects, search::HeadingKind::Titles,
          search::HeadingKind::Series, search::HeadingKind::CallNumbers})
        m_kind->addItem(Wording::headings(kind), int(kind));
    m_text->setObjectName(QStringLiteral("browseText"));
    m_text->setAccessibleName(tr("From"));
    m_text->setPlaceholderText(tr("The beginning of a heading"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_table->setObjectName(QStringLiteral("browseTable"));
    m_table->setAccessibleName(tr("Headings"));
    m_table->setModel(&m_model);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 26));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_message->setObjectName(QStringLiteral("browseMessage"));
    m_message->setWordWrap(true);
    m_message->setMargin(px(this, 12));
    m_message->hide();
    m_show->setObjectName(QStringLiteral("browseShow"));
    m_use->setObjectName(QStringLiteral("browseUse"));
    m_use->setProperty("primary", true);
    m_use->setVisible(forField);
    // Enter belongs to the text and the list; in a dialog it would press the first button besides.
    m_show->setAutoDefault(false);
    m_use->setAutoDefault(false);
    auto *top = new QWidget;
    top->setObjectName(QStringLiteral("barStrip"));
    top->setAttribute(Qt::WA_StyledBackground);
    auto *bar = new QHBoxLayout(top);
    bar->setContentsMargins(12, 6, 12, 6);
    bar->addWidget(m_kind);
    bar->addWidget(m_text, 1);
    bar->addWidget(m_show);
    bar->addWidget(m_use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top);
    layout->addWidget(m_message);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_text);
}

bool BrowsePane::eventFilter(QObject *watched, QEvent *event)
{
    // Down from the text goes into the list.
    if (watched == m_text && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_table->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void BrowsePane::browse(search::HeadingKind kind, const QString &text)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
    m_text->setText(text);
    go();
}

void BrowsePane::go()
{
    m_pause.stop();
    m_model.open(search::HeadingKind(m_kind->currentData().toInt()), m_workspace.zone(),
                 m_text->text());
}

/// From the start of the list, where nothing was asked for yet.
void BrowsePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_model.rowCount() == 0)
        go();
}

void BrowsePane::focusList()
{
    m_table->setFocus();
}

const search::BrowseLine *BrowsePane::chosen() const
{
    return m_model.line(m_table->currentIndex().row());
}

void BrowsePane::adapt()
{
    const bool some = chosen() != nullptr;
    m_show->setEnabled(some);
    m_use->setEnabled(some);
}

} // namespace colophon::ui
