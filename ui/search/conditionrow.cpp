// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/conditionrow.h"

#include "base/theme.h"
#include "search/wording.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kJoinerWidth = 84;
constexpr int kIndexWidth = 190;
constexpr int kOperatorWidth = 150;
constexpr int kRemoveWidth = 28;
constexpr int kGap = 8;
/// With less room than this for the value a condition takes a second line.
constexpr int kNarrowestValue = 180;

/// As wide as it should be, or less where the window is narrow.
void setUsualWidth(QComboBox *box, int width)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(4);
    box->setMinimumWidth(px(box, width / 2));
    box->setMaximumWidth(px(box, width));
}

void mark(QLineEdit *field, bool faulty)
{
    if (field->property("faulty").toBool() == faulty)
        return;
    field->setProperty("faulty", faulty);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

QString hintFor(search::Index index)
{
    switch (search::infoOf(index).kind) {
    case search::ValueKind::Year:
        return ConditionRow::tr("Four digits: 1992");
    case search::ValueKind::Date:
        return ConditionRow::tr("2026-11-18");
    case search::ValueKind::Tag:
        return ConditionRow::tr("A tag, or a tag and a subfield: 245, 9XX, 245$h");
    case search::ValueKind::Code:
        return ConditionRow::tr("A code: eng, ara");
    default:
        return {};
    }
}

} // namespace

QComboBox *joinerBox(QWidget *parent)
{
    auto *joiner = new QComboBox(parent);
    joiner->setObjectName(QStringLiteral("joiner"));
    joiner->setAccessibleName(ConditionRow::tr("Joined by"));
    joiner->setFixedWidth(px(parent, kJoinerWidth));
    setFirstRow(joiner, false);
    return joiner;
}

void setFirstRow(QComboBox *joiner, bool first)
{
    const QVariant chosen = joiner->currentData();
    joiner->clear();
    joiner->addItem(first ? ConditionRow::tr("Find") : ConditionRow::tr("And"),
                    int(search::Joiner::And));
    if (!first)
        joiner->addItem(ConditionRow::tr("Or"), int(search::Joiner::Or));
    joiner->addItem(ConditionRow::tr("Not"), int(search::Joiner::Not));
    joiner->setCurrentIndex(std::max(0, joiner->findData(chosen)));
}

ConditionRow::ConditionRow(const ValueChoices &choices, QWidget *parent)
    : QWidget(parent), m_choices(choices), m_joiner(joinerBox(this)), m_index(new QComboBox(this)),
      m_op(new QComboBox(this)), m_list(new QComboBox(this)), m_value(new QLineEdit(this)),
      m_and(new QLabel(tr("and"), this)), m_to(new QLineEdit(this)), m_nothing(new QWidget(this)),
      m_values(new QWidget(this)), m_remove(new QToolButton(this)), m_layout(new QGridLayout(this))
{
    setObjectName(QStringLiteral("conditionRow"));
    build();
    for (const search::IndexInfo &info : search::indexes())
        m_index->addItem(Wording::index(info.index), int(info.index));
    connect(m_index, &QComboBox::currentIndexChanged, this, &ConditionRow::showOperators);
    connect(m_op, &QComboBox::currentIndexChanged, this, &ConditionRow::showValue);
    for (QLineEdit *field : {m_value, m_to}) {
        connect(field, &QLineEdit::returnPressed, this, &ConditionRow::submitted);
        connect(field, &QLineEdit::textEdited, this, [field] { mark(field, false); });
    }
    connect(m_remove, &QToolButton::clicked, this, &ConditionRow::removed);
    showOperators();
}

