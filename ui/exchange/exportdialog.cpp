// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/exportdialog.h"

#include "base/theme.h"
#include "exchange/formrows.h"
#include "marc/tablewriter.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

QVBoxLayout *rowLayout(QWidget *row)
{
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    return layout;
}

} // namespace

ExportDialog::ExportDialog(QWidget *parent)
    : QDialog(parent), m_format(new QComboBox(this)), m_coding(new QComboBox(this)),
      m_codingRow(new QWidget(this)), m_fields(new QLineEdit(this)), m_fieldsRow(new QWidget(this)),
      m_fault(new QLabel(this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export Records"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    for (const marc::Format format : marc::allFormats())
        m_format->addItem(marc::formatName(format), int(format));
    m_coding->setObjectName(QStringLiteral("exportCoding"));
    for (const marc::Coding coding : {marc::Coding::Utf8, marc::Coding::Marc8})
        m_coding->addItem(codingLabel(coding), int(coding));
    m_fields->setObjectName(QStringLiteral("exportFields"));
    m_fields->setFont(monoFont(this, 13));
    m_fields->setText(marc::defaultColumns());
    m_fault->setObjectName(QStringLiteral("exportFault"));
    m_fault->setProperty("faulty", true);
    m_fault->setWordWrap(true);
    m_fault->hide();
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
    build();
    formatChanged();
}

void ExportDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->setSpacing(12);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    layout->addWidget(new QLabel(tr("All records that the search found are written."), this));
    addFormRow(layout, tr("&Format"), m_format, {});
    addFormRow(rowLayout(m_codingRow), tr("&Characters"), m_coding,
               tr("MARC-8 is for systems that can't read UTF-8. What it has no character for is "
                  "written as a number, such as &#x20AC;."));
    addFormRow(rowLayout(m_fieldsRow), tr("&Fields"), m_fields,
               tr("Separated by commas: 001, 245ab, 6XX, LDR/06, 008/35-37. A column each."));
    layout->addWidget(m_codingRow);
    layout->addWidget(m_fieldsRow);
    layout->addWidget(m_fault);
    auto *buttons = new QDialogButtonBox(this);
    auto *choose = new QPushButton(tr("Choose F&ile…"), this);
    choose->setObjectName(QStringLiteral("exportChoose"));
    choose->setProperty("primary", true);
    buttons->addButton(choose, QDialogButtonBox::AcceptRole);
    choose->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::finish);
    layout->addWidget(buttons);
    buttons->setMinimumWidth(px(this, 400));
    m_format->setFocus();
}

marc::Format ExportDialog::format() const
{
    return marc::Format(m_format->currentData().toInt());
}

void ExportDialog::formatChanged()
{
    m_codingRow->setVisible(format() == marc::Format::Iso2709);
    m_fieldsRow->setVisible(format() == marc::Format::Csv || format() == marc::Format::Tsv);
    m_fault->hide();
}

void ExportDialog::finish()
{
    marc::WriteOptions options;
    if (format() == marc::Format::Iso2709)
        options.coding = marc::Coding(m_coding->currentData().toInt());
    if (format() == marc::Format::Csv || format() == marc::Format::Tsv) {
        options.columns = m_fields->text().trimmed();
        const auto columns = marc::parseColumns(options.columns);
        if (!columns) {
            m_fault->setText(columns.error().detail);
            m_fault->show();
            m_fields->setFocus();
            return;
        }
    }
    emit exportWanted(format(), options);
    accept();
}

} // namespace colophon::ui
