// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/mergerecords.h"

#include "base/theme.h"
#include "editor/editsession.h"
#include "rules/previewlist.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr int kPlace = Qt::UserRole; ///< among the choices

} // namespace

MergeRecordsDialog::MergeRecordsDialog(Workspace &workspace, EditSession &session,
                                       const store::StoredRecord &other, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_session(session), m_other(other),
      m_filter(new QLineEdit(this)), m_list(new QListWidget(this)), m_lines(new PreviewList(this)),
      m_foot(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("mergeRecords"));
    setWindowTitle(tr("Merge Records"));
    setWindowModality(Qt::WindowModal);
    resize(px(this, 920), px(this, 600));
    build();
    connect(m_filter, &QLineEdit::textChanged, this, &MergeRecordsDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &MergeRecordsDialog::preview);
    connect(m_list, &QListWidget::itemActivated, this, &MergeRecordsDialog::apply);
    connect(&m_session, &EditSession::recordChanged, this, &MergeRecordsDialog::preview);
    connect(&m_session, &QObject::destroyed, this, &QDialog::reject);
    readChoices();
}

void MergeRecordsDialog::build()
{
    m_filter->setObjectName(QStringLiteral("applyFilter"));
    m_filter->setPlaceholderText(tr("Filter merge rules"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("applyList"));
    m_list->setAccessibleName(tr("Merge rules"));
    m_lines->setObjectName(QStringLiteral("applyPreview"));
    m_lines->setAccessibleName(tr("Preview of the record"));
    m_foot->setObjectName(QStringLiteral("applyFoot"));
    m_foot->setWordWrap(true);
    m_foot->setProperty("secondary", true);
    auto *choices = new QVBoxLayout;
    choices->addWidget(m_filter);
    choices->addWidget(m_list, 1);
    auto *columns = new QHBoxLayout;
    columns->addLayout(choices, 2);
    columns->addWidget(m_lines, 5);
    auto *buttons = new QDialogButtonBox(this);
    m_apply = new QPushButton(tr("&Merge"), this);
    m_apply->setObjectName(QStringLiteral("applyNow"));
    m_apply->setProperty("primary", true);
    buttons->addButton(m_apply, QDialogButtonBox::AcceptRole);
    m_apply->setDefault(true);
    m_apply->setEnabled(false);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &MergeRecordsDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    auto *who = new QLabel(tr("The open record is the preferred one and takes from %1, which "
                              "stays as it is.")
                               .arg(m_other.mmsId.toString()),
                           this);
    who->setWordWrap(true);
    layout->addWidget(who);
    layout->addLayout(columns, 1);
    layout->addWidget(m_foot);
    layout->addWidget(buttons);
}

void MergeRecordsDialog::readChoices()
{
    m_workspace.reader().run(
        this,
        [actor = m_workspace.actor()](store::Connection &c) {
            return ruleChoices(c, actor, rules::Dialect::Merge);
        },
        [this](const Result<QList<RuleChoice>> &choices) {
            if (!choices) {
                m_foot->setText(choices.error().detail);
                return;
            }
            m_choices = *choices;
            fill();
            if (m_choices.isEmpty())
                m_foot->setText(tr("No merge rule is kept. Write one under Rules."));
        });
}

void MergeRecordsDialog::fill()
{
    m_list->clear();
    for (qsizetype place = 0; place < m_choices.size(); ++place) {
        const RuleChoice &choice = m_choices.at(place);
        if (!choice.contains(m_filter->text()))
            continue;
        //: a rule, and whether it is shared
        auto *item = new QListWidgetItem(tr("%1  ·  %2").arg(choice.name, choice.about), m_list);
        item->setData(kPlace, int(place));
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
}

const RuleChoice *MergeRecordsDialog::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item == nullptr ? nullptr : &m_choices.at(item->data(kPlace).toInt());
}

void MergeRecordsDialog::preview()
{
    m_made.reset();
    m_apply->setEnabled(false);
    const int round = ++m_round;
    const RuleChoice *choice = current();
    if (choice == nullptr) {
        m_lines->show(plainLines(m_session.record()));
        return;
    }
    const RuleWork work{m_workspace.actor(), m_session.record(), m_session.network(), *choice,
                        m_other.record};
    m_workspace.reader().run(
        this, [work](store::Connection &c) { return resultOf(c, work); },
        [this, round, before = work.record](const Result<marc::Record> &made) {
            if (round == m_round)
                show(made, before);
        });
}

void MergeRecordsDialog::show(const Result<marc::Record> &made, const marc::Record &before)
{
    if (!made) {
        m_lines->show(plainLines(before));
        m_foot->setText(tr("The rule does not run: %1").arg(made.error().detail));
        return;
    }
    m_lines->show(previewLines(before, *made));
    if (*made == before) {
        m_foot->setText(tr("No change."));
        return;
    }
    m_made = *made;
    m_foot->setText(m_session.isReadOnly() ? tr("This record can only be read now")
                                           : tr("One step in the editor; Ctrl+Z takes it back."));
    m_apply->setEnabled(!m_session.isReadOnly());
}

void MergeRecordsDialog::apply()
{
    if (!m_apply->isEnabled() || !m_made)
        return;
    const marc::Record made = *m_made;
    m_session.disconnect(this);
    m_session.apply(made, tr("Merge records"), 0);
    accept();
}

} // namespace colophon::ui
