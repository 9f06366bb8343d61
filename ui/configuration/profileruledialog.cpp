// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/profileruledialog.h"

#include "base/theme.h"
#include "editor/alertmarks.h"
#include "schema/definitions.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

using schema::ProfileRule;
using schema::Severity;

QString profileKindName(ProfileRule::Kind kind)
{
    switch (kind) {
    case ProfileRule::Kind::Require:
        return QCoreApplication::translate("LibraryProfile", "Require");
    case ProfileRule::Kind::Forbid:
        return QCoreApplication::translate("LibraryProfile", "Forbid");
    case ProfileRule::Kind::Default:
        break;
    }
    return QCoreApplication::translate("LibraryProfile", "Default");
}

QString profileMaterialName(const std::optional<schema::Material> &material)
{
    if (!material)
        return QCoreApplication::translate("LibraryProfile", "All records");
    const schema::FixedLayout *layout =
        schema::Definitions::marc21(schema::RecordKind::Bibliographic)
            .layout(marc::Tag("008"), schema::keyOf(*material));
    return layout == nullptr ? schema::keyOf(*material) : layout->name;
}

ProfileRuleDialog::ProfileRuleDialog(const QString &title, const ProfileRule &rule, QWidget *parent)
    : QDialog(parent), m_kind(new QComboBox(this)), m_tag(new QLineEdit(this)),
      m_subfield(new QLineEdit(this)), m_material(new QComboBox(this)),
      m_indicators(new QLineEdit(this)), m_content(new QLineEdit(this)),
      m_severity(new QComboBox(this)), m_refusal(new QLabel(this))
{
    setObjectName(QStringLiteral("profileRuleDialog"));
    setWindowTitle(title);
    setMinimumWidth(px(this, 440));
    for (const auto kind :
         {ProfileRule::Kind::Require, ProfileRule::Kind::Forbid, ProfileRule::Kind::Default})
        m_kind->addItem(profileKindName(kind), int(kind));
    m_material->addItem(profileMaterialName(std::nullopt), QString());
    for (const schema::Material material : schema::kMaterials)
        m_material->addItem(profileMaterialName(material), schema::keyOf(material));
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Information})
        m_severity->addItem(severityName(severity), int(severity));
    m_tag->setMaxLength(3);
    m_subfield->setMaxLength(1);
    m_indicators->setMaxLength(2);
    m_tag->setPlaceholderText(tr("082, or 59X for a group"));
    m_subfield->setPlaceholderText(tr("empty: the field as a whole"));
    m_content->setPlaceholderText(QStringLiteral("$a DLC $b eng $e rda"));
    for (QLineEdit *edit : {m_tag, m_subfield, m_indicators, m_content})
        edit->setFont(monoFont(this, 12));
    m_refusal->setObjectName(QStringLiteral("profileRuleRefusal"));
    m_refusal->setWordWrap(true);
    m_refusal->setProperty("faulty", true);
    m_refusal->hide();
    auto *form = new QFormLayout;
    const auto add = [form](const QString &label, const char *name, QWidget *field) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(label);
        form->addRow(label, field);
    };
    add(tr("Rule"), "profileKind", m_kind);
    add(tr("Field"), "profileTag", m_tag);
    add(tr("Subfield"), "profileSubfield", m_subfield);
    add(tr("Material"), "profileMaterial", m_material);
    add(tr("Indicators"), "profileIndicators", m_indicators);
    add(tr("Content"), "profileContent", m_content);
    add(tr("Severity"), "profileSeverity", m_severity);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *accept = new QPushButton(title, this);
    accept->setObjectName(QStringLiteral("profileRuleAccept"));
    accept->setProperty("primary", true);
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    accept->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 12);
    column->addLayout(form);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    m_kind->setCurrentIndex(m_kind->findData(int(rule.kind)));
    m_tag->setText(rule.tag == marc::Tag() ? QString() : rule.tag.toString());
    m_subfield->setText(rule.subfield.isNull() ? QString() : QString(rule.subfield));
    m_material->setCurrentIndex(
        m_material->findData(rule.material ? schema::keyOf(*rule.material) : QString()));
    QString indicators = QString(rule.indicator1) + rule.indicator2;
    m_indicators->setText(indicators.replace(u' ', u'#'));
    m_content->setText(rule.content);
    m_severity->setCurrentIndex(m_severity->findData(int(rule.severity)));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProfileRuleDialog::updateState);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProfileRuleDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateState();
}

ProfileRule ProfileRuleDialog::rule() const
{
    ProfileRule rule;
    rule.kind = static_cast<ProfileRule::Kind>(m_kind->currentData().toInt());
    if (const Result<marc::Tag> tag = marc::Tag::parse(m_tag->text()))
        rule.tag = *tag;
    if (rule.kind != ProfileRule::Kind::Default && !m_subfield->text().isEmpty())
        rule.subfield = m_subfield->text().at(0);
    rule.material = schema::materialFromKey(m_material->currentData().toString());
    const QString indicators = m_indicators->text().replace(u'#', u' ').leftJustified(2);
    rule.indicator1 = indicators.at(0);
    rule.indicator2 = indicators.at(1);
    if (rule.kind != ProfileRule::Kind::Forbid)
        rule.content = m_content->text();
    rule.severity = static_cast<Severity>(m_severity->currentData().toInt());
    return rule;
}

/// Only what the kind of rule looks at can be filled in.
void ProfileRuleDialog::updateState()
{
    const auto kind = static_cast<ProfileRule::Kind>(m_kind->currentData().toInt());
    m_subfield->setEnabled(kind != ProfileRule::Kind::Default);
    m_indicators->setEnabled(kind != ProfileRule::Kind::Forbid);
    m_content->setEnabled(kind != ProfileRule::Kind::Forbid);
    m_severity->setEnabled(kind != ProfileRule::Kind::Default);
}

void ProfileRuleDialog::check()
{
    QString refusal;
    if (const Result<marc::Tag> tag = marc::Tag::parse(m_tag->text()); !tag)
        refusal = tr("The rule needs a tag of three characters, such as 082.");
    else if (const Result<void> kept = schema::checkProfileRule(rule()); !kept)
        refusal = kept.error().detail;
    m_refusal->setText(refusal);
    m_refusal->setVisible(!refusal.isEmpty());
    if (refusal.isEmpty())
        accept();
}

} // namespace colophon::ui
