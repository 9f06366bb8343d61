// SPDX-License-Identifier: GPL-3.0-or-later
// What Run a Job reads: the sets, their records, and what the job would do with each.
#include "base/theme.h"
#include "batch/registry.h"
#include "jobs/jobwizard.h"
#include "jobs/jobwording.h"
#include "widgets/messagebar.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QTableWidget>

namespace colophon::ui {

void JobWizard::readChoices()
{
    struct Read {
        QList<search::RecordSet> sets;
        JobParameters::Choices choices;
    };
    m_context.workspace.reader().run(
        this,
        [user = m_context.workspace.user().id](store::Connection &connection) -> Result<Read> {
            const auto sets = search::setsFor(connection, user);
            COLOPHON_TRY(sets);
            const auto types = reminders::codeRows(connection, reminders::CodeKind::Type);
            COLOPHON_TRY(types);
            const auto statuses = reminders::codeRows(connection, reminders::CodeKind::Status);
            COLOPHON_TRY(statuses);
            const auto people = store::users(connection);
            COLOPHON_TRY(people);
            const auto processes = normalization::processes(connection);
            COLOPHON_TRY(processes);
            return Read{*sets, {*types, *statuses, *people, *processes, {}}};
        },
        [this](const Result<Read> &read) {
            if (!read) {
                refuse(read.error().detail);
                return;
            }
            m_choices = read->choices;
            m_choices.chooseFile = [this](std::function<void(const QString &)> chosen) {
                m_context.dialogs.saveFile(this, tr("Export Records"),
                                           QStringLiteral("records.mrc"), tr("All files (*)"),
                                           std::move(chosen));
            };
            m_choices.people.removeIf([](const store::User &user) { return !user.enabled; });
            m_choices.processes.removeIf([](const normalization::Process &process) {
                return !process.runs(normalization::Place::AsJob);
            });
            fillSets(read->sets);
        });
}

void JobWizard::fillSets(const QList<search::RecordSet> &sets)
{
    m_sets = sets;
    m_setTable->setRowCount(int(sets.size()));
    for (int row = 0; row < int(sets.size()); ++row) {
        const search::RecordSet &set = sets.at(row);
        const QStringList cells{
            set.name, set.kind == search::SetKind::Logical ? tr("Logical") : tr("Itemized"),
            set.zone.kind == store::ZoneKind::Network ? tr("Network") : tr("Institution"),
            set.ownerName, set.description};
        for (int column = 0; column < int(cells.size()); ++column)
            m_setTable->setItem(row, column, new QTableWidgetItem(cells.at(column)));
    }
    if (sets.isEmpty() && m_step == SelectSet)
        refuse(tr("There is no set yet. Make one from a search: Save as Set…"));
    adapt();
}

void JobWizard::filterSets(const QString &text)
{
    for (int row = 0; row < m_setTable->rowCount(); ++row)
        m_setTable->setRowHidden(
            row, !m_sets.at(row).name.contains(text.trimmed(), Qt::CaseInsensitive));
}

const search::RecordSet *JobWizard::chosenSet() const
{
    const QModelIndexList rows = m_setTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_sets.at(rows.constFirst().row());
}

void JobWizard::refuse(const QString &sentence)
{
    m_bar->showMessage(MessageBar::Kind::Warning, sentence.toHtmlEscaped());
}

void JobWizard::readRecords()
{
    const search::RecordSet set = *chosenSet();
    const quint64 token = ++m_token;
    m_reading = true;
    adapt();
    m_context.workspace.reader().run(
        this,
        [set,
         viewer = search::Viewer{m_context.workspace.user().id, m_context.workspace.clock().now()}](
            store::Connection &connection) { return search::memberIds(connection, set, viewer); },
        [this, token](const Result<QList<MmsId>> &records) {
            if (token != m_token)
                return;
            dropReading();
            adapt();
            if (records)
                takeRecords(*records);
            else
                refuse(records.error().detail);
        });
}

void JobWizard::takeRecords(const QList<MmsId> &records)
{
    m_records = records;
    const bool network = chosenSet()->zone.kind == store::ZoneKind::Network;
    if (records.isEmpty()) {
        refuse(tr("The set has no records. Choose another."));
        return;
    }
    if (network && m_job == QLatin1String("add-reminders")) {
        refuse(tr("Add Reminders is for Institution records, and the %Ln record(s) of this set are "
                  "Network records. Choose a set of the Institution Zone.",
                  nullptr, int(records.size())));
        return;
    }
    makeForm();
    show(Parameters);
    m_parameters->setFocus();
}

void JobWizard::makeForm()
{
    if (m_parameters != nullptr && m_parameters->property("job").toString() == m_job)
        return; // what was filled in stays when somebody goes back and forth
    m_parameters = new JobParameters(*batch::jobNamed(m_job), m_choices, m_form);
    m_parameters->setProperty("job", m_job);
    m_form->setWidget(m_parameters);
}

batch::Submission JobWizard::submission() const
{
    return {m_job, m_parameters->values(), chosenSet()->name, chosenSet()->zone, m_records};
}

namespace {

/// A panel with a head, a Change button and lines of name and value.
QFrame *card(QWidget *parent, const QString &title, const QList<QPair<QString, QString>> &lines,
             const std::function<void()> &change)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("card", true);
    auto *name = new QLabel(title, frame);
    name->setFont(textFont(parent, 13, QFont::DemiBold));
    auto *button = new QPushButton(JobWizard::tr("Change"), frame);
    button->setProperty("link", true);
    button->setAccessibleName(JobWizard::tr("Change %1").arg(title));
    QObject::connect(button, &QPushButton::clicked, frame, change);
    auto *head = new QHBoxLayout;
    head->addWidget(name);
    head->addStretch(1);
    head->addWidget(button);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(px(parent, 24));
    for (const auto &[label, value] : lines) {
        auto *key = new QLabel(label, frame);
        key->setProperty("secondary", true);
        key->setFixedWidth(px(parent, 106));
        key->setWordWrap(true);
        auto *text = new QLabel(value, frame);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        form->addRow(key, text);
    }
    auto *layout = new QVBoxLayout(frame);
    layout->addLayout(head);
    layout->addLayout(form);
    return frame;
}

} // namespace