void ConditionRow::build()
{
    const auto name = [](QWidget *widget, const char *object, const QString &spoken) {
        widget->setObjectName(QLatin1String(object));
        widget->setAccessibleName(spoken);
    };
    name(m_index, "conditionIndex", tr("Index"));
    name(m_op, "conditionOperator", tr("Operator"));
    name(m_list, "conditionChoice", tr("Value"));
    name(m_value, "conditionValue", tr("Value"));
    name(m_to, "conditionTo", tr("Last value"));
    name(m_remove, "removeCondition", tr("Remove this condition"));
    m_remove->setToolTip(tr("Remove this condition"));
    m_remove->setIcon(icon(QStringLiteral("x"), Tokens::of(this).text2));
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setFixedSize(px(this, kRemoveWidth), px(this, 26));
    m_index->setMaxVisibleItems(30);
    setUsualWidth(m_index, kIndexWidth);
    setUsualWidth(m_op, kOperatorWidth);
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *values = new QHBoxLayout(m_values);
    values->setContentsMargins(0, 0, 0, 0);
    values->setSpacing(px(this, kGap));
    for (QWidget *part : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_value)})
        values->addWidget(part, 1);
    values->addWidget(m_and);
    values->addWidget(m_to, 1);
    values->addWidget(m_nothing, 1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(px(this, kGap));
    arrange(false);
    // Tab goes as the eye does, whatever the lines.
    QWidget *before = m_joiner;
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_index, m_op, m_list, m_value, m_to, m_remove}) {
        setTabOrder(before, part);
        before = part;
    }
}

void ConditionRow::arrange(bool twoLines)
{
    m_twoLines = twoLines;
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_joiner, m_index, m_op, m_values, m_remove})
        m_layout->removeWidget(part);
    m_layout->addWidget(m_joiner, 0, 0);
    m_layout->addWidget(m_index, 0, 1);
    m_layout->addWidget(m_remove, 0, 4);
    m_layout->addWidget(m_op, twoLines ? 1 : 0, twoLines ? 1 : 2);
    m_layout->addWidget(m_values, twoLines ? 1 : 0, twoLines ? 2 : 3, 1, twoLines ? 3 : 1);
    // Index and operator are as wide as they should be before the value takes the rest.
    m_layout->setColumnStretch(1, 100);
    m_layout->setColumnStretch(2, twoLines ? 1 : 100);
    m_layout->setColumnStretch(3, twoLines ? 0 : 1);
}

void ConditionRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int oneLine =
        kJoinerWidth + kIndexWidth + kOperatorWidth + kRemoveWidth + 4 * kGap + kNarrowestValue;
    const bool twoLines = width() < px(this, oneLine);
    if (twoLines == m_twoLines)
        return;
    arrange(twoLines);
    emit reshaped();
}

search::Index ConditionRow::index() const
{
    return search::Index(m_index->currentData().toInt());
}

search::Operator ConditionRow::op() const
{
    return search::Operator(m_op->currentData().toInt());
}

void ConditionRow::showOperators()
{
    const QVariant former = m_op->currentData();
    const QSignalBlocker quiet(m_op);
    m_op->clear();
    for (const search::Operator op : search::operatorsOf(index()))
        m_op->addItem(Wording::op(op), int(op));
    m_op->setCurrentIndex(std::max(0, m_op->findData(former)));

    const QString typed = value();
    m_list->clear();
    const search::ValueKind kind = search::infoOf(index()).kind;
    if (index() == search::Index::Material) {
        for (const QString &material : search::materials())
            m_list->addItem(Wording::facetValue(search::Facet::Material, material), material);
    } else if (kind == search::ValueKind::Flag) {
        m_list->addItem(tr("Yes"), QStringLiteral("yes"));
        m_list->addItem(tr("No"), QStringLiteral("no"));
    } else if (kind == search::ValueKind::Person) {
        m_list->addItem(tr("Me"), QStringLiteral("me"));
        m_list->addItem(tr("Anybody"), QStringLiteral("any"));
    } else if (index() == search::Index::ReminderState) {
        for (const QString &state : search::reminderStates())
            m_list->addItem(Wording::reminderState(state), state);
    }
    for (const ValueChoice &choice : m_choices.value(index()))
        m_list->addItem(choice.text, choice.value);
    if (kind == search::ValueKind::Choice && m_list->count() > 0)
        //: any type, status or state of a reminder
        m_list->addItem(tr("Any"), QStringLiteral("any"));
    setValue(typed);
    showValue();
}

