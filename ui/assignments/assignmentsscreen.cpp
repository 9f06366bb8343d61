// SPDX-License-Identifier: GPL-3.0-or-later
#include "assignments/assignmentsscreen.h"

#include "assignments/peoplebars.h"
#include "base/theme.h"
#include "cataloging/permission.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

AssignmentsScreen::AssignmentsScreen(const ScreenContext &context, QWidget *parent)
    : Screen(parent), m_context(context),
      m_model(new AssignmentModel(context.workspace.user().id, this)),
      m_filter(new AssignmentFilter(*m_model, this)), m_bars(new PeopleBars(this)),
      m_barsPanel(framed(*m_bars, this)), m_table(new QTableView(this)), m_empty(new QLabel(this)),
      m_count(new QLabel(this)), m_person(new QComboBox(this)), m_state(new QComboBox(this)),
      m_text(new QLineEdit(this)), m_clear(new QPushButton(tr("Clear Filters"), this)),
      m_chosen(new QLabel(this)), m_csv(new QPushButton(tr("Export CSV"), this))
{
    setObjectName(QStringLiteral("assignmentsScreen"));
    m_barsPanel->setVisible(supervises());
    buildTable();
    m_empty->setObjectName(QStringLiteral("assignmentsEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMinimumHeight(px(this, 120));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(this, 16), px(this, 12), px(this, 16), px(this, 12));
    layout->setSpacing(px(this, 10));
    layout->addWidget(buildHead());
    layout->addWidget(m_barsPanel);
    layout->addWidget(buildFilters());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(buildActions());
    for (const auto signal : {&Workspace::worklistChanged, &Workspace::recordsChanged})
        connect(&context.workspace, signal, this, &AssignmentsScreen::refresh);
    connect(m_bars, &PeopleBars::chosen, this, [this](UserId person) {
        const int at = m_person->findData(person.value());
        m_person->setCurrentIndex(at == m_person->currentIndex() ? 0 : at);
    });
    refresh();
}

bool AssignmentsScreen::supervises() const
{
    return cataloging::may(m_context.workspace.user(), cataloging::Task::ManageAssignments).ok();
}

QWidget *AssignmentsScreen::buildHead()
{
    auto *head = new QWidget(this);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    auto *name = new QLabel(title(), head);
    name->setFont(textFont(this, 18, QFont::DemiBold));
    auto *what = new QLabel(
        supervises() ? tr("All that are open") : tr("What you have, and what you gave"), head);
    what->setProperty("hint", true);
    m_count->setObjectName(QStringLiteral("assignmentsCount"));
    m_count->setProperty("secondary", true);
    m_csv->setObjectName(QStringLiteral("assignmentsCsv"));
    m_csv->setIcon(icon(QStringLiteral("download"), this));
    connect(m_csv, &QPushButton::clicked, this, &AssignmentsScreen::exportCsv);
    line->addWidget(name);
    line->addSpacing(px(this, 8));
    line->addWidget(what);
    line->addStretch(1);
    line->addWidget(m_count);
    line->addWidget(m_csv);
    return head;
}

QWidget *AssignmentsScreen::buildFilters()
{
    auto *bar = new QWidget(this);
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    const auto label = [&](const QString &text, QWidget *buddy) {
        auto *made = new QLabel(text, bar);
        made->setBuddy(buddy);
        line->addWidget(made);
        line->addWidget(buddy);
    };
    m_person->setObjectName(QStringLiteral("assignmentsPerson"));
    m_person->setAccessibleName(tr("Assigned to"));
    m_person->setMinimumWidth(px(this, 180));
    m_person->addItem(tr("Everybody"), qint64(0));
    label(tr("Assigned to"), m_person);
    m_state->setObjectName(QStringLiteral("assignmentsState"));
    m_state->setAccessibleName(tr("State"));
    m_state->addItem(tr("All"), QString());
    m_state->addItem(tr("Assigned"), QStringLiteral("assigned"));
    m_state->addItem(tr("Returned"), QStringLiteral("returned"));
    m_state->addItem(tr("Open longer than 14 days"), QStringLiteral("old"));
    label(tr("State"), m_state);
    m_text->setObjectName(QStringLiteral("assignmentsText"));
    m_text->setAccessibleName(tr("Find in the assignments"));
    m_text->setPlaceholderText(tr("Title, MMS ID, note or name"));
    m_text->setClearButtonEnabled(true);
    line->addWidget(m_text, 1);
    m_clear->setObjectName(QStringLiteral("assignmentsClear"));
    line->addWidget(m_clear);
    connect(m_person, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setHolder(UserId(m_person->currentData().toLongLong()));
        adapt();
    });
    connect(m_state, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setState(m_state->currentData().toString());
        adapt();
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        adapt();
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_person->setCurrentIndex(0);
        m_state->setCurrentIndex(0);
        m_text->clear();
    });
    return bar;
}

