// SPDX-License-Identifier: GPL-3.0-or-later
#include "sets/setdialog.h"

#include "base/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

QVBoxLayout *dialogLayout(QDialog *dialog)
{
    dialog->setModal(true);
    dialog->setMinimumWidth(px(dialog, 440));
    auto *layout = new QVBoxLayout(dialog);
    const int margin = px(dialog, 20);
    layout->setContentsMargins(margin, margin, margin, px(dialog, 12));
    layout->setSpacing(px(dialog, 4));
    return layout;
}

void addField(QVBoxLayout *layout, const QString &label, QWidget *field, const QString &name)
{
    auto *text = new QLabel(label);
    text->setBuddy(field);
    field->setObjectName(name);
    QString spoken = label;
    field->setAccessibleName(spoken.remove(u'&'));
    layout->addWidget(text);
    layout->addWidget(field);
    layout->addSpacing(8);
}

QDialogButtonBox *addButtons(QVBoxLayout *layout, QDialog *dialog, const QString &save)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    auto *primary = new QPushButton(save, dialog);
    primary->setProperty("primary", true);
    buttons->addButton(primary, QDialogButtonBox::AcceptRole);
    primary->setDefault(true);
    primary->setObjectName(QStringLiteral("setDialogSave"));
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addStretch(1);
    layout->addWidget(buttons);
    return buttons;
}

QPushButton *primaryOf(const QDialogButtonBox *buttons)
{
    return buttons->findChild<QPushButton *>(QStringLiteral("setDialogSave"));
}

} // namespace

SetDialog::SetDialog(const search::RecordSet &set, const QString &title, const QString &save,
                     bool choosesKind, QWidget *parent)
    : QDialog(parent), m_set(set), m_name(new QLineEdit(set.name)),
      m_description(new QLineEdit(set.description)), m_query(new QLineEdit(set.query)),
      m_shared(new QCheckBox(tr("&Shared: everyone sees it and may use it"))),
      m_itemized(new QRadioButton(tr("&Itemized: the records found now"))),
      m_logical(new QRadioButton(tr("&Logical: whatever the query finds, each time"))),
      m_fault(new QLabel)
{
    setObjectName(QStringLiteral("setDialog"));
    setWindowTitle(title);
    auto *layout = dialogLayout(this);
    addField(layout, tr("&Name"), m_name, QStringLiteral("setName"));
    addField(layout, tr("&Description"), m_description, QStringLiteral("setDescription"));
    build(choosesKind);
    m_buttons = addButtons(layout, this, save);
    m_save = primaryOf(m_buttons);
    connect(m_name, &QLineEdit::textChanged, this, &SetDialog::check);
    connect(m_query, &QLineEdit::textChanged, this, &SetDialog::check);
    connect(m_logical, &QRadioButton::toggled, this, &SetDialog::check);
    check();
}

void SetDialog::build(bool choosesKind)
{
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    const bool logical = m_set.kind == search::SetKind::Logical;
    m_logical->setChecked(logical);
    m_itemized->setChecked(!logical);
    m_logical->setObjectName(QStringLiteral("setLogical"));
    m_itemized->setObjectName(QStringLiteral("setItemized"));
    if (choosesKind) {
        column->addWidget(m_itemized);
        column->addWidget(m_logical);
        column->addSpacing(8);
    } else {
        m_itemized->hide();
        m_logical->hide();
        m_itemized->setParent(this);
        m_logical->setParent(this);
    }
    if (logical || choosesKind) {
        addField(column, tr("&Query"), m_query, QStringLiteral("setQuery"));
        m_query->setReadOnly(choosesKind);
    } else {
        m_query->setParent(this);
        m_query->hide();
    }
    m_fault->setObjectName(QStringLiteral("setFault"));
    m_fault->setProperty("faulty", true);
    m_fault->setWordWrap(true);
    column->addWidget(m_fault);
    m_shared->setObjectName(QStringLiteral("setShared"));
    m_shared->setChecked(m_set.shared);
    column->addWidget(m_shared);
}