void JobWizard::showCards()
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        delete item;
    }
    const search::RecordSet &set = *chosenSet();
    m_cards->addWidget(card(this, tr("Job"),
                            {{tr("Name"), JobWording::name(m_job)},
                             {tr("Runs"), tr("Now, in the background. You can go on working.")}},
                            [this] { show(SelectJob); }));
    m_cards->addWidget(
        card(this, tr("Set"),
             {{tr("Name"), set.name},
              {tr("Kind"), set.kind == search::SetKind::Logical ? tr("Logical") : tr("Itemized")},
              {tr("Records"), tr("%Ln record(s)", nullptr, int(m_records.size()))},
              {tr("Made by"), set.ownerName}},
             [this] { show(SelectSet); }));
    QList<QPair<QString, QString>> lines;
    const QList<batch::Parameter> parameters = m_parameters->parameters();
    for (const batch::Parameter &parameter : parameters)
        lines.append({JobWording::parameter(parameter.key), m_parameters->shown(parameter.key)});
    m_cards->addWidget(card(this, tr("Parameters"), lines, [this] { show(Parameters); }));
    m_cards->addStretch(1);
}

void JobWizard::runPreview()
{
    showCards();
    m_previewed = false;
    m_counts->setText(tr("Counting…"));
    m_skipRow->hide();
    adapt();
    const quint64 token = ++m_token;
    m_context.workspace.jobs().start(
        tr("Dry run"), this,
        [path = m_context.workspace.path(), actor = m_context.workspace.actor(),
         submission = submission()](jobs::Progress &progress) -> Result<batch::Preview> {
            Result<store::Connection> connection = store::Connection::open(path);
            COLOPHON_TRY(connection);
            return batch::preview(*connection, actor, submission, progress);
        },
        [this, token](const Result<batch::Preview> &preview) {
            if (token != m_token)
                return;
            if (preview) {
                showPreview(*preview);
            } else {
                m_counts->clear();
                refuse(preview.error().detail);
            }
        });
}