void AssignmentsScreen::buildTable()
{
    m_table->setObjectName(QStringLiteral("assignmentsTable"));
    m_table->setAccessibleName(tr("Assignments"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AssignmentModel::Age, Qt::DescendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(px(this, 32));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    const int widths[] = {90, 300, 130, 54, 160, 140, 100, 170};
    for (int column = 0; column < AssignmentModel::Note; ++column)
        m_table->setColumnWidth(column, px(this, widths[column]));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->installEventFilter(this);
    m_table->viewport()->setCursor(Qt::ArrowCursor);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        const bool plain = QApplication::keyboardModifiers() == Qt::NoModifier;
        if (plain && index.data(AssignmentModel::LinkRole).toBool())
            view(index);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AssignmentsScreen::adapt);
}

QWidget *AssignmentsScreen::buildActions()
{
    auto *bar = new QWidget(this);
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    m_chosen->setObjectName(QStringLiteral("assignmentsChosen"));
    m_chosen->setProperty("secondary", true);
    line->addWidget(m_chosen);
    line->addStretch(1);
    const auto add = [&](const char *name, const QString &text, auto slot) {
        auto *button = new QPushButton(text, bar);
        button->setObjectName(QLatin1String(name));
        connect(button, &QPushButton::clicked, this, slot);
        line->addWidget(button);
        m_actions.append(button);
    };
    add("assignmentsNudge", tr("Remind by Email"), [this] { emit nudgeRequested(selected()); });
    add("assignmentsRelease", tr("Release…"), [this] { emit releaseRequested(selected()); });
    add("assignmentsReassign", tr("Assign to Another…"),
        [this] { emit assignRequested(selected()); });
    add("assignmentsEdit", tr("Edit"), [this] {
        for (const MmsId mmsId : selected())
            m_context.navigation.edit(mmsId);
    });
    return bar;
}

void AssignmentsScreen::refresh()
{
    m_context.workspace.reader().run(
        this, [](store::Connection &connection) { return workflow::openAssignments(connection); },
        [this](Result<QList<workflow::Assignment>> found) {
            if (found)
                show(*found);
            else
                m_context.navigation.say(tr("<b>The assignments were not read.</b> %1")
                                             .arg(found.error().detail.toHtmlEscaped()),
                                         true);
        });
}

void AssignmentsScreen::show(const QList<workflow::Assignment> &assignments)
{
    const UserId me = m_context.workspace.user().id;
    QList<workflow::Assignment> mine;
    int waiting = 0;
    for (const workflow::Assignment &one : assignments) {
        if (supervises() || one.holder == me || one.from == me || one.begunBy == me)
            mine.append(one);
        waiting += one.holder == me ? 1 : 0;
    }
    m_model->setAssignments(mine, m_context.workspace.clock().now());
    fillPeople();
    showBars();
    adapt();
    emit railCountChanged({waiting, false, tr("%n with you", "", waiting)});
    emit statusTextChanged(statusText());
}

void AssignmentsScreen::fillPeople()
{
    QList<std::pair<QString, qint64>> people;
    for (const workflow::Assignment &one : m_model->all()) {
        const std::pair person(one.holderName, one.holder.value());
        if (!people.contains(person))
            people.append(person);
    }
    std::sort(people.begin(), people.end(), [](const auto &a, const auto &b) {
        return QString::localeAwareCompare(a.first, b.first) < 0;
    });
    const qint64 chosen = m_person->currentData().toLongLong();
    const QSignalBlocker quiet(m_person);
    while (m_person->count() > 1)
        m_person->removeItem(1);
    for (const auto &[name, id] : std::as_const(people))
        m_person->addItem(name, id);
    m_person->setCurrentIndex(qMax(0, m_person->findData(chosen)));
    m_filter->setHolder(UserId(m_person->currentData().toLongLong()));
}

void AssignmentsScreen::showBars()
{
    m_bars->setAssignments(m_model->all(), m_context.workspace.user().id,
                           m_context.workspace.clock().now().toLocalTime().date());
    m_barsPanel->setVisible(supervises() && !m_bars->bars().isEmpty());
}

QList<MmsId> AssignmentsScreen::selected() const
{
    QList<MmsId> chosen;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        chosen.append(m_model->at(m_filter->mapToSource(index).row()).mmsId);
    return chosen;
}

void AssignmentsScreen::adapt()
{
    const int shown = m_filter->rowCount();
    const qsizetype chosen = selected().size();
    m_table->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    m_empty->setText(m_filter->isFiltering()
                         ? tr("<p><b>No assignment matches the filters</b></p><p>Clear Filters "
                              "shows all %1.</p>")
                               .arg(m_model->rowCount())
                         : tr("<p><b>Nothing is assigned</b></p><p>Give a record to somebody with "
                              "Record Actions &gt; Assign Record to Another Cataloger, here or "
                              "in Repository Search.</p>"));
    m_count->setText(shown == m_model->rowCount()
                         ? tr("%n assignment(s)", "", shown)
                         : tr("%1 of %n assignment(s)", "", m_model->rowCount()).arg(shown));
    m_clear->setEnabled(m_filter->isFiltering());
    m_csv->setEnabled(shown > 0);
    m_chosen->setText(chosen == 0 ? tr("Choose rows to reassign, release or remind.")
                                  : tr("%n chosen", "", int(chosen)));
    for (QPushButton *button : std::as_const(m_actions))
        button->setEnabled(chosen > 0);
    emit recordsInFrontChanged();
}

void AssignmentsScreen::view(const QModelIndex &index)
{
    if (index.isValid())
        m_context.navigation.view(m_model->at(m_filter->mapToSource(index).row()).mmsId);
}

bool AssignmentsScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers().testFlag(Qt::ControlModifier)) {
                for (const MmsId mmsId : selected())
                    m_context.navigation.edit(mmsId);
            } else {
                view(m_table->currentIndex());
            }
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

