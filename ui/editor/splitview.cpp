// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/splitview.h"

#include "base/theme.h"
#include "editor/contenteditor.h"
#include "editor/diffdelegate.h"
#include "marc/brief.h"
#include "widgets/badge.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

SplitView::SplitView(EditSession &left, const SplitSide &right, bool blanksAsHash, QWidget *parent)
    : QWidget(parent), m_model(new DiffModel(left, right, this)), m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("splitView"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setUpTable(blanksAsHash);
    layout->addWidget(buildBar());
    layout->addWidget(buildHeads(right));
    layout->addWidget(m_table, 1);
    layout->addWidget(buildFoot());
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_table->setCurrentIndex(
            m_model->index(qMin(m_row, m_model->rowCount() - 1), DiffModel::LeftContent));
        showCount();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SplitView::showCount);
    setFocusProxy(m_table);
    goToDifference(1);
    showCount();
}

void SplitView::setUpTable(bool blanksAsHash)
{
    m_delegate = new DiffDelegate(m_table);
    m_delegate->setBlanksAsHash(blanksAsHash);
    m_table->setObjectName(QStringLiteral("splitTable"));
    m_table->setAccessibleName(tr("Fields of both records"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setMinimumSectionSize(10);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(px(this, 22));
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 22));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked);
    m_table->installEventFilter(this);
    connect(m_delegate, &DiffDelegate::copyRequested, m_model, &DiffModel::copyAcross);
    connect(m_delegate, &FieldDelegate::cellFull, this, [this] {
        QMetaObject::invokeMethod(
            this, [this] { step(1); }, Qt::QueuedConnection);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    m_row = current.row();
                m_table->viewport()->update();
                showCount();
                if (const int left = m_model->leftGridRow(m_row); current.isValid() && left >= 0)
                    emit leftRowChanged(left);
            });
}

QWidget *SplitView::buildBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("barStrip"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(8, 3, 8, 3);
    const auto button = [&](const char *name, const char *iconName, const QString &text,
                            const QString &tip) {
        auto *made = new QToolButton(bar);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        if (*iconName != 0)
            made->setIcon(icon(QLatin1String(iconName), this));
        made->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly
                                                : Qt::ToolButtonTextBesideIcon);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setFocusPolicy(Qt::NoFocus);
        line->addWidget(made);
        return made;
    };
    m_all = button("splitAll", "", tr("All fields"), tr("Show all fields"));
    m_differences = button("splitDifferences", "", tr("Differences"), tr("Show only what differs"));
    auto *group = new QButtonGroup(bar);
    for (QToolButton *one : {m_all, m_differences}) {
        one->setCheckable(true);
        one->setProperty("segment", true);
        group->addButton(one);
    }
    m_all->setChecked(true);
    connect(m_differences, &QToolButton::toggled, m_model, &DiffModel::setOnlyDifferences);
    connect(button("splitPrevious", "chevron-left", {}, tr("Previous difference (Alt+PgUp)")),
            &QToolButton::clicked, this, [this] { goToDifference(-1); });
    m_place = new QLabel(bar);
    m_place->setObjectName(QStringLiteral("splitPlace"));
    line->addWidget(m_place);
    connect(button("splitNext", "chevron-right", {}, tr("Next difference (Alt+PgDown)")),
            &QToolButton::clicked, this, [this] { goToDifference(1); });
    const QString take = m_model->right().take;
    if (take.isEmpty()) {
        auto *swap = button("splitSwap", "arrow-left-right", tr("Swap Sides"),
                            tr("Edit the record at the right instead"));
        swap->setEnabled(m_model->right().session);
        connect(swap, &QToolButton::clicked, this, &SplitView::swapRequested);
        auto *merge = button("splitMerge", "git-merge", tr("Merge…"),
                             tr("Merge the record at the right into the one at the left"));
        merge->setEnabled(m_model->right().session);
        connect(merge, &QToolButton::clicked, this, &SplitView::mergeRequested);
    }
    line->addStretch(1);
    auto *hint = new QLabel(tr("Local fields stay when you copy from the Network."), bar);
    hint->setProperty("hint", true);
    hint->setVisible(m_model->right().zone == store::ZoneKind::Network
                     && m_model->left().zone().kind == store::ZoneKind::Institution);
    line->addWidget(hint);
    if (take.isEmpty()) {
        auto *copyAll = button("splitCopyAll", "arrow-left", tr("Copy All to Left"),
                               tr("Copy every difference from right to left"));
        copyAll->setEnabled(!m_model->left().isReadOnly());
        connect(copyAll, &QToolButton::clicked, m_model, &DiffModel::copyAllToLeft);
    } else {
        m_take = new QPushButton(take, bar);
        m_take->setObjectName(QStringLiteral("splitTake"));
        m_take->setToolTip(tr("The record becomes as at the right, in one step"));
        m_take->setProperty("primary", true);
        m_take->setAutoDefault(true);
        line->addWidget(m_take);
        connect(m_take, &QPushButton::clicked, this, &SplitView::takeRequested);
    }
    connect(button("splitClose", "x", {}, tr("Close the split editor (F6)")), &QToolButton::clicked,
            this, &SplitView::closeRequested);
    return bar;
}

