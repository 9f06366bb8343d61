// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/findinrecord.h"

#include "base/theme.h"
#include "editor/recordgrid.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

FindInRecord::FindInRecord(std::function<RecordGrid *()> grid, QWidget *parent)
    : QFrame(parent), m_grid(std::move(grid)), m_what(new QLineEdit(this)),
      m_with(new QLineEdit(this)), m_case(new QCheckBox(tr("Match &case"), this)),
      m_expression(new QCheckBox(tr("Regular e&xpression"), this)), m_count(new QLabel(this)),
      m_replaceRow(new QWidget(this)), m_replace(new QPushButton(tr("Re&place"), this)),
      m_replaceAll(new QPushButton(tr("Replace &All"), this))
{
    setObjectName(QStringLiteral("findBar"));
    m_what->setObjectName(QStringLiteral("findText"));
    m_what->setAccessibleName(tr("Find in the record"));
    m_what->setPlaceholderText(tr("Find in the record"));
    m_with->setObjectName(QStringLiteral("replaceText"));
    m_with->setAccessibleName(tr("Replace with"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setProperty("hint", true);
    m_expression->setObjectName(QStringLiteral("findExpression"));
    m_case->setObjectName(QStringLiteral("findCase"));
    m_replace->setObjectName(QStringLiteral("replaceOne"));
    m_replaceAll->setObjectName(QStringLiteral("replaceAll"));
    auto *find = new QHBoxLayout;
    find->addWidget(m_what, 1);
    const auto button = [&](const QString &text, const QString &tip, auto slot) {
        auto *made = new QToolButton(this);
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        connect(made, &QToolButton::clicked, this, slot);
        find->addWidget(made);
    };
    button(QStringLiteral("‹"), tr("Previous (Shift+Enter)"), [this] { go(-1); });
    button(QStringLiteral("›"), tr("Next (Enter)"), [this] { go(1); });
    find->addWidget(m_case);
    find->addWidget(m_expression);
    find->addWidget(m_count);
    button(QStringLiteral("✕"), tr("Close (Esc)"), [this] { closeBar(); });
    auto *replace = new QHBoxLayout(m_replaceRow);
    replace->setContentsMargins(0, 0, 0, 0);
    replace->addWidget(m_with, 1);
    replace->addWidget(m_replace);
    replace->addWidget(m_replaceAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(4);
    layout->addLayout(find);
    layout->addWidget(m_replaceRow);
    for (QLineEdit *field : {m_what, m_with})
        field->installEventFilter(this);
    connect(m_what, &QLineEdit::textChanged, this, &FindInRecord::search);
    connect(m_case, &QCheckBox::toggled, this, &FindInRecord::search);
    connect(m_expression, &QCheckBox::toggled, this, &FindInRecord::search);
    connect(m_replace, &QPushButton::clicked, this, &FindInRecord::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindInRecord::replaceAll);
    hide();
}

void FindInRecord::open(bool replacing)
{
    RecordGrid *grid = m_grid();
    if (grid == nullptr)
        return;
    grid->commitCell();
    m_replaceRow->setVisible(replacing);
    show();
    m_what->setFocus(Qt::ShortcutFocusReason);
    m_what->selectAll();
    follow();
}

void FindInRecord::closeBar()
{
    hide();
    if (RecordGrid *grid = m_grid())
        grid->setFocus();
}

marc::FindRequest FindInRecord::request() const
{
    return {m_what->text(), m_expression->isChecked(), m_case->isChecked()};
}

void FindInRecord::follow()
{
    const RecordGrid *grid = m_grid();
    if (!isVisible())
        return;
    if (grid == nullptr) {
        hide();
        return;
    }
    const bool writable = !m_grid()->session().isReadOnly();
    m_replace->setEnabled(writable);
    m_replaceAll->setEnabled(writable);
    search();
}

void FindInRecord::search()
{
    RecordGrid *grid = m_grid();
    if (grid == nullptr)
        return;
    const Result<QList<marc::Hit>> hits = marc::find(grid->session().record(), request());
    m_hits = hits ? *hits : QList<marc::Hit>();
    m_at = qBound(-1, m_at, int(m_hits.size()) - 1);
    if (!hits)
        m_count->setText(hits.error().detail);
    else if (m_what->text().isEmpty())
        m_count->clear();
    else if (m_at >= 0)
        m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(m_hits.size()));
    else
        m_count->setText(tr("%1 found").arg(m_hits.size()));
}

void FindInRecord::go(int by)
{
    search();
    if (m_hits.isEmpty())
        return;
    const int count = int(m_hits.size());
    m_at = m_at < 0 ? (by > 0 ? 0 : count - 1) : (m_at + by + count) % count;
    showHit();
}

void FindInRecord::showHit()
{
    RecordGrid *grid = m_grid();
    if (m_at < 0 || m_at >= m_hits.size() || grid == nullptr)
        return;
    m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(m_hits.size()));
    grid->showHit(m_hits.at(m_at));
    m_what->setFocus(); // the bar goes on
}

void FindInRecord::replaceOne()
{
    RecordGrid *grid = m_grid();
    if (grid == nullptr)
        return;
    if (m_at < 0) {
        go(1);
        return;
    }
    const marc::Hit hit = m_hits.value(m_at);
    const Result<marc::Record> after =
        marc::replaceOne(grid->session().record(), request(), m_with->text(), hit);
    if (!after) {
        m_count->setText(after.error().detail);
        return;
    }
    grid->session().apply(*after, tr("Replace"), int(hit.field) + 1);
    search();
    if (m_at >= 0)
        showHit();
}

void FindInRecord::replaceAll()
{
    RecordGrid *grid = m_grid();
    if (grid == nullptr)
        return;
    const Result<marc::Replaced> after =
        marc::replaceAll(grid->session().record(), request(), m_with->text());
    if (!after) {
        m_count->setText(after.error().detail);
        return;
    }
    grid->session().apply(after->record, tr("Replace all"), 0);
    search();
    m_count->setText(tr("%n replaced", "", after->count));
}

bool FindInRecord::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (object == m_with)
            replaceOne();
        else
            go(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    case Qt::Key_Escape:
        closeBar();
        return true;
    default:
        return QFrame::eventFilter(object, event);
    }
}

} // namespace colophon::ui