QByteArray assignmentsCsv(const QList<workflow::Assignment> &assignments, const QDateTime &now)
{
    const auto line = [](const QStringList &cells) {
        QStringList quoted;
        for (QString cell : cells)
            quoted.append(u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"');
        return quoted.join(u',').toUtf8() + "\r\n";
    };
    // The mark that makes spreadsheet programs read UTF-8.
    QByteArray out = "\xEF\xBB\xBF";
    out += line({AssignmentsScreen::tr("MMS ID"), AssignmentsScreen::tr("Zone"),
                 AssignmentsScreen::tr("Title"), AssignmentsScreen::tr("Assigned to"),
                 AssignmentsScreen::tr("By"), AssignmentsScreen::tr("Since"),
                 AssignmentsScreen::tr("Days"), AssignmentsScreen::tr("State"),
                 AssignmentsScreen::tr("Note"), AssignmentsScreen::tr("Note at the return")});
    for (const workflow::Assignment &one : assignments) {
        const QDate since = one.since.toLocalTime().date();
        out += line({one.mmsId.toString(), store::zoneWord(one.zone).toUpper(), one.title,
                     one.holderName, one.fromName, since.toString(Qt::ISODate),
                     QString::number(since.daysTo(now.toLocalTime().date())),
                     workflow::stateWord(one.state), one.note, one.returnNote});
    }
    return out;
}

void AssignmentsScreen::exportCsv()
{
    QList<workflow::Assignment> shown;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        shown.append(m_model->at(m_filter->mapToSource(m_filter->index(row, 0)).row()));
    const QByteArray csv = assignmentsCsv(shown, m_context.workspace.clock().now());
    m_context.dialogs.saveFile(
        this, tr("Export the assignments"), QStringLiteral("assignments.csv"),
        tr("Comma-separated values (*.csv)"), [this, csv](const QString &path) {
            if (path.isEmpty())
                return;
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size()
                || !file.commit()) {
                m_context.navigation.say(
                    tr("<b>The assignments were not exported.</b> %1 can't be written: %2.")
                        .arg(path.toHtmlEscaped(), file.errorString().toHtmlEscaped()),
                    true);
                return;
            }
            emit m_context.workspace.announced(tr("Assignments exported"));
        });
}

QString AssignmentsScreen::title() const
{
    return tr("Assignments");
}

QString AssignmentsScreen::statusText() const
{
    return tr("%n assignment(s)", "", m_model->rowCount());
}

void AssignmentsScreen::activate()
{
    refresh();
    m_table->setFocus();
    if (m_filter->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_filter->index(0, AssignmentModel::Title));
}

QList<MmsId> AssignmentsScreen::recordsInFront() const
{
    return selected();
}

} // namespace colophon::ui
