// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/matchchoice.h"

#include "exchange/formrows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

namespace colophon::ui {

using cataloging::SameBy;
using exchange::OnMatch;
using exchange::OnOther;

MatchChoice::MatchChoice(QWidget *parent)
    : QWidget(parent), m_by(new QComboBox(this)), m_onMatch(new QComboBox(this)),
      m_addSeveral(new QCheckBox(tr("Add it when &several match"), this)),
      m_addNew(new QCheckBox(tr("Add it when &none matches"), this))
{
    m_by->setObjectName(QStringLiteral("importMatch"));
    m_by->addItem(tr("Nothing: all are added"));
    for (const auto &[by, text] :
         {std::pair(SameBy::SystemNumber, tr("System number (035)")),
          std::pair(SameBy::MmsId, tr("MMS ID (001)")), std::pair(SameBy::Isbn, tr("ISBN")),
          std::pair(SameBy::Issn, tr("ISSN")),
          std::pair(SameBy::Lccn, tr("LC control number (010)")),
          std::pair(SameBy::TitleAndYear, tr("Title and year"))})
        m_by->addItem(text, int(by));
    m_onMatch->setObjectName(QStringLiteral("importOnMatch"));
    m_onMatch->addItem(tr("Takes its place (overlay); local fields stay"), int(OnMatch::Overlay));
    m_onMatch->addItem(tr("Is left out"), int(OnMatch::Skip));
    m_onMatch->addItem(tr("Is added beside it"), int(OnMatch::Add));
    m_addSeveral->setObjectName(QStringLiteral("importAddSeveral"));
    m_addNew->setObjectName(QStringLiteral("importAddNew"));
    m_addNew->setChecked(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    addFormRow(layout, tr("&Match by"), m_by,
               tr("Finds what is in the zone already. The former version of a record is kept."));
    addFormRow(layout, tr("On a match, the incoming &record"), m_onMatch, {});
    layout->addWidget(m_addSeveral);
    layout->addWidget(m_addNew);
    connect(m_by, &QComboBox::currentIndexChanged, this, &MatchChoice::followChoice);
    followChoice();
}

void MatchChoice::offerRules(const QList<normalization::StoredRule> &rules)
{
    for (const normalization::StoredRule &rule : rules) {
        if (rule.dialect != rules::Dialect::Merge || !rule.enabled)
            continue;
        m_onMatch->addItem(tr("Is merged with it by “%1”").arg(rule.name), int(OnMatch::Merge));
        m_onMatch->setItemData(m_onMatch->count() - 1, rule.name, Qt::UserRole + 1);
    }
}

void MatchChoice::followChoice()
{
    const bool matches = m_by->currentData().isValid();
    for (QWidget *const widget :
         std::initializer_list<QWidget *>{m_onMatch, m_addSeveral, m_addNew}) {
        widget->setEnabled(matches);
        widget->setToolTip(matches ? QString() : tr("Choose first what records are matched by."));
    }
}

exchange::MatchRule MatchChoice::rule() const
{
    exchange::MatchRule rule;
    if (!m_by->currentData().isValid() || !isEnabled())
        return rule;
    rule.by.emplace(SameBy(m_by->currentData().toInt()));
    rule.onMatch = OnMatch(m_onMatch->currentData().toInt());
    rule.mergeRule = m_onMatch->currentData(Qt::UserRole + 1).toString();
    rule.onMany = m_addSeveral->isChecked() ? OnOther::Add : OnOther::Skip;
    rule.onNone = m_addNew->isChecked() ? OnOther::Add : OnOther::Skip;
    return rule;
}

} // namespace colophon::ui
