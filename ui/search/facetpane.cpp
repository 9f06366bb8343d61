// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/facetpane.h"

#include "base/theme.h"
#include "search/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kFacetRole = Qt::UserRole + 1;
constexpr int kKeyRole = Qt::UserRole + 2;
/// So many values stand there before "Show 4 more".
constexpr qsizetype kShownValues = 5;

/// Rows with room between them, and more of it above each facet.
class FacetDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        const bool facet = !index.parent().isValid();
        size.setHeight(std::max(size.height(), px(option.widget, facet ? 32 : 24)));
        return size;
    }
};

QStandardItem *plainItem(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    return item;
}

} // namespace

FacetPane::FacetPane(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_title(new QLabel(tr("Narrow results"))),
      m_clear(new QPushButton(tr("Clear"))), m_tree(new QTreeView),
      m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("facetPane"));
    build();
    adapt();
    connect(m_clear, &QPushButton::clicked, this, [this] {
        forgetChoices();
        emit choicesChanged();
    });
    connect(m_model, &QStandardItemModel::itemChanged, this, &FacetPane::onItemChanged);
    connect(m_tree, &QTreeView::clicked, this, &FacetPane::onActivated);
    connect(m_tree, &QTreeView::activated, this, &FacetPane::onActivated);
    connect(m_tree, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { m_closed.insert(index.data(kFacetRole).toInt()); });
    connect(m_tree, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_closed.remove(index.data(kFacetRole).toInt()); });
}

void FacetPane::build()
{
    m_tree->setObjectName(QStringLiteral("facetTree"));
    m_tree->setAccessibleName(tr("Narrow results"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setItemDelegate(new FacetDelegate(m_tree));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_clear->setObjectName(QStringLiteral("clearFacets"));
    m_clear->setProperty("link", true);
    m_clear->setEnabled(false);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    head->addWidget(m_clear);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tree, 1);
    head->setObjectName(QStringLiteral("facetHead"));
}

void FacetPane::adapt()
{
    setFixedWidth(px(this, 216));
    const int side = px(this, 12);
    layout()->itemAt(0)->layout()->setContentsMargins(side, px(this, 3), px(this, 4), px(this, 3));
    m_icon->setPixmap(icon(QStringLiteral("funnel"), Tokens::of(this).text2)
                          .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
    m_title->setFont(textFont(this, 13, QFont::DemiBold));
    m_tree->setIndentation(px(this, 16));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(px(this, 20));
    if (m_model->columnCount() == 2) {
        m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
        m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    }
}

void FacetPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    adapt();
}

void FacetPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        adapt();
        setFacets(m_groups);
    }
}

void FacetPane::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(width() - 1, 0, 1, height(), tokens.line);
}

void FacetPane::setFacets(const QList<search::FacetGroup> &groups)
{
    m_groups = groups;
    m_filling = true;
    m_model->clear();
    for (const search::FacetGroup &group : groups)
        addGroup(group);
    m_clear->setEnabled(!m_choices.isEmpty());
    m_filling = false;
    adapt();
}

void FacetPane::addGroup(const search::FacetGroup &group)
{
    const Tokens &tokens = Tokens::of(this);
    const int facet = int(group.facet);
    QStandardItem *const head = plainItem(Wording::facet(group.facet));
    head->setData(facet, kFacetRole);
    head->setFont(textFont(this, 12, QFont::DemiBold));
    if (group.sampled) {
        head->setToolTip(
            tr("These subjects were chosen by a sample of the results. Their counts are "
               "exact."));
    } else if (group.estimated) {
        head->setToolTip(tr("There are many results: these counts are estimates, made from a "
                            "sample of them."));
    }
    QStandardItem *const none = plainItem({});
    m_model->appendRow({head, none});
    const QStringList chosen = m_choices.value(group.facet);
    const bool all = m_unfolded.contains(facet) || group.values.size() <= kShownValues + 1;
    qsizetype hidden = 0;
    for (qsizetype i = 0; i < group.values.size(); ++i) {
        const search::FacetValue &value = group.values.at(i);
        if (!all && i >= kShownValues && !chosen.contains(value.key)) {
            ++hidden;
            continue;
        }
        const QString name = Wording::facetValue(group.facet, value.key);
        const QString number = QLocale().toString(value.count);
        //: an estimated number of records: "≈ 121,000"
        const QString count = group.estimated ? tr("≈ %1").arg(number) : number;
        QStandardItem *const item = plainItem(name);
        item->setCheckable(true);
        item->setCheckState(chosen.contains(value.key) ? Qt::Checked : Qt::Unchecked);
        item->setData(facet, kFacetRole);
        item->setData(value.key, kKeyRole);
        item->setToolTip(name);
        //: a value of a facet and how many records have it
        item->setAccessibleText(tr("%1, %2").arg(name, count));
        QStandardItem *const right = plainItem(count);
        right->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        right->setForeground(tokens.text2);
        head->appendRow({item, right});
    }
    if (hidden > 0) {
        QStandardItem *const more = plainItem(tr("Show %n more", "", int(hidden)));
        more->setData(facet, kFacetRole);
        more->setForeground(tokens.accent);
        head->appendRow({more, plainItem({})});
    }
    m_tree->setExpanded(head->index(), !m_closed.contains(facet));
}

void FacetPane::onItemChanged(QStandardItem *item)
{
    const QString key = item->data(kKeyRole).toString();
    if (m_filling || key.isEmpty())
        return;
    const auto facet = search::Facet(item->data(kFacetRole).toInt());
    QStringList &chosen = m_choices[facet];
    chosen.removeAll(key);
    if (item->checkState() == Qt::Checked)
        chosen.append(key);
    if (chosen.isEmpty())
        m_choices.remove(facet);
    m_clear->setEnabled(!m_choices.isEmpty());
    emit choicesChanged();
}

void FacetPane::onActivated(const QModelIndex &index)
{
    const QModelIndex first = index.siblingAtColumn(0);
    const bool isValue = !first.data(kKeyRole).toString().isEmpty();
    if (isValue && index.column() == 1) {
        QStandardItem *const item = m_model->itemFromIndex(first);
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    } else if (!isValue && first.parent().isValid()) {
        m_unfolded.insert(first.data(kFacetRole).toInt());
        setFacets(QList<search::FacetGroup>(m_groups));
    }
}

void FacetPane::forgetChoices()
{
    m_choices.clear();
    setFacets(QList<search::FacetGroup>(m_groups));
}

} // namespace colophon::ui
