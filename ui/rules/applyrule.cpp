// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/applyrule.h"

#include "base/theme.h"
#include "editor/editsession.h"
#include "rules/merge.h"
#include "rules/parser.h"
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

/// What a rule or a process makes of a record as it stands in the editor.
struct Work {
    cataloging::Actor actor;
    marc::Record record;
    std::optional<MmsId> network;
    normalization::StoredRule rule;
    std::optional<normalization::Process> process;
    std::optional<store::StoredRecord> other;
};

Result<marc::Record> madeBy(store::Connection &connection, const Work &work)
{
    if (work.other) {
        const Result<rules::Merged> merged =
            rules::merge(rules::parse(work.rule.text), work.record, work.other->record);
        COLOPHON_TRY(merged);
        return merged->record;
    }
    const Result<normalization::Chain> chain =
        work.process ? normalization::Chain::of(connection, *work.process)
                     : normalization::Chain::of(work.rule);
    COLOPHON_TRY(chain);
    store::StoredRecord about;
    about.network = work.network;
    const Result<rules::RunOptions> options =
        normalization::optionsFor(connection, work.actor, about);
    COLOPHON_TRY(options);
    return normalization::Chain::Run(*chain, *options)(work.record);
}

} // namespace

ApplyRuleDialog::ApplyRuleDialog(Workspace &workspace, EditSession &session,
                                 const std::optional<store::StoredRecord> &other, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_session(session), m_other(other),
      m_filter(new QLineEdit(this)), m_list(new QListWidget(this)), m_lines(new PreviewList(this)),
      m_foot(new QLabel(this)), m_apply(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(m_other ? QStringLiteral("mergeRecords") : QStringLiteral("applyRule"));
    setWindowTitle(m_other ? tr("Merge Records") : tr("Apply Rule"));
    setWindowModality(Qt::WindowModal);
    resize(px(this, 920), px(this, 600));
    build();
    connect(m_filter, &QLineEdit::textChanged, this, &ApplyRuleDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &ApplyRuleDialog::preview);
    connect(m_list, &QListWidget::itemActivated, this, &ApplyRuleDialog::apply);
    connect(&m_session, &EditSession::recordChanged, this, &ApplyRuleDialog::preview);
    connect(&m_session, &QObject::destroyed, this, &QDialog::reject);
    readChoices();
}

void ApplyRuleDialog::build()
{
    m_filter->setObjectName(QStringLiteral("applyFilter"));
    m_filter->setPlaceholderText(m_other ? tr("Filter merge rules") : tr("Filter rules"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("applyList"));
    m_list->setAccessibleName(m_other ? tr("Merge rules") : tr("Rules and processes"));
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
    m_apply =
        buttons->addButton(m_other ? tr("&Merge") : tr("&Apply"), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(QStringLiteral("applyNow"));
    m_apply->setProperty("primary", true);
    m_apply->setDefault(true);
    m_apply->setEnabled(false);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &ApplyRuleDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    if (m_other) {
        auto *who = new QLabel(tr("The open record is the preferred one and takes from %1, which "
                                  "stays as it is.")
                                   .arg(m_other->mmsId.toString()),
                               this);
        who->setWordWrap(true);
        layout->addWidget(who);
    }
    layout->addLayout(columns, 1);
    layout->addWidget(m_foot);
    layout->addWidget(buttons);
}

void ApplyRuleDialog::readChoices()
{
    using Read = QPair<QList<normalization::Process>, QList<normalization::StoredRule>>;
    m_workspace.reader().run(
        this,
        [actor = m_workspace.actor()](store::Connection &c) -> Result<Read> {
            const auto processes = normalization::processes(c);
            COLOPHON_TRY(processes);
            const auto rules = normalization::rulesFor(c, actor);
            COLOPHON_TRY(rules);
            return Read(*processes, *rules);
        },
        [this](const Result<Read> &read) {
            if (!read) {
                m_foot->setText(read.error().detail);
                return;
            }
            for (const normalization::Process &process : read->first) {
                if (!m_other && process.runs(normalization::Place::ByHand))
                    m_choices.append({process.name, tr("process"), {}, process});
            }
            const rules::Dialect wanted =
                m_other ? rules::Dialect::Merge : rules::Dialect::Normalization;
            for (const normalization::StoredRule &rule : read->second) {
                if (rule.enabled && rule.dialect == wanted)
                    m_choices.append(
                        {rule.name, rule.shared ? tr("shared") : tr("private"), rule, {}});
            }
            fill();
            if (m_choices.isEmpty())
                m_foot->setText(m_other ? tr("No merge rule is kept. Write one under Rules.")
                                        : tr("No rule is kept. Write one under Rules."));
        });
}

void ApplyRuleDialog::fill()
{
    m_list->clear();
    for (qsizetype place = 0; place < m_choices.size(); ++place) {
        const Choice &choice = m_choices.at(place);
        if (!choice.name.contains(m_filter->text(), Qt::CaseInsensitive))
            continue;
        //: a rule or process, and what it is
        auto *item = new QListWidgetItem(tr("%1  ·  %2").arg(choice.name, choice.about), m_list);
        item->setData(kPlace, int(place));
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
}

const ApplyRuleDialog::Choice *ApplyRuleDialog::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item == nullptr ? nullptr : &m_choices.at(item->data(kPlace).toInt());
}

void ApplyRuleDialog::preview()
{
    m_made.reset();
    m_apply->setEnabled(false);
    const int round = ++m_round;
    const Choice *choice = current();
    if (choice == nullptr) {
        m_lines->show(plainLines(m_session.record()));
        return;
    }
    const Work work{m_workspace.actor(), m_session.record(), m_session.network(),
                    choice->rule,        choice->process,    m_other};
    m_workspace.reader().run(
        this, [work](store::Connection &c) { return madeBy(c, work); },
        [this, round, before = work.record](const Result<marc::Record> &made) {
            if (round == m_round)
                show(made, before);
        });
}

void ApplyRuleDialog::show(const Result<marc::Record> &made, const marc::Record &before)
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

void ApplyRuleDialog::apply()
{
    const Choice *choice = current();
    if (!m_apply->isEnabled() || !m_made || choice == nullptr)
        return;
    const marc::Record made = *m_made;
    m_session.disconnect(this);
    m_session.apply(made, m_other ? tr("Merge records") : tr("Apply “%1”").arg(choice->name), 0);
    accept();
}

} // namespace colophon::ui
