// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/alertspanel.h"

#include "base/theme.h"
#include "editor/alertmarks.h"
#include "editor/alertwording.h"
#include "schema/validator.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

using schema::Issue;
using schema::Severity;

enum Column { IconColumn, PlaceColumn, SentenceColumn, FixColumn, ColumnCount };
constexpr int kRowsAtMost = 6;

QColor colourOf(Severity severity, const Tokens &tokens)
{
    return severity == Severity::Error     ? tokens.err
           : severity == Severity::Warning ? tokens.warn
                                           : tokens.accent;
}

QColor groundOf(Severity severity, const Tokens &tokens)
{
    return severity == Severity::Error     ? tokens.errBg
           : severity == Severity::Warning ? tokens.warnBg
                                           : tokens.accentSoft;
}

} // namespace

AlertsPanel::AlertsPanel(QWidget *parent)
    : QWidget(parent), m_counts(new QHBoxLayout), m_checked(new QLabel(this)),
      m_fold(new QToolButton(this)), m_list(new QTableWidget(0, ColumnCount, this))
{
    setObjectName(QStringLiteral("alertsPanel"));
    setAccessibleName(tr("Alerts"));
    buildList();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_list);
    showCounts();
    fit();
}

QWidget *AlertsPanel::buildHead()
{
    auto *head = new QWidget(this);
    head->setObjectName(QStringLiteral("barStrip"));
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(px(this, 28));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 0, 8, 0);
    auto *title = new QLabel(tr("Alerts"), head);
    title->setFont(textFont(this, 12, QFont::DemiBold));
    m_counts->setSpacing(8);
    m_checked->setProperty("hint", true);
    m_checked->setFont(textFont(this, 12));
    m_checked->setObjectName(QStringLiteral("alertsChecked"));
    m_fold->setObjectName(QStringLiteral("alertsFold"));
    m_fold->setFixedSize(px(this, 24), px(this, 24));
    connect(m_fold, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    row->addWidget(title);
    row->addSpacing(4);
    row->addLayout(m_counts);
    row->addStretch(1);
    row->addWidget(m_checked);
    row->addWidget(m_fold);
    return head;
}

void AlertsPanel::buildList()
{
    m_list->setObjectName(QStringLiteral("alertsList"));
    m_list->setAccessibleName(tr("Alerts of this record"));
    m_list->horizontalHeader()->hide();
    m_list->verticalHeader()->hide();
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->verticalHeader()->setMinimumSectionSize(10);
    m_list->verticalHeader()->setDefaultSectionSize(px(this, 25));
    m_list->horizontalHeader()->setMinimumSectionSize(10);
    m_list->horizontalHeader()->setSectionResizeMode(SentenceColumn, QHeaderView::Stretch);
    m_list->setColumnWidth(IconColumn, px(this, 34));
    m_list->setColumnWidth(PlaceColumn, px(this, 62));
    m_list->setColumnWidth(FixColumn, px(this, 150));
    m_list->installEventFilter(this);
    connect(m_list, &QTableWidget::cellClicked, this, [this](int row, int column) {
        if (column == FixColumn && m_mayFix && m_issues.value(row).fix)
            emit fixWanted(row);
        else
            emit jumpWanted(row);
    });
}

void AlertsPanel::show(const marc::Record &record, const QList<Issue> &issues,
                       const QDateTime &checkedAt, bool mayFix)
{
    m_checked->setText(
        checkedAt.isValid()
            ? tr("Checked %1").arg(QLocale().toString(checkedAt.time(), QLocale::ShortFormat))
            : QString());
    if (issues == m_issues && mayFix == m_mayFix && record == m_record)
        return;
    const bool counts = issues.size() != m_issues.size() || issues != m_issues;
    m_record = record;
    m_issues = issues;
    m_mayFix = mayFix;
    fill();
    if (counts)
        showCounts();
    fit();
}

void AlertsPanel::fill()
{
    const int before = current();
    m_list->setRowCount(int(m_issues.size()));
    for (int row = 0; row < m_issues.size(); ++row)
        fillRow(row);
    if (before >= m_issues.size())
        setCurrent(int(m_issues.size()) - 1);
}

