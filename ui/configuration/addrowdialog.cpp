// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/addrowdialog.h"

#include "base/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

using reminders::CodeKind;
using reminders::CodeRow;

namespace {

void addField(QVBoxLayout *layout, const QString &text, QWidget *field, const QString &hint)
{
    auto *label = new QLabel(text);
    label->setProperty("secondary", true);
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(u'&'));
    field->setAccessibleDescription(hint);
    auto *below = new QLabel(hint);
    below->setProperty("hint", true);
    below->setWordWrap(true);
    below->setFont(textFont(field, 11));
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(field);
    column->addWidget(below);
    layout->addLayout(column);
}

} // namespace

AddRowDialog::AddRowDialog(CodeKind kind, const QList<CodeRow> &rows, QWidget *parent)
    : QDialog(parent), m_rows(rows), m_code(new QLineEdit(this)),
      m_description(new QLineEdit(this)), m_default(new QComboBox(this)), m_error(new QLabel(this))
{
    setObjectName(QStringLiteral("addRowDialog"));
    setWindowTitle(tr("Add Row"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_code->setObjectName(QStringLiteral("addRowCode"));
    m_code->setFont(monoFont(this, 13));
    m_code->setMaxLength(reminders::kLongestCode);
    m_description->setObjectName(QStringLiteral("addRowDescription"));
    m_default->setObjectName(QStringLiteral("addRowDefault"));
    m_default->addItems({tr("No"), tr("Yes")});
    m_error->setObjectName(QStringLiteral("addRowError"));
    m_error->setProperty("faulty", true);
    m_error->setWordWrap(true);
    m_error->hide();
    // Codes are capital letters: what is typed becomes so.
    connect(m_code, &QLineEdit::textEdited, this, [this](const QString &text) {
        const int cursor = m_code->cursorPosition();
        m_code->setText(text.toUpper());
        m_code->setCursorPosition(cursor);
    });

    QString standard;
    for (const CodeRow &row : rows) {
        if (row.isDefault)
            standard = row.description;
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->setSpacing(12);
    addField(layout, tr("&Code"), m_code,
             tr("Capital letters, digits and _, up to %1. It cannot be changed later.")
                 .arg(reminders::kLongestCode));
    addField(layout, tr("&Description"), m_description,
             kind == CodeKind::Type ? tr("What catalogers see in the Type list.")
                                    : tr("What catalogers see in the Status list."));
    addField(layout, tr("De&fault"), m_default,
             tr("Choosing Yes takes the default away from %1.").arg(standard));
    layout->addWidget(m_error);
    auto *buttons = new QDialogButtonBox(this);
    auto *add = new QPushButton(tr("Add Row"), this);
    add->setObjectName(QStringLiteral("addRowAdd"));
    add->setProperty("primary", true);
    buttons->addButton(add, QDialogButtonBox::AcceptRole);
    add->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddRowDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    setFixedWidth(px(this, 440));
    m_code->setFocus();
}

void AddRowDialog::fault(QLineEdit *field, const QString &sentence)
{
    m_error->setText(sentence);
    m_error->show();
    field->setFocus();
}

void AddRowDialog::accept()
{
    CodeRow row;
    row.code = m_code->text().trimmed();
    row.description = m_description->text().trimmed();
    row.isDefault = m_default->currentIndex() == 1;
    if (row.code.isEmpty()) {
        fault(m_code, tr("Give the row a code."));
        return;
    }
    const Result<void> sound = reminders::checkNewCode(row.code, m_rows);
    if (!sound) {
        fault(m_code, reminders::codeRow(m_rows, row.code) != nullptr
                          ? tr("The code %1 is in the table already. Choose another.").arg(row.code)
                          : tr("A code has capital letters A to Z, digits and _."));
        return;
    }
    if (row.description.isEmpty()) {
        fault(m_description, tr("Write what catalogers see in the list."));
        return;
    }
    emit added(row);
    QDialog::accept();
}

} // namespace colophon::ui