void ConditionRow::showValue()
{
    const bool empty = op() == search::Operator::Empty;
    const bool list = !empty && m_list->count() > 0;
    const bool between = op() == search::Operator::Between;
    m_list->setVisible(list);
    m_value->setVisible(!empty && !list);
    m_value->setPlaceholderText(hintFor(index()));
    m_to->setPlaceholderText(hintFor(index()));
    m_and->setVisible(between);
    m_to->setVisible(between);
    m_nothing->setVisible(empty);
    mark(m_value, false);
    mark(m_to, false);
}

QString ConditionRow::value() const
{
    return m_list->count() > 0 ? m_list->currentData().toString() : m_value->text().trimmed();
}

void ConditionRow::setValue(const QString &value)
{
    if (m_list->count() == 0) {
        m_value->setText(value);
        return;
    }
    int at = m_list->findData(value, Qt::UserRole, Qt::MatchFixedString);
    if (at < 0 && !value.isEmpty() && search::infoOf(index()).kind != search::ValueKind::Flag
        && index() != search::Index::Material) {
        m_list->addItem(value, value); // someone who has left, a set that is gone
        at = m_list->count() - 1;
    }
    m_list->setCurrentIndex(std::max(0, at));
}

search::QueryRow ConditionRow::row() const
{
    search::QueryRow row;
    row.joiner = search::Joiner(m_joiner->currentData().toInt());
    row.condition = {index(), op(), {}, {}};
    if (op() != search::Operator::Empty)
        row.condition.value = value();
    if (op() == search::Operator::Between)
        row.condition.to = m_to->text().trimmed();
    return row;
}

void ConditionRow::setRow(const search::QueryRow &row)
{
    m_joiner->setCurrentIndex(std::max(0, m_joiner->findData(int(row.joiner))));
    m_index->setCurrentIndex(m_index->findData(int(row.condition.index)));
    m_op->setCurrentIndex(std::max(0, m_op->findData(int(row.condition.op))));
    setValue(row.condition.value);
    m_to->setText(row.condition.to);
}

void ConditionRow::setFirst(bool first)
{
    setFirstRow(m_joiner, first);
}

QString ConditionRow::fault()
{
    const search::Condition condition = row().condition;
    const bool blank = condition.op == search::Operator::Empty
                       || (condition.value.isEmpty() && condition.to.isEmpty());
    const QString fault = blank ? QString() : search::faultOfValue(condition);
    mark(m_value, !fault.isEmpty());
    mark(m_to, !fault.isEmpty() && condition.op == search::Operator::Between);
    return fault;
}

void ConditionRow::focusValue()
{
    const bool list = op() != search::Operator::Empty && m_list->count() > 0;
    QWidget *const field = op() == search::Operator::Empty ? static_cast<QWidget *>(m_op)
                           : list                          ? static_cast<QWidget *>(m_list)
                                                           : m_value;
    field->setFocus();
}

