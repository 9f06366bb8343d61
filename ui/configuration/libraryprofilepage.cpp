// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/libraryprofilepage.h"

#include "base/theme.h"
#include "cataloging/libraryprofile.h"
#include "configuration/profileruledialog.h"
#include "editor/alertmarks.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace colophon::ui {

using schema::ProfileRule;

namespace {
enum Column { KindColumn, FieldColumn, MaterialColumn, ContentColumn, SeverityColumn, ColumnCount };

QString fieldText(const ProfileRule &rule)
{
    return rule.subfield.isNull()
               ? rule.tag.toString()
               : QStringLiteral("%1 $%2").arg(rule.tag.toString()).arg(rule.subfield);
}

QString contentText(const ProfileRule &rule)
{
    if (rule.content.isEmpty() || rule.tag.isControl())
        return rule.content;
    QString indicators = QString(rule.indicator1) + rule.indicator2;
    return indicators.replace(u' ', u'#') + u' ' + rule.content;
}
} // namespace

LibraryProfilePage::LibraryProfilePage(const ScreenContext &context, QWidget *parent)
    : ConfigurationPage(parent), m_context(context), m_notice(new QLabel(this)),
      m_table(new QTableWidget(0, ColumnCount, this)), m_add(new QPushButton(tr("Add Row"), this)),
      m_edit(new QPushButton(tr("Edit"), this)), m_delete(new QPushButton(tr("Delete"), this)),
      m_customize(new QPushButton(tr("Customize"), this))
{
    setObjectName(QStringLiteral("libraryProfilePage"));
    m_notice->setObjectName(QStringLiteral("libraryProfileNotice"));
    m_notice->setContentsMargins(20, 8, 20, 8);
    m_notice->setWordWrap(true);
    m_notice->setProperty("secondary", true);
    buildTable();
    m_add->setObjectName(QStringLiteral("libraryProfileAdd"));
    m_edit->setObjectName(QStringLiteral("libraryProfileEdit"));
    m_delete->setObjectName(QStringLiteral("libraryProfileDelete"));
    m_customize->setObjectName(QStringLiteral("libraryProfileCustomize"));
    m_customize->setProperty("primary", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_table, 1);
    connect(m_add, &QPushButton::clicked, this, &LibraryProfilePage::addRow);
    connect(m_edit, &QPushButton::clicked, this, &LibraryProfilePage::editRow);
    connect(m_delete, &QPushButton::clicked, this, &LibraryProfilePage::deleteRow);
    connect(m_customize, &QPushButton::clicked, this, &LibraryProfilePage::save);
    updateState();
}

void LibraryProfilePage::buildTable()
{
    m_table->setObjectName(QStringLiteral("libraryProfile"));
    m_table->setAccessibleName(tr("Rules of the library's profile"));
    m_table->setHorizontalHeaderLabels(
        {tr("Rule"), tr("Field"), tr("Material"), tr("Content"), tr("Severity")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 32));
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(ContentColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(MaterialColumn, px(this, 160));
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &LibraryProfilePage::updateState);
    connect(m_table, &QTableWidget::cellActivated, this, &LibraryProfilePage::editRow);
}

QList<QWidget *> LibraryProfilePage::headButtons()
{
    return {m_add, m_edit, m_delete, m_customize};
}

QString LibraryProfilePage::statusText() const
{
    return tr("%n rule(s)", "", int(m_rules.size()));
}

bool LibraryProfilePage::mayChange() const
{
    return m_context.workspace.user().roles.testFlag(store::Role::CatalogAdministrator)
           && !m_context.workspace.isReadOnly();
}

void LibraryProfilePage::refresh()
{
    if (m_rules != m_saved)
        return; // what is not saved yet stays
    m_context.workspace.reader().run(
        this, [](store::Connection &connection) { return cataloging::libraryProfile(connection); },
        [this](Result<schema::Profile> profile) {
            if (!profile) {
                m_context.navigation.say(tr("<b>The profile was not read.</b> %1")
                                             .arg(profile.error().detail.toHtmlEscaped()),
                                         true);
                return;
            }
            m_saved = profile->rules;
            m_rules = m_saved;
            fill();
        });
}

void LibraryProfilePage::fill()
{
    m_table->setRowCount(int(m_rules.size()));
    for (int row = 0; row < m_rules.size(); ++row) {
        const ProfileRule &rule = m_rules.at(row);
        const bool weighs = rule.kind != ProfileRule::Kind::Default;
        const QStringList texts{profileKindName(rule.kind), fieldText(rule),
                                profileMaterialName(rule.material), contentText(rule),
                                weighs ? severityName(rule.severity) : QString()};
        for (int column = 0; column < ColumnCount; ++column)
            m_table->setItem(row, column, new QTableWidgetItem(texts.at(column)));
    }
    updateState();
}

void LibraryProfilePage::addRow()
{
    auto *dialog = new ProfileRuleDialog(tr("Add Row"), ProfileRule(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_rules.append(dialog->rule());
        fill();
        m_table->selectRow(int(m_rules.size()) - 1);
    });
    dialog->open();
}

void LibraryProfilePage::editRow()
{
    const int row = m_table->currentRow();
    if (row < 0 || row >= m_rules.size() || !mayChange())
        return;
    auto *dialog = new ProfileRuleDialog(tr("Save Row"), m_rules.at(row), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, row] {
        if (row >= m_rules.size())
            return;
        m_rules[row] = dialog->rule();
        fill();
        m_table->selectRow(row);
    });
    dialog->open();
}

/// Nothing is gone before Customize.
void LibraryProfilePage::deleteRow()
{
    const int row = m_table->currentRow();
    if (row < 0 || row >= m_rules.size())
        return;
    m_rules.removeAt(row);
    fill();
}

void LibraryProfilePage::save()
{
    const QList<ProfileRule> wanted = m_rules;
    m_context.workspace.writer().run(
        this,
        [wanted, actor = m_context.workspace.actor()](store::Connection &c) -> Result<void> {
            Result<schema::Profile> profile = cataloging::libraryProfile(c);
            COLOPHON_TRY(profile);
            profile->rules = wanted;
            return cataloging::setLibraryProfile(c, actor, *profile);
        },
        [this, wanted](Result<void> saved) {
            if (!saved) {
                m_context.navigation.say(tr("<b>The profile was not saved.</b> %1")
                                             .arg(saved.error().detail.toHtmlEscaped()),
                                         true);
                return;
            }
            m_saved = wanted;
            m_context.workspace.tellLibraryProfileChanged();
            emit m_context.workspace.announced(tr("Library profile saved"));
            updateState();
        });
}

void LibraryProfilePage::updateState()
{
    const bool may = mayChange();
    const bool changed = m_rules != m_saved;
    const bool chosen = m_table->currentRow() >= 0 && m_table->currentRow() < m_rules.size();
    m_notice->setText(
        !may      ? tr("A Catalog Administrator can change these.")
        : changed ? tr("There are changes that are not saved yet. Customize keeps them.")
        : m_rules.isEmpty()
            ? tr("There are no rules yet. Add Row makes one: a field that records must have, must "
                 "not have, or begin with.")
            : tr("The MD Editor and colophonctl validate tell where a record differs from these."));
    m_add->setEnabled(may);
    m_edit->setEnabled(may && chosen);
    m_delete->setEnabled(may && chosen);
    m_customize->setEnabled(may && changed);
    emit statusTextChanged(statusText());
}

} // namespace colophon::ui
