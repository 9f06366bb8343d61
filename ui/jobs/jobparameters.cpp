// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobparameters.h"

#include "base/theme.h"
#include "jobs/jobwording.h"
#include "widgets/datefield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

using batch::Parameter;
using batch::ParameterKind;

namespace {

QComboBox *codeBox(const QList<reminders::CodeRow> &rows, bool standard)
{
    auto *box = new QComboBox;
    if (!standard)
        box->addItem(JobParameters::tr("(as it is)"), QString());
    for (const reminders::CodeRow &row : rows) {
        if (!row.enabled)
            continue;
        box->addItem(row.description, row.code);
        if (standard && row.isDefault)
            box->setCurrentIndex(box->count() - 1);
    }
    return box;
}

QLineEdit *lineOf(QWidget *widget)
{
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        return line;
    return widget != nullptr ? widget->findChild<QLineEdit *>() : nullptr;
}

QWidget *fileField(const JobParameters::Choices &choices)
{
    auto *field = new QWidget;
    auto *layout = new QHBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *path = new QLineEdit;
    path->setObjectName(QStringLiteral("jobFile"));
    path->setAccessibleName(JobParameters::tr("File"));
    auto *browse = new QPushButton(JobParameters::tr("Browse…"));
    browse->setObjectName(QStringLiteral("jobFileBrowse"));
    browse->setEnabled(choices.chooseFile != nullptr);
    QObject::connect(browse, &QPushButton::clicked, path, [path, choose = choices.chooseFile] {
        choose([to = QPointer(path)](const QString &chosen) {
            if (to && !chosen.isEmpty())
                to->setText(chosen);
        });
    });
    field->setFocusProxy(path);
    layout->addWidget(path, 1);
    layout->addWidget(browse);
    return field;
}

} // namespace

JobParameters::JobParameters(const batch::Job &job, const Choices &choices, QWidget *parent)
    : QWidget(parent), m_parameters(job.parameters())
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(px(this, 12));
    for (const Parameter &parameter : std::as_const(m_parameters)) {
        QWidget *made = field(parameter, choices);
        made->setParent(this);
        made->setObjectName(QStringLiteral("parameter-") + parameter.key);
        const QString name = JobWording::parameter(parameter.key);
        made->setAccessibleName(name);
        made->setMaximumWidth(px(this, 520));
        m_fields.insert(parameter.key, made);
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        if (parameter.kind != ParameterKind::Flag) {
            auto *label = new QLabel(name, this);
            label->setProperty("secondary", true);
            label->setBuddy(made);
            column->addWidget(label);
        }
        column->addWidget(made);
        layout->addLayout(column);
    }
    if (m_parameters.isEmpty())
        layout->addWidget(new QLabel(tr("This job needs nothing more."), this));
    layout->addStretch(1);
}

QWidget *JobParameters::field(const Parameter &parameter, const Choices &choices)
{
    switch (parameter.kind) {
    case ParameterKind::Date:
        return new DateField(DateField::Show::Long);
    case ParameterKind::ReminderType:
        return codeBox(choices.types, parameter.standard);
    case ParameterKind::ReminderStatus:
        return codeBox(choices.statuses, parameter.standard);
    case ParameterKind::Person: {
        auto *box = new QComboBox;
        box->addItem(tr("Nobody in particular"), QString());
        for (const store::User &person : choices.people)
            box->addItem(person.name, person.login);
        return box;
    }
    case ParameterKind::Process: {
        auto *box = new QComboBox;
        for (const normalization::Process &process : choices.processes)
            box->addItem(process.name, process.name);
        return box;
    }
    case ParameterKind::Flag: {
        auto *box = new QCheckBox(JobWording::parameter(parameter.key));
        box->setChecked(parameter.fallback == QLatin1String("yes"));
        return box;
    }
    case ParameterKind::Choice: {
        auto *box = new QComboBox;
        for (const QString &choice : parameter.choices)
            box->addItem(choice, choice);
        return box;
    }
    case ParameterKind::Line:
        return new QLineEdit;
    case ParameterKind::File:
        return fileField(choices);
    case ParameterKind::Text:
        break;
    }
    auto *text = new QPlainTextEdit;
    text->setTabChangesFocus(true);
    text->setFixedHeight(px(this, 72));
    return text;
}

batch::Values JobParameters::values() const
{
    batch::Values values;
    for (const Parameter &parameter : m_parameters) {
        QWidget *widget = m_fields.value(parameter.key);
        if (auto *date = qobject_cast<DateField *>(widget)) {
            date->take();
            values.insert(parameter.key, date->date().toString(Qt::ISODate));
        } else if (const auto *box = qobject_cast<QComboBox *>(widget)) {
            values.insert(parameter.key, box->currentData().toString());
        } else if (const auto *flag = qobject_cast<QCheckBox *>(widget)) {
            values.insert(parameter.key,
                          flag->isChecked() ? QStringLiteral("yes") : QStringLiteral("no"));
        } else if (const auto *text = qobject_cast<QPlainTextEdit *>(widget)) {
            values.insert(parameter.key, text->toPlainText().trimmed());
        } else if (const QLineEdit *line = lineOf(widget)) {
            values.insert(parameter.key, line->text()); // blanks count where one finds and replaces
        }
    }
    return values;
}

QString JobParameters::fault() const
{
    const batch::Values given = values();
    for (const Parameter &parameter : m_parameters) {
        const auto *date = qobject_cast<DateField *>(m_fields.value(parameter.key));
        if (date != nullptr && date->isFaulty())
            return tr("“%1” is not a day.").arg(date->text());
        if (parameter.required && given.value(parameter.key).isEmpty())
            return tr("%1 must be given.").arg(JobWording::parameter(parameter.key));
    }
    return {};
}

QString JobParameters::shown(const QString &key) const
{
    QWidget *widget = m_fields.value(key);
    if (const auto *date = qobject_cast<DateField *>(widget))
        return date->date().isValid() ? longDate(date->date(), locale()) : tr("(as it is)");
    if (const auto *box = qobject_cast<QComboBox *>(widget))
        return box->currentText();
    if (const auto *flag = qobject_cast<QCheckBox *>(widget))
        return flag->isChecked() ? tr("Yes") : tr("No");
    if (const auto *text = qobject_cast<QPlainTextEdit *>(widget))
        return text->toPlainText().trimmed();
    if (const QLineEdit *line = lineOf(widget))
        return line->text();
    return {};
}

void JobParameters::setFlag(const QString &key, bool on)
{
    if (auto *flag = qobject_cast<QCheckBox *>(m_fields.value(key)))
        flag->setChecked(on);
}

} // namespace colophon::ui