void JobWizard::addCheck(const char *iconName, const QColor &colour, const QString &text)
{
    auto *line = new QWidget(this);
    auto *mark = new QLabel(line);
    mark->setPixmap(icon(QLatin1String(iconName), colour)
                        .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
    auto *words = new QLabel(text, line);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addWidget(words, 1);
    m_checks->addWidget(line);
}

void JobWizard::showPreview(const batch::Preview &preview)
{
    m_previewed = true;
    m_found = preview;
    m_counts->setText(JobWording::counts(preview.counts));
    while (QLayoutItem *item = m_checks->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const Tokens &tokens = Tokens::of(this);
    if (chosenSet()->zone.kind == store::ZoneKind::Institution)
        addCheck("circle-check", tokens.ok,
                 tr("All %Ln record(s) are in the Institution Zone.", nullptr, int(preview.total)));
    const bool adds = m_job == QLatin1String("add-reminders");
    if (adds)
        addCheck("info", tokens.accent,
                 tr("A reminder does not change the record: records that others have locked are "
                    "included."));
    if (preview.counts.skipped > 0 && adds)
        addCheck("triangle-alert", tokens.warn,
                 tr("%Ln record(s) already have an open reminder of this type.", nullptr,
                    int(preview.counts.skipped)));
    else if (preview.counts.skipped > 0)
        addCheck("info", tokens.accent,
                 tr("%Ln record(s) have no such reminder.", nullptr, int(preview.counts.skipped)));
    if (preview.counts.failed > 0)
        addCheck(
            "circle-x", tokens.err,
            tr("%Ln record(s) can't be done as they stand.", nullptr, int(preview.counts.failed)));
    const bool skipping =
        m_parameters->values().value(QStringLiteral("skip-existing")) == QLatin1String("yes");
    const bool asks = adds && (preview.counts.skipped > 0 || !skipping);
    m_skip->setVisible(asks);
    m_second->setVisible(asks);
    (skipping ? m_skip : m_second)->setChecked(true);
    m_showTold->setVisible(!preview.told.isEmpty());
    m_showTold->setChecked(false);
    m_skipRow->setVisible(asks || !preview.told.isEmpty());
    fillPreview();
    adapt();
    m_next->setFocus();
}

/// All records, or those alone that the job would not simply be done to.
void JobWizard::fillPreview()
{
    const bool told = m_showTold->isChecked();
    const batch::Counts &counts = m_found.counts;
    m_showTold->setText(told ? tr("Show All")
                             : tr("Show the %Ln", nullptr, int(m_found.total - counts.done)));
    const QList<batch::Item> &items = told ? m_found.told : m_found.first;
    m_preview->setRowCount(int(items.size()));
    for (int row = 0; row < int(items.size()); ++row) {
        const batch::Item &item = items.at(row);
        m_preview->setItem(row, 0, new QTableWidgetItem(item.title));
        auto *number = new QTableWidgetItem(item.mmsId.toString());
        number->setFont(monoFont(this, 12));
        m_preview->setItem(row, 1, number);
        m_preview->setItem(row, 2, new QTableWidgetItem(JobWording::result(m_job, item)));
    }
}

void JobWizard::confirm()
{
    m_next->setEnabled(false);
    m_desk.submit(this, submission(), [this](const Result<batch::RunId> &id) {
        if (id) {
            emit submitted(*id);
            return;
        }
        refuse(id.error().detail);
        adapt();
    });
}

} // namespace colophon::ui
