// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/querypane.h"

#include "base/theme.h"
#include "search/queryedit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

/// More rows than this are scrolled to, so that results stay in sight.
constexpr int kTallestRows = 210;

QPushButton *flatButton(const QString &text, const char *name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    button->setProperty("plain", true);
    return button;
}

} // namespace

QueryPane::QueryPane(QWidget *parent)
    : QWidget(parent), m_rows(new ConditionGroup(m_choices, false)),
      m_text(new QueryEdit(m_choices)), m_scroll(new QScrollArea), m_stack(new QStackedWidget),
      m_fault(new QLabel), m_addCondition(flatButton(tr("Add a condition"), "addCondition", this)),
      m_addGroup(flatButton(tr("Add a group"), "addGroup", this)),
      m_mode(flatButton(tr("Write as text"), "queryMode", this)),
      m_search(new QPushButton(tr("Search")))
{
    setObjectName(QStringLiteral("queryPane"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    build();
    m_rows->setRows({});
    connect(m_addCondition, &QPushButton::clicked, m_rows, &ConditionGroup::addCondition);
    connect(m_addGroup, &QPushButton::clicked, m_rows, &ConditionGroup::addGroup);
    connect(m_mode, &QPushButton::clicked, this, [this] { showText(!showsText()); });
    connect(m_search, &QPushButton::clicked, this, &QueryPane::submit);
    connect(m_rows, &ConditionGroup::submitted, this, &QueryPane::submit);
    connect(m_rows, &ConditionGroup::reshaped, this, [this] {
        fitHeight();
        // A row that is new has its size only once the layout was made anew.
        QTimer::singleShot(0, this, &QueryPane::fitHeight);
    });
    connect(m_text, &QueryEdit::submitted, this, &QueryPane::submit);
    connect(m_text, &QueryEdit::checked, this, &QueryPane::showFault);
}

void QueryPane::build()
{
    m_search->setObjectName(QStringLiteral("runQuery"));
    m_search->setProperty("primary", true);
    m_fault->setObjectName(QStringLiteral("queryFault"));
    m_fault->setProperty("faulty", true);
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_scroll->setWidget(m_rows);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_rows->setAutoFillBackground(false);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_text);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(this, 8));
    buttons->addWidget(m_addCondition);
    buttons->addWidget(m_addGroup);
    buttons->addStretch(1);
    buttons->addWidget(m_mode);
    buttons->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(px(this, 6));
    layout->addWidget(m_stack);
    layout->addWidget(m_fault);
    layout->addLayout(buttons);
}

void QueryPane::addButton(QPushButton *button)
{
    auto *buttons = static_cast<QHBoxLayout *>(layout()->itemAt(2)->layout());
    buttons->insertWidget(buttons->indexOf(m_search), button);
}

void QueryPane::setChoices(const ValueChoices &choices)
{
    m_choices = choices;
    if (!showsText())
        m_rows->setRows(m_rows->rows());
}

bool QueryPane::showsText() const
{
    return m_stack->currentWidget() == m_text;
}

void QueryPane::setQuery(const QString &query)
{
    const search::ParsedQuery parsed = search::parseQuery(query);
    if (parsed.fault) {
        m_text->setQuery(query);
        m_stack->setCurrentWidget(m_text);
        fitHeight();
        return;
    }
    m_rows->setRows(search::rowsOf(parsed.tree));
    m_text->setQuery(query);
    showFault({});
}

QString QueryPane::query()
{
    if (showsText()) {
        const std::optional<search::QueryFault> fault = m_text->fault();
        showFault(fault ? fault->reason : QString());
        return fault ? QString() : m_text->query();
    }
    const QString fault = m_rows->fault();
    showFault(fault);
    return fault.isEmpty() ? search::textOf(search::treeOf(m_rows->rows())) : QString();
}

void QueryPane::showText(bool text)
{
    if (text == showsText())
        return;
    if (text) {
        m_text->setQuery(search::textOf(search::treeOf(m_rows->rows())));
        m_stack->setCurrentWidget(m_text);
    } else {
        const search::ParsedQuery parsed = search::parseQuery(m_text->query());
        if (parsed.fault) { // stays until it can be read
            m_text->setFocus();
            return;
        }
        m_rows->setRows(search::rowsOf(parsed.tree));
        m_stack->setCurrentWidget(m_scroll);
        showFault({});
    }
    fitHeight();
    focusFirst();
}

void QueryPane::focusFirst()
{
    if (showsText())
        m_text->setFocus();
    else
        m_rows->focusFirst();
}

void QueryPane::submit()
{
    const QString query = this->query();
    if (m_fault->isHidden())
        emit searchRequested(query);
}

void QueryPane::showFault(const QString &fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

void QueryPane::fitHeight()
{
    m_mode->setText(showsText() ? tr("Show as rows") : tr("Write as text"));
    m_addCondition->setVisible(!showsText());
    m_addGroup->setVisible(!showsText());
    m_rows->layout()->activate();
    const int rows = std::min(m_rows->sizeHint().height(), px(this, kTallestRows));
    m_stack->setFixedHeight(showsText() ? m_text->sizeHint().height() : rows);
}

void QueryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    layout()->setContentsMargins(px(this, 14), px(this, 10), px(this, 12), px(this, 8));
    m_addCondition->setIcon(icon(QStringLiteral("plus"), Tokens::of(this).text2));
    m_search->setIcon(icon(QStringLiteral("search"), Tokens::of(this).onAccent));
    fitHeight();
}

void QueryPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        fitHeight();
}

void QueryPane::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(0, height() - 1, width(), 1, tokens.line);
}

} // namespace colophon::ui
