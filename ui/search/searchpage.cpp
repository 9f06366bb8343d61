// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searchpage.h"

#include "base/theme.h"
#include "search/resultmodel.h"
#include "widgets/badge.h"
#include "widgets/messagebar.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace colophon::ui {

namespace {

/// A row of 75 px: icon, title, name and imprint at the left, zone and number in the middle, Edit
/// and ⋮ at the right.
class ResultDelegate final : public QStyledItemDelegate {
public:
    ResultDelegate(Workspace &workspace, QObject *parent)
        : QStyledItemDelegate(parent), m_workspace(workspace)
    {}

    static QRect menuRect(const QRect &row, const QWidget *w)
    {
        return {row.right() - px(w, 38), row.top() + px(w, 12), px(w, 26), px(w, 26)};
    }
    static QRect editRect(const QRect &row, const QWidget *w)
    {
        return {row.right() - px(w, 92), row.top() + px(w, 12), px(w, 46), px(w, 26)};
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {px(option.widget, 600), px(option.widget, 75)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QWidget *w = option.widget;
        const Tokens &t = Tokens::of(w);
        const QRect row = option.rect;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(row, selected                                         ? t.sel
                               : option.state.testFlag(QStyle::State_MouseOver) ? t.hover
                                                                                : t.surface);
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
        if (option.state.testFlag(QStyle::State_HasFocus))
            painter->fillRect(QRect(row.left(), row.top(), 3, row.height()), t.accent);
        icon(materialIcon(index.data(ResultModel::MaterialRole).toString()), t.text2)
            .paint(painter, row.left() + px(w, 16), row.top() + px(w, 11), px(w, 20), px(w, 20));
        const int middle = row.right() - px(w, 330);
        paintTexts(painter, w, t, index,
                   QRect(row.left() + px(w, 48), row.top(), middle - row.left() - px(w, 60),
                         row.height()));
        paintNumbers(painter, w, t, index, middle, row.top());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(t.surface);
        painter->setPen(t.lineStrong);
        painter->drawRoundedRect(QRectF(editRect(row, w)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(t.text);
        painter->setFont(textFont(w, 12, QFont::Medium));
        painter->drawText(editRect(row, w), Qt::AlignCenter, SearchPage::tr("Edit"));
        const QRect menu = menuRect(row, w);
        icon(QStringLiteral("ellipsis-vertical"), t.text2)
            .paint(painter, menu.adjusted(5, 5, -5, -5));
        painter->restore();
    }

private:
    static void paintTexts(QPainter *painter, const QWidget *w, const Tokens &t,
                           const QModelIndex &index, const QRect &area)
    {
        const auto line = [&](int top, const QFont &font, const QColor &colour, const QString &text,
                              int left = 0) {
            painter->setFont(font);
            painter->setPen(colour);
            const QRect box(area.left() + left, area.top() + px(w, top), area.width() - left,
                            px(w, 20));
            const QString shown =
                painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width());
            painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, shown);
            return painter->fontMetrics().horizontalAdvance(shown);
        };
        const int width =
            line(9, textFont(w, 14, QFont::DemiBold), t.accent, index.data().toString());
        const QString script = index.data(ResultModel::TitleScriptRole).toString();
        if (!script.isEmpty() && width + px(w, 60) < area.width())
            line(9, textFont(w, 14), t.text2, QChar(0x2068) + script + QChar(0x2069),
                 width + px(w, 10));
        line(29, textFont(w, 13), t.text, index.data(ResultModel::NameRole).toString());
        line(48, textFont(w, 12), t.text2, index.data(ResultModel::ImprintRole).toString());
    }

    void paintNumbers(QPainter *painter, const QWidget *w, const Tokens &t,
                      const QModelIndex &index, int left, int top) const
    {
        const store::ZoneKind kind = m_workspace.zone().kind;
        paintBadge(*painter, w, badgeOf(kind), badgeText(kind), left, top + px(w, 19));
        painter->setFont(monoFont(w, 12));
        painter->setPen(t.text);
        painter->drawText(QRect(left, top + px(w, 29), px(w, 230), px(w, 20)), Qt::AlignVCenter,
                          index.data(ResultModel::MmsIdRole).toString());
        painter->setFont(textFont(w, 11));
        painter->setPen(t.text3);
        const QString detail = painter->fontMetrics().elidedText(
            index.data(ResultModel::DetailRole).toString(), Qt::ElideRight, px(w, 220));
        painter->drawText(QRect(left, top + px(w, 48), px(w, 230), px(w, 20)), Qt::AlignVCenter,
                          detail);
    }

    Workspace &m_workspace;
};

} // namespace

SearchPage::SearchPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(new ResultModel(workspace, this)),
      m_view(new QListView(this)), m_count(new QLabel(this)), m_sort(new QComboBox(this)),
      m_bar(new MessageBar(this)), m_stack(new QStackedWidget(this)), m_emptyText(new QLabel(this)),
      m_emptyButton(new QPushButton(this))
{
    setObjectName(QStringLiteral("searchPage"));
    m_request.zone = workspace.zone();
    m_request.sort = search::Sort::Relevance;
    buildResults();
    connect(m_model, &ResultModel::pageShown, this, [this](qint64 milliseconds) {
        m_bar->hide();
        m_milliseconds = milliseconds;
        if (m_model->rowCount() > 0)
            m_view->setCurrentIndex(m_model->index(0));
    });
    connect(m_model, &ResultModel::counted, this, &SearchPage::showCount);
    connect(m_model, &ResultModel::failed, this, [this](const Error &error) {
        m_bar->showMessage(
            MessageBar::Kind::Error,
            tr("<b>The search was not done.</b> %1").arg(error.detail.toHtmlEscaped()));
    });
    connect(&workspace, &Workspace::zoneChanged, this, &SearchPage::search);
    connect(&workspace, &Workspace::recordsChanged, this, &SearchPage::search);
    search();
}

void SearchPage::buildResults()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("barStrip"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *strip = new QHBoxLayout(bar);
    strip->setContentsMargins(16, 4, 12, 4);
    m_count->setObjectName(QStringLiteral("resultCount"));
    m_sort->setObjectName(QStringLiteral("sortCombo"));
    m_sort->setAccessibleName(tr("Sort"));
    for (const auto &[name, sort] : {std::pair(tr("Relevance"), search::Sort::Relevance),
                                     {tr("Title"), search::Sort::Title},
                                     {tr("Name"), search::Sort::Name},
                                     {tr("Year"), search::Sort::Year},
                                     {tr("Changed"), search::Sort::Changed}})
        m_sort->addItem(name, int(sort));
    auto *label = new QLabel(tr("So&rt"), bar);
    label->setBuddy(m_sort);
    label->setProperty("secondary", true);
    strip->addWidget(m_count, 1);
    strip->addWidget(label);
    strip->addWidget(m_sort);
    connect(m_sort, &QComboBox::activated, this, &SearchPage::search);

    m_view->setObjectName(QStringLiteral("resultsList"));
    m_view->setAccessibleName(tr("Results"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ResultDelegate(m_workspace, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_view->installEventFilter(this);

    auto *empty = new QWidget(this);
    auto *column = new QVBoxLayout(empty);
    column->addStretch(1);
    m_emptyText->setObjectName(QStringLiteral("emptyText"));
    m_emptyText->setAlignment(Qt::AlignCenter);
    column->addWidget(m_emptyText);
    column->addWidget(m_emptyButton, 0, Qt::AlignCenter);
    column->addStretch(2);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_request.text.isEmpty())
            emit importRequested();
        else
            m_workspace.setZone(m_workspace.zone().kind == store::ZoneKind::Network
                                    ? store::ZoneKind::Institution
                                    : store::ZoneKind::Network);
    });
    m_stack->addWidget(m_view);
    m_stack->addWidget(empty);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
}

void SearchPage::runSearch(search::Index index, const QString &text)
{
    m_request.index = index;
    m_request.text = text.trimmed();
    search();
}

void SearchPage::search()
{
    m_request.zone = m_workspace.zone();
    m_request.sort = search::Sort(m_sort->currentData().toInt());
    m_count->setText(tr("Counting…"));
    m_model->run(m_request);
}

void SearchPage::showCount(qint64 count)
{
    const bool network = m_request.zone.kind == store::ZoneKind::Network;
    const QString number = QLocale().toString(count);
    const QString records =
        count == 1 ? tr("<b>1 record</b>") : tr("<b>%1 records</b>").arg(number);
    m_count->setText(records + u' '
                     + (network ? tr("in the Network Zone") : tr("in the Institution Zone")));
    m_status = tr("%1 found in %2 s")
                   .arg(number, QLocale().toString(double(m_milliseconds) / 1000, 'f', 2));
    emit statusTextChanged(m_status);
    m_stack->setCurrentIndex(count == 0 ? 1 : 0);
    if (count > 0)
        return;
    if (m_request.text.isEmpty()) {
        m_emptyText->setText(tr("<p align=center><b>No records yet</b></p><p align=center>Import "
                                "MARC records from a file.</p>"));
        m_emptyButton->setText(tr("Import Records…"));
    } else {
        m_emptyText->setText(tr("<p align=center><b>No record matches “%1”</b></p><p "
                                "align=center>The other zone may have it.</p>")
                                 .arg(m_request.text.toHtmlEscaped()));
        m_emptyButton->setText(network ? tr("Search the Institution Zone")
                                       : tr("Search the Network Zone"));
    }
}

void SearchPage::focusResults()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void SearchPage::openMenu(const QModelIndex &index, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const MmsId mmsId = m_model->mmsIdAt(index.row());
    menu->addAction(icon(QStringLiteral("square-pen"), this), tr("Edit Record"), this,
                    [this, mmsId] { emit editRequested(mmsId); });
    menu->addAction(icon(QStringLiteral("copy"), this), tr("Copy MMS ID"), this,
                    [mmsId] { QGuiApplication::clipboard()->setText(mmsId.toString()); });
    menu->popup(at);
}

bool SearchPage::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_view && event->type() == QEvent::KeyPress && m_view->currentIndex().isValid()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            emit editRequested(m_model->mmsIdAt(m_view->currentIndex().row()));
            return true;
        }
        if (key->key() == Qt::Key_Menu) {
            const QRect row = m_view->visualRect(m_view->currentIndex());
            openMenu(m_view->currentIndex(),
                     m_view->viewport()->mapToGlobal(
                         ResultDelegate::menuRect(row, m_view).bottomLeft()));
            return true;
        }
    }
    if (object == m_view->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent *>(event)->pos();
        const QModelIndex index = m_view->indexAt(at);
        const QRect row = m_view->visualRect(index);
        if (index.isValid() && ResultDelegate::menuRect(row, m_view).contains(at))
            openMenu(index, m_view->viewport()->mapToGlobal(at));
        else if (index.isValid() && ResultDelegate::editRect(row, m_view).contains(at))
            emit editRequested(m_model->mmsIdAt(index.row()));
    }
    if (object == m_view->viewport() && event->type() == QEvent::MouseButtonDblClick) {
        const QModelIndex index = m_view->indexAt(static_cast<QMouseEvent *>(event)->pos());
        if (index.isValid())
            emit editRequested(m_model->mmsIdAt(index.row()));
        return true;
    }
    return QWidget::eventFilter(object, event);
}

} // namespace colophon::ui