SplitView::Head SplitView::addHead(QWidget *heads, const SplitSide &of, const QString &role)
{
    auto *box = new QVBoxLayout;
    auto *first = new QHBoxLayout;
    auto *name = new QLabel(of.name, heads);
    name->setTextFormat(Qt::PlainText);
    name->setFont(textFont(this, 15, QFont::DemiBold));
    name->setMinimumWidth(60);
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *badge = new Badge(heads);
    badge->show(badgeOf(of.zone), badgeText(of.zone));
    auto *what = new QLabel(role, heads);
    what->setProperty("hint", true);
    first->addWidget(name, 1);
    first->addWidget(badge);
    first->addWidget(what);
    auto *below = new QLabel(of.detail, heads);
    below->setTextFormat(Qt::PlainText);
    below->setProperty("secondary", true);
    box->addLayout(first);
    box->addWidget(below);
    static_cast<QHBoxLayout *>(heads->layout())->addLayout(box, 1);
    return {name, below};
}

QWidget *SplitView::buildHeads(const SplitSide &right)
{
    auto *heads = new QWidget(this);
    auto *line = new QHBoxLayout(heads);
    line->setContentsMargins(14, 6, 14, 6);
    EditSession &left = m_model->left();
    m_leftHead = addHead(heads, {{}, left.mmsId().toString(), left.zone().kind, {}},
                         left.isReadOnly() ? tr("Read-only") : tr("Editing"));
    line->addSpacing(px(this, DiffDelegate::kGutterWidth));
    m_rightHead = addHead(heads, right, right.take.isEmpty() ? tr("Reference") : tr("Preview"));
    if (!right.take.isEmpty())
        return heads;
    auto *choose = new QToolButton(heads);
    choose->setObjectName(QStringLiteral("splitChoose"));
    choose->setText(tr("Choose Record…"));
    connect(choose, &QToolButton::clicked, this, [this, choose] {
        emit chooseRequested(choose->mapToGlobal(QPoint(0, choose->height())));
    });
    line->addWidget(choose);
    return heads;
}

void SplitView::propose(const SplitSide &right)
{
    commitCell();
    m_rightHead.name->setText(right.name);
    m_rightHead.detail->setText(right.detail);
    m_take->setText(right.take);
    m_model->setRight(right);
    showCount();
}

