// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/alertseveritiespage.h"

#include "base/theme.h"
#include "cataloging/libraryprofile.h"
#include "editor/alertmarks.h"
#include "editor/alertwording.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace colophon::ui {

using schema::Severity;

namespace {
enum Column { GroupColumn, AlertColumn, SeverityColumn, ColumnCount };
}

AlertSeveritiesPage::AlertSeveritiesPage(const ScreenContext &context, QWidget *parent)
    : ConfigurationPage(parent), m_context(context), m_notice(new QLabel(this)),
      m_table(new QTableWidget(int(schema::alertRules().size()), ColumnCount, this)),
      m_restore(new QPushButton(tr("Restore Defaults"), this)),
      m_customize(new QPushButton(tr("Customize"), this))
{
    setObjectName(QStringLiteral("alertSeveritiesPage"));
    m_notice->setObjectName(QStringLiteral("alertSeveritiesNotice"));
    m_notice->setContentsMargins(20, 8, 20, 8);
    m_notice->setWordWrap(true);
    m_notice->setProperty("secondary", true);
    m_table->setObjectName(QStringLiteral("alertSeverities"));
    m_table->setAccessibleName(tr("Alerts and their severities"));
    m_table->setHorizontalHeaderLabels({tr("Group"), tr("Alert"), tr("Severity")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 32));
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setColumnWidth(GroupColumn, px(this, 190));
    m_table->horizontalHeader()->setSectionResizeMode(AlertColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(SeverityColumn, px(this, 160));
    m_restore->setObjectName(QStringLiteral("alertSeveritiesRestore"));
    m_customize->setObjectName(QStringLiteral("alertSeveritiesCustomize"));
    m_customize->setProperty("primary", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_table, 1);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        m_severities.clear();
        fill();
        updateState();
    });
    connect(m_customize, &QPushButton::clicked, this, &AlertSeveritiesPage::save);
    fill();
    updateState();
}

QList<QWidget *> AlertSeveritiesPage::headButtons()
{
    return {m_restore, m_customize};
}

QString AlertSeveritiesPage::statusText() const
{
    return tr("%n alert(s) weighed otherwise than delivered", "", int(m_severities.size()));
}

void AlertSeveritiesPage::refresh()
{
    if (m_severities != m_saved)
        return; // what is not saved yet stays
    m_context.workspace.reader().run(
        this, [](store::Connection &connection) { return cataloging::libraryProfile(connection); },
        [this](Result<schema::Profile> profile) {
            if (!profile) {
                m_context.navigation.say(tr("<b>The severities were not read.</b> %1")
                                             .arg(profile.error().detail.toHtmlEscaped()),
                                         true);
                return;
            }
            m_saved = profile->severities;
            m_severities = m_saved;
            fill();
            updateState();
        });
}

void AlertSeveritiesPage::fill()
{
    const QList<schema::AlertRule> &rules = schema::alertRules();
    for (int row = 0; row < rules.size(); ++row) {
        const QString id = QLatin1String(rules.at(row).id);
        m_table->setItem(row, GroupColumn, new QTableWidgetItem(alertGroup(id)));
        auto *title = new QTableWidgetItem(alertTitle(id));
        title->setToolTip(id);
        m_table->setItem(row, AlertColumn, title);
        m_table->setCellWidget(row, SeverityColumn, severityBox(rules.at(row)));
    }
}

QComboBox *AlertSeveritiesPage::severityBox(const schema::AlertRule &rule)
{
    const QString id = QLatin1String(rule.id);
    auto *box = new QComboBox(m_table);
    box->setObjectName(QStringLiteral("severity.") + id);
    box->setAccessibleName(tr("Severity of %1").arg(alertTitle(id)));
    for (const Severity severity :
         {Severity::Error, Severity::Warning, Severity::Information, Severity::Off})
        box->addItem(severityName(severity), int(severity));
    box->setCurrentIndex(box->findData(int(m_severities.value(id, rule.severity))));
    box->setEnabled(m_context.workspace.user().roles.testFlag(store::Role::CatalogAdministrator)
                    && !m_context.workspace.isReadOnly());
    box->setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the table
    connect(box, &QComboBox::activated, this,
            [this, id, box] { set(id, static_cast<Severity>(box->currentData().toInt())); });
    return box;
}

void AlertSeveritiesPage::set(const QString &rule, Severity severity)
{
    if (severity == schema::defaultSeverity(rule))
        m_severities.remove(rule);
    else
        m_severities.insert(rule, severity);
    updateState();
}

void AlertSeveritiesPage::save()
{
    const QHash<QString, Severity> wanted = m_severities;
    m_context.workspace.writer().run(
        this,
        [wanted, actor = m_context.workspace.actor()](store::Connection &c) -> Result<void> {
            Result<schema::Profile> profile = cataloging::libraryProfile(c);
            COLOPHON_TRY(profile);
            profile->severities = wanted;
            return cataloging::setLibraryProfile(c, actor, *profile);
        },
        [this, wanted](Result<void> saved) {
            if (!saved) {
                m_context.navigation.say(tr("<b>The severities were not saved.</b> %1")
                                             .arg(saved.error().detail.toHtmlEscaped()),
                                         true);
                return;
            }
            m_saved = wanted;
            m_context.workspace.tellLibraryProfileChanged();
            emit m_context.workspace.announced(tr("Severities saved"));
            updateState();
        });
}

void AlertSeveritiesPage::updateState()
{
    const bool may = m_context.workspace.user().roles.testFlag(store::Role::CatalogAdministrator);
    const bool changed = m_severities != m_saved;
    m_notice->setText(!may ? tr("A Catalog Administrator can change these.")
                      : changed
                          ? tr("There are changes that are not saved yet. Customize keeps them.")
                          : tr("What the MD Editor and colophonctl validate look for. Errors "
                               "never stop a draft; saving a record that has some asks first."));
    m_restore->setEnabled(may && !m_severities.isEmpty());
    m_customize->setEnabled(may && changed);
    emit statusTextChanged(statusText());
}

} // namespace colophon::ui