ConditionGroup::ConditionGroup(const ValueChoices &choices, bool nested, QWidget *parent)
    : QWidget(parent), m_choices(choices), m_nested(nested), m_layout(new QVBoxLayout)
{
    setObjectName(nested ? QStringLiteral("conditionGroup") : QStringLiteral("conditions"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(px(this, 6));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(this, 8));
    if (!nested) {
        layout->addLayout(m_layout, 1);
        return;
    }
    m_joiner = joinerBox(this);
    layout->addWidget(m_joiner, 0, Qt::AlignTop);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(px(this, 10), 0, 0, 0);
    inner->setSpacing(px(this, 4));
    inner->addLayout(m_layout);
    auto *add = new QPushButton(icon(QStringLiteral("plus"), Tokens::of(this).text2),
                                tr("Add to the group"), this);
    add->setObjectName(QStringLiteral("addToGroup"));
    add->setProperty("plain", true);
    connect(add, &QPushButton::clicked, this, &ConditionGroup::addCondition);
    inner->addWidget(add, 0, Qt::AlignLeft);
    layout->addLayout(inner, 1);
}

QList<search::QueryRow> ConditionGroup::rows() const
{
    QList<search::QueryRow> rows;
    for (const QWidget *part : m_parts) {
        if (const auto *row = qobject_cast<const ConditionRow *>(part)) {
            rows.append(row->row());
        } else {
            const auto *group = qobject_cast<const ConditionGroup *>(part);
            rows.append({group->joiner(), {}, group->rows()});
        }
    }
    return rows;
}

void ConditionGroup::setRows(const QList<search::QueryRow> &rows)
{
    for (QWidget *part : std::as_const(m_parts)) {
        m_layout->removeWidget(part);
        part->deleteLater();
        part->hide();
    }
    m_parts.clear();
    for (const search::QueryRow &row : rows)
        addRow(row);
    if (rows.isEmpty())
        addRow({});
    emit reshaped();
}

void ConditionGroup::addRow(const search::QueryRow &row)
{
    if (row.isGroup()) {
        auto *group = new ConditionGroup(m_choices, true, this);
        connect(group, &ConditionGroup::submitted, this, &ConditionGroup::submitted);
        connect(group, &ConditionGroup::reshaped, this, &ConditionGroup::reshaped);
        connect(group, &ConditionGroup::removed, this, [this, group] { take(group); });
        put(group);
        group->setRows(row.rows);
        group->setJoiner(row.joiner);
        return;
    }
    auto *condition = new ConditionRow(m_choices, this);
    connect(condition, &ConditionRow::submitted, this, &ConditionGroup::submitted);
    connect(condition, &ConditionRow::removed, this, [this, condition] { take(condition); });
    connect(condition, &ConditionRow::reshaped, this, &ConditionGroup::reshaped);
    put(condition);
    condition->setRow(row);
}

void ConditionGroup::put(QWidget *part)
{
    m_parts.append(part);
    m_layout->addWidget(part);
    part->show();
    adapt();
}

void ConditionGroup::take(QWidget *part)
{
    const qsizetype at = m_parts.indexOf(part);
    m_parts.removeAt(at);
    m_layout->removeWidget(part);
    part->hide();
    part->deleteLater();
    if (m_parts.isEmpty() && m_nested) {
        emit removed();
        return;
    }
    if (m_parts.isEmpty())
        addRow({});
    adapt();
    if (auto *row = qobject_cast<ConditionRow *>(m_parts.at(std::max<qsizetype>(0, at - 1))))
        row->focusValue();
    emit reshaped();
}

void ConditionGroup::adapt()
{
    for (QWidget *part : std::as_const(m_parts)) {
        const bool first = part == m_parts.constFirst();
        if (auto *row = qobject_cast<ConditionRow *>(part))
            row->setFirst(first);
        else
            qobject_cast<ConditionGroup *>(part)->setFirst(first);
    }
}

void ConditionGroup::addCondition()
{
    addRow({});
    qobject_cast<ConditionRow *>(m_parts.constLast())->focusValue();
    emit reshaped();
}

void ConditionGroup::addGroup()
{
    search::QueryRow second;
    second.joiner = search::Joiner::Or;
    addRow({search::Joiner::And, {}, {search::QueryRow(), second}});
    qobject_cast<ConditionGroup *>(m_parts.constLast())->focusFirst();
    emit reshaped();
}

QString ConditionGroup::fault()
{
    QString first;
    for (QWidget *part : std::as_const(m_parts)) {
        auto *row = qobject_cast<ConditionRow *>(part);
        const QString fault =
            row != nullptr ? row->fault() : qobject_cast<ConditionGroup *>(part)->fault();
        if (first.isEmpty())
            first = fault;
    }
    return first;
}

void ConditionGroup::focusFirst()
{
    if (auto *row = qobject_cast<ConditionRow *>(m_parts.constFirst()))
        row->focusValue();
    else
        qobject_cast<ConditionGroup *>(m_parts.constFirst())->focusFirst();
}

search::Joiner ConditionGroup::joiner() const
{
    return search::Joiner(m_joiner->currentData().toInt());
}

void ConditionGroup::setJoiner(search::Joiner joiner)
{
    m_joiner->setCurrentIndex(std::max(0, m_joiner->findData(int(joiner))));
}

void ConditionGroup::setFirst(bool first)
{
    setFirstRow(m_joiner, first);
}

void ConditionGroup::paintEvent(QPaintEvent *)
{
    if (!m_nested)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(m_joiner->geometry().right() + px(this, 8), 0, 2, height()),
                     Tokens::of(this).lineStrong);
}

} // namespace colophon::ui