void SplitView::focusTake()
{
    if (m_take != nullptr && m_take->isEnabled())
        m_take->setFocus(Qt::OtherFocusReason);
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

QWidget *SplitView::buildFoot()
{
    const Tokens &tokens = Tokens::of(this);
    auto *foot = new QLabel(this);
    foot->setObjectName(QStringLiteral("splitLegend"));
    foot->setContentsMargins(14, 3, 14, 3);
    foot->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    foot->setText(QStringLiteral("<span style='background:%1'>&nbsp;&nbsp;&nbsp;&nbsp;</span> %2 "
                                 "&nbsp; <span style='background:%3'>&nbsp;&nbsp;&nbsp;&nbsp;"
                                 "</span> %4 &nbsp; <span style='background:%5'>&nbsp;&nbsp;&nbsp;"
                                 "&nbsp;</span> %6")
                      .arg(tokens.warnBg.name(), tr("Different"), tokens.okBg.name(),
                           tr("Only on this side"), tokens.izBg.name(), tr("Local, kept")));
    return foot;
}

void SplitView::showCount()
{
    const int count = m_model->differenceCount();
    m_differences->setText(tr("Differences %1").arg(count));
    int place = 0;
    for (int row = 0; row <= m_row && row < m_model->rowCount(); ++row) {
        const DiffModel::State state = m_model->state(row);
        if (state != DiffModel::State::Same && state != DiffModel::State::LocalKept)
            ++place;
    }
    m_place->setText(count == 0 ? tr("No differences") : tr("%1 of %2").arg(place).arg(count));
    const QString title = marc::briefOf(m_model->left().record()).title;
    m_leftHead.name->setText(title.isEmpty() ? tr("[No title]") : title);
    if (m_take != nullptr)
        m_take->setEnabled(count > 0 && !m_model->left().isReadOnly());
}

void SplitView::goToDifference(int by)
{
    const int rows = m_model->rowCount();
    const int start = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
    for (int row = start + by; row >= 0 && row < rows; row += by) {
        const DiffModel::State state = m_model->state(row);
        if (state == DiffModel::State::Same || state == DiffModel::State::LocalKept)
            continue;
        commitCell();
        m_table->setCurrentIndex(m_model->index(row, DiffModel::LeftContent));
        m_table->scrollTo(m_table->currentIndex());
        return;
    }
}

void SplitView::copyCurrent(bool toLeft)
{
    commitCell();
    if (m_table->currentIndex().isValid())
        m_model->copyAcross(m_table->currentIndex().row(), toLeft);
}

void SplitView::commitCell()
{
    const QModelIndex index = m_table->currentIndex();
    if (QWidget *editor = m_table->indexWidget(index)) {
        emit m_delegate->commitData(editor);
        emit m_delegate->closeEditor(editor);
        m_table->setFocus();
    }
}

void SplitView::editCell()
{
    const QModelIndex index = m_table->currentIndex();
    if (!m_model->flags(index).testFlag(Qt::ItemIsEditable))
        return;
    m_model->left().endStep();
    m_table->edit(index);
    if (auto *editor = qobject_cast<ContentEditor *>(m_table->indexWidget(index)))
        editor->moveCursor(QTextCursor::End);
}

/// Through the cells of the left side.
void SplitView::step(int by)
{
    const bool editing = m_table->indexWidget(m_table->currentIndex()) != nullptr;
    commitCell();
    int place = m_table->currentIndex().row() * DiffModel::Gutter
                + qMin(m_table->currentIndex().column(), int(DiffModel::LeftContent)) + by;
    const int count = m_model->rowCount() * DiffModel::Gutter;
    const auto at = [this](int cell) {
        return m_model->index(cell / DiffModel::Gutter, cell % DiffModel::Gutter);
    };
    while (place >= 0 && place < count && !m_model->flags(at(place)).testFlag(Qt::ItemIsEditable)
           && !m_model->left().isReadOnly())
        place += by;
    if (place < 0 || place >= count)
        return;
    m_table->setCurrentIndex(at(place));
    if (editing)
        editCell();
}

void SplitView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void SplitView::fitColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int tag = px(this, 45);
    const int indicator = px(this, 23);
    const int gutter = px(this, DiffDelegate::kGutterWidth);
    const int side = (m_table->viewport()->width() - gutter) / 2;
    for (const int first : {int(DiffModel::LeftTag), int(DiffModel::RightTag)}) {
        header->resizeSection(first, tag);
        header->resizeSection(first + 1, indicator);
        header->resizeSection(first + 2, indicator);
        header->resizeSection(first + 3, qMax(60, side - tag - 2 * indicator));
    }
    header->resizeSection(DiffModel::Gutter, gutter);
}

bool SplitView::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Tab:
        step(1);
        return true;
    case Qt::Key_Backtab:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        commitCell();
        m_table->setCurrentIndex(
            m_model->index(qMin(m_table->currentIndex().row() + 1, m_model->rowCount() - 1),
                           DiffModel::LeftContent));
        return true;
    case Qt::Key_F2:
        editCell();
        return true;
    case Qt::Key_Escape:
        if (m_table->indexWidget(m_table->currentIndex()) != nullptr)
            commitCell();
        else
            emit closeRequested();
        return true;
    default:
        return QWidget::eventFilter(object, event);
    }
}

} // namespace colophon::ui