void SetDialog::check()
{
    QString reason;
    if (m_logical->isChecked()) {
        const search::ParsedQuery parsed = search::parseQuery(m_query->text());
        if (parsed.fault)
            reason = parsed.fault->reason;
    }
    m_fault->setText(reason);
    m_fault->setVisible(!reason.isEmpty());
    m_save->setEnabled(!m_name->text().trimmed().isEmpty() && reason.isEmpty());
}

search::RecordSet SetDialog::set() const
{
    search::RecordSet set = m_set;
    set.name = m_name->text().trimmed();
    set.description = m_description->text().trimmed();
    set.shared = m_shared->isChecked();
    set.kind = m_logical->isChecked() ? search::SetKind::Logical : search::SetKind::Itemized;
    set.query = m_logical->isChecked() ? m_query->text().trimmed() : QString();
    return set;
}

AddToSetDialog::AddToSetDialog(qsizetype records, const QList<search::RecordSet> &sets,
                               QWidget *parent)
    : QDialog(parent), m_sets(sets), m_name(new QComboBox)
{
    setObjectName(QStringLiteral("addToSetDialog"));
    setWindowTitle(tr("Add to set"));
    auto *layout = dialogLayout(this);
    layout->addWidget(new QLabel(tr("%n record(s) go into the set.", "", int(records))));
    layout->addSpacing(8);
    m_name->setEditable(true);
    m_name->setInsertPolicy(QComboBox::NoInsert);
    for (const search::RecordSet &set : sets)
        m_name->addItem(set.name);
    m_name->lineEdit()->setPlaceholderText(tr("A set, or the name of a new one"));
    addField(layout, tr("&Set"), m_name, QStringLiteral("addToSetName"));
    QPushButton *const save = primaryOf(addButtons(layout, this, tr("Add to Set")));
    const auto check = [this, save] { save->setEnabled(!name().isEmpty()); };
    connect(m_name, &QComboBox::editTextChanged, this, check);
    check();
    m_name->lineEdit()->selectAll();
}

QString AddToSetDialog::name() const
{
    return m_name->currentText().trimmed();
}

std::optional<search::RecordSet> AddToSetDialog::chosen() const
{
    for (const search::RecordSet &set : m_sets) {
        if (set.name.compare(name(), Qt::CaseInsensitive) == 0)
            return set;
    }
    return std::nullopt;
}

CombineDialog::CombineDialog(const search::RecordSet &first, const QList<search::RecordSet> &others,
                             QWidget *parent)
    : QDialog(parent), m_others(others), m_how(new QComboBox), m_second(new QComboBox),
      m_name(new QLineEdit)
{
    setObjectName(QStringLiteral("combineDialog"));
    setWindowTitle(tr("Combine “%1”").arg(first.name));
    auto *layout = dialogLayout(this);
    m_how->addItem(tr("And: in both"), int(search::Combination::And));
    m_how->addItem(tr("Or: in one of them"), int(search::Combination::Or));
    m_how->addItem(tr("Not: in this one alone"), int(search::Combination::Not));
    for (const search::RecordSet &set : others)
        m_second->addItem(set.name);
    addField(layout, tr("&How"), m_how, QStringLiteral("combineHow"));
    addField(layout, tr("&With"), m_second, QStringLiteral("combineSecond"));
    addField(layout, tr("&Name of the new set"), m_name, QStringLiteral("combineName"));
    QPushButton *const save = primaryOf(addButtons(layout, this, tr("Combine")));
    const auto check = [this, save] { save->setEnabled(!name().isEmpty()); };
    connect(m_name, &QLineEdit::textChanged, this, check);
    check();
}

search::Combination CombineDialog::how() const
{
    return search::Combination(m_how->currentData().toInt());
}

search::RecordSet CombineDialog::second() const
{
    return m_others.at(m_second->currentIndex());
}

QString CombineDialog::name() const
{
    return m_name->text().trimmed();
}

} // namespace colophon::ui