void AlertsPanel::fillRow(int row)
{
    const Tokens &tokens = Tokens::of(this);
    const Issue &issue = m_issues.at(row);
    const QString place = schema::placeText(m_record, issue);
    const QString sentence = alertSentence(issue);
    const QString spoken = tr("%1 in %2. %3").arg(severityName(issue.severity), place, sentence);
    const auto set = [&](int column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setToolTip(sentence);
        item->setData(Qt::AccessibleTextRole, spoken);
        m_list->setItem(row, column, item);
        return item;
    };
    set(IconColumn, {})
        ->setIcon(icon(severityIcon(issue.severity), colourOf(issue.severity, tokens)));
    QTableWidgetItem *tag = set(PlaceColumn, place);
    tag->setFont(monoFont(this, 12));
    tag->setForeground(tokens.accent);
    set(SentenceColumn, sentence)->setFont(textFont(this, 12));
    QTableWidgetItem *fix = set(FixColumn, m_mayFix ? fixLabel(issue) : QString());
    fix->setFont(textFont(this, 12));
    fix->setForeground(tokens.accent);
    fix->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (issue.fix && m_mayFix)
        fix->setData(Qt::AccessibleTextRole, tr("%1: %2").arg(fixLabel(issue), spoken));
}

void AlertsPanel::showCounts()
{
    while (QLayoutItem *item = m_counts->takeAt(0)) {
        // Not at once: a change of the theme goes through all widgets that there are.
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const Tokens &tokens = Tokens::of(this);
    QStringList spoken;
    const auto add = [&](Severity severity, const QString &text) {
        spoken.append(text);
        auto *badge = new QLabel(text, this);
        badge->setObjectName(QStringLiteral("alertsCount"));
        badge->setFont(textFont(this, 11, QFont::Medium));
        badge->setStyleSheet(
            QStringLiteral("color: %1; background: %2; border-radius: 3px; padding: 1px 6px;")
                .arg(colourOf(severity, tokens).name(), groundOf(severity, tokens).name()));
        m_counts->addWidget(badge);
    };
    if (const int errors = int(schema::countOf(m_issues, Severity::Error)); errors > 0)
        add(Severity::Error, tr("%n error(s)", "", errors));
    if (const int warnings = int(schema::countOf(m_issues, Severity::Warning)); warnings > 0)
        add(Severity::Warning, tr("%n warning(s)", "", warnings));
    if (const int others = int(schema::countOf(m_issues, Severity::Information)); others > 0)
        add(Severity::Information, tr("%n informational", "", others));
    if (m_issues.isEmpty()) {
        auto *none = new QLabel(tr("None"), this);
        none->setObjectName(QStringLiteral("alertsCount"));
        none->setFont(textFont(this, 12));
        none->setProperty("hint", true);
        m_counts->addWidget(none);
        spoken.append(tr("none"));
    }
    const QString name = tr("Alerts, %1").arg(spoken.join(QStringLiteral(", ")));
    if (name == accessibleName())
        return;
    setAccessibleName(name);
    // Told without moving the focus.
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void AlertsPanel::fit()
{
    const int rows = qMin(int(m_issues.size()), kRowsAtMost);
    m_list->setFixedHeight(rows * px(this, 25));
    m_list->setVisible(m_list->property("folded").toBool() == false && rows > 0);
    const bool open = isOpen();
    m_fold->setIcon(
        icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), this));
    m_fold->setAccessibleName(open ? tr("Fold the alerts") : tr("Unfold the alerts"));
    m_fold->setToolTip(m_fold->accessibleName());
}

int AlertsPanel::current() const
{
    return m_list->currentRow();
}

void AlertsPanel::setCurrent(int alert)
{
    m_list->setCurrentCell(alert, SentenceColumn);
}

bool AlertsPanel::isOpen() const
{
    return !m_list->property("folded").toBool();
}

void AlertsPanel::setOpen(bool open)
{
    m_list->setProperty("folded", !open);
    fit();
}

void AlertsPanel::focusList()
{
    setOpen(true);
    if (current() < 0 && !m_issues.isEmpty())
        setCurrent(0);
    if (m_issues.isEmpty())
        m_fold->setFocus(Qt::ShortcutFocusReason);
    else
        m_list->setFocus(Qt::ShortcutFocusReason);
}

bool AlertsPanel::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_list && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (current() >= 0)
                emit jumpWanted(current());
            return true;
        case Qt::Key_Escape:
            emit closeWanted();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(object, event);
}

void AlertsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_filling) {
        m_filling = true; // what is filled in changes palettes itself
        fill();
        showCounts();
        m_filling = false;
    }
}

} // namespace colophon::ui
