// SPDX-License-Identifier: GPL-3.0-or-later
#include "reminders/reminderscreen.h"

#include "base/theme.h"
#include "reminders/duenotifier.h"
#include "reminders/reminderbulkbar.h"
#include "reminders/remindercommands.h"
#include "reminders/reminderfilterbar.h"
#include "reminders/remindermodel.h"
#include "reminders/reminderoverview.h"
#include "reminders/remindertable.h"
#include "widgets/datefield.h"
#include "widgets/messagebar.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace colophon::ui {

using reminders::ReminderId;

namespace {

constexpr int kWeeksBefore = 3;
constexpr int kWeeksAfter = 8;

std::optional<reminders::SortBy> sortOf(ReminderColumn column)
{
    switch (column) {
    case ReminderColumn::Date:
        return reminders::SortBy::Date;
    case ReminderColumn::Type:
        return reminders::SortBy::Type;
    case ReminderColumn::Title:
        return reminders::SortBy::Title;
    case ReminderColumn::Text:
        return reminders::SortBy::Text;
    case ReminderColumn::Status:
        return reminders::SortBy::Status;
    case ReminderColumn::Zone:
        return reminders::SortBy::Zone;
    case ReminderColumn::Person:
        return reminders::SortBy::Person;
    case ReminderColumn::CreatedBy:
        return reminders::SortBy::CreatedBy;
    case ReminderColumn::Check:
    case ReminderColumn::Menu:
        break;
    }
    return std::nullopt;
}

} // namespace

ReminderScreen::ReminderScreen(const ScreenContext &context, ReminderDesk &desk,
                               ReminderCommands &commands, QWidget *parent)
    : Screen(parent), m_context(context), m_desk(desk), m_commands(commands),
      m_model(new ReminderModel(context.workspace, this)), m_date(new QLabel(this)),
      m_overview(new ReminderOverview(this)),
      m_filters(new ReminderFilterBar(context.workspace.user().id, this)),
      m_bar(new MessageBar(this)), m_bulk(new ReminderBulkBar(this)),
      m_table(new ReminderTable(this)), m_body(new QStackedWidget(this)), m_empty(new QLabel(this))
{
    setObjectName(QStringLiteral("reminderScreen"));
    m_bar->setObjectName(QStringLiteral("reminderMessage"));
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(1500);
    m_filters->setToday(m_desk.today());
    m_filters->setFilter(ReminderFilterBar::usual());
    m_table->setModel(m_model);
    build();
    connectTable();
    connectBulk();
    connect(m_filters, &ReminderFilterBar::changed, this, &ReminderScreen::applyFilter);
    connect(m_overview, &ReminderOverview::tileChosen, this, &ReminderScreen::chooseTile);
    connect(m_overview, &ReminderOverview::weekChosen, this, &ReminderScreen::chooseWeek);
    connect(m_model, &ReminderModel::arrived, this, &ReminderScreen::onArrived);
    connect(m_model, &ReminderModel::failed, this, [this](const QString &sentence) {
        say(tr("<b>The reminders were not read.</b> %1").arg(sentence.toHtmlEscaped()), true);
    });
    connect(&m_commands, &ReminderCommands::listWanted, this, &ReminderScreen::showRecord);
    connect(&m_desk, &ReminderDesk::changed, this, [this] {
        readOverview();
        m_model->refresh();
    });
    connect(&m_desk, &ReminderDesk::failed, this, [this](const QString &sentence) {
        if (isVisible())
            say(tr("<b>Nothing was changed.</b> %1").arg(sentence.toHtmlEscaped()), true);
    });
    // What others write shows soon, without reading anew at each letter somebody types.
    connect(&context.workspace, &Workspace::catalogueWritten, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        readOverview();
        if (isVisible())
            m_model->refresh();
    });
    readChoices();
    readOverview();
    applyFilter();
}

QWidget *ReminderScreen::head()
{
    auto *head = new QWidget(this);
    auto *name = new QLabel(tr("Manage Reminders"), head);
    name->setFont(textFont(this, 18, QFont::DemiBold));
    m_date->setProperty("secondary", true);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(this, 8));
    row->addWidget(name);
    row->addSpacing(px(this, 4));
    row->addWidget(m_date);
    row->addStretch(1);
    const auto button = [this, head, row](const char *objectName, const char *iconName,
                                          const QString &text) {
        auto *made = new QPushButton(icon(QLatin1String(iconName), this), text, head);
        made->setObjectName(QLatin1String(objectName));
        row->addWidget(made);
        return made;
    };
    auto *bell = button("reminderNotify", "bell", tr("Notify"));
    auto *bellMenu = new QMenu(bell);
    tellNotifications(*bellMenu);
    bell->setMenu(bellMenu);
    bell->setProperty("menu", true);
    connect(button("reminderCsv", "download", tr("CSV")), &QPushButton::clicked, this, [this] {
        writeFile(tr("Write the List as CSV"), QStringLiteral("reminders.csv"), tr("CSV (*.csv)"),
                  &writeSpreadsheet);
    });
    connect(button("reminderIcs", "calendar-days", tr("Calendar (.ics)")), &QPushButton::clicked,
            this, [this] {
                writeFile(tr("Write the List as a Calendar"), QStringLiteral("reminders.ics"),
                          tr("Calendar (*.ics)"), &writeCalendar);
            });
    auto *printing = button("reminderPrint", "printer", tr("Print"));
    auto *printMenu = new QMenu(printing);
    connect(printMenu->addAction(tr("&Print…")), &QAction::triggered, this, &ReminderScreen::print);
    connect(printMenu->addAction(tr("Save as P&DF…")), &QAction::triggered, this,
            &ReminderScreen::printPdf);
    printing->setMenu(printMenu);
    printing->setProperty("menu", true);
    return head;
}

void ReminderScreen::tellNotifications(QMenu &menu)
{
    QAction *on = menu.addAction(tr("Tell Me on the Desktop What Is Due"));
    on->setObjectName(QStringLiteral("reminderNotifyOn"));
    on->setCheckable(true);
    on->setChecked(m_context.settings.get(kNotifyDue));
    connect(on, &QAction::toggled, this,
            [this](bool wanted) { m_context.settings.set(kNotifyDue, wanted); });
    QMenu *hours = menu.addMenu(tr("Each Day At"));
    auto *group = new QActionGroup(hours);
    for (int hour = 6; hour <= 18; ++hour) {
        QAction *action = hours->addAction(locale().toString(QTime(hour, 0), QLocale::ShortFormat));
        action->setCheckable(true);
        action->setChecked(hour == m_context.settings.get(kNotifyHour));
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, hour] { m_context.settings.set(kNotifyHour, hour); });
    }
}

void ReminderScreen::build()
{
    m_empty->setObjectName(QStringLiteral("reminderEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::RichText);
    auto *nothing = new QWidget(this);
    auto *again = new QPushButton(tr("Show All That Is Not Done"), nothing);
    again->setObjectName(QStringLiteral("reminderShowAll"));
    connect(again, &QPushButton::clicked, this, [this] { showOnly(ReminderFilterBar::usual()); });
    auto *middle = new QVBoxLayout(nothing);
    middle->addStretch(1);
    middle->addWidget(m_empty);
    middle->addWidget(again, 0, Qt::AlignHCenter);
    middle->addStretch(2);
    m_body->addWidget(m_table);
    m_body->addWidget(nothing);

    auto *list = new QFrame(this);
    list->setObjectName(QStringLiteral("reminderList"));
    auto *inside = new QVBoxLayout(list);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    inside->addWidget(m_bulk);
    inside->addWidget(m_body, 1);
    m_bulk->hide();

    auto *layout = new QVBoxLayout(this);
    const int margin = px(this, 16);
    layout->setContentsMargins(margin, px(this, 12), margin, 0);
    layout->setSpacing(px(this, 12));
    layout->addWidget(head());
    layout->addWidget(m_overview);
    layout->addWidget(m_filters);
    layout->addWidget(m_bar);
    layout->addWidget(list, 1);
    setFocusProxy(m_table);
}

void ReminderScreen::connectTable()
{
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this,
            &ReminderScreen::sortBy);
    m_table->horizontalHeader()->setSortIndicator(int(ReminderColumn::Date), Qt::AscendingOrder);
    connect(m_table, &ReminderTable::editWanted, this, &ReminderScreen::edit);
    connect(m_table, &ReminderTable::viewWanted, this, &ReminderScreen::view);
    connect(m_table, &ReminderTable::menuWanted, this, &ReminderScreen::openMenu);
    connect(m_table, &ReminderTable::deleteWanted, this, [this](int row) {
        const QList<ReminderId> checked = checkedIds();
        const reminders::ReminderRow *one = rowAt(row);
        if (!checked.isEmpty())
            askDelete(checked);
        else if (one != nullptr)
            askDelete({one->reminder.id});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { emit recordsInFrontChanged(); });
}

void ReminderScreen::connectBulk()
{
    connect(m_model, &ReminderModel::checkedChanged, this, [this] {
        m_bulk->setCount(int(m_model->checked().size()), m_model->rowCount());
        emit statusTextChanged(statusText());
    });
    connect(m_bulk, &ReminderBulkBar::clearWanted, m_model, &ReminderModel::clearChecked);
    connect(m_bulk, &ReminderBulkBar::allWanted, m_model, &ReminderModel::checkAll);
    connect(m_table, &ReminderTable::allWanted, m_model, &ReminderModel::checkAll);
    connect(m_bulk, &ReminderBulkBar::doneWanted, this, [this] { markDone(checkedIds(), true); });
    connect(m_bulk, &ReminderBulkBar::deleteWanted, this, [this] { askDelete(checkedIds()); });
    const auto changeChecked = [this](const reminders::Edit &edit) {
        change(
            tr("Changing reminders"), checkedIds(),
            [edit](store::Connection &connection, const cataloging::Actor &actor,
                   const QList<ReminderId> &part) {
                return reminders::changeReminders(connection, actor, part, edit);
            },
            [](int count) { return tr("%Ln reminder(s) changed.", nullptr, count); });
    };
    connect(m_bulk, &ReminderBulkBar::statusWanted, this, [changeChecked](const QString &code) {
        reminders::Edit edit;
        edit.status = code;
        changeChecked(edit);
    });
    connect(m_bulk, &ReminderBulkBar::dateWanted, this, [this, changeChecked] {
        askForDate(this, m_desk.today().addDays(7), [changeChecked](QDate date) {
            reminders::Edit edit;
            edit.date = date;
            changeChecked(edit);
        });
    });
    connect(m_bulk, &ReminderBulkBar::personWanted, this, [this, changeChecked] {
        askForPerson(this, m_choices.people, m_context.workspace.user().id,
                     [changeChecked](UserId person) {
                         reminders::Edit edit;
                         edit.person = person;
                         changeChecked(edit);
                     });
    });
}

QString ReminderScreen::title() const
{
    return tr("Manage Reminders");
}

QString ReminderScreen::statusText() const
{
    const QString shown = tr("%Ln reminder(s) shown", nullptr, m_model->rowCount());
    const int checked = int(m_model->checked().size());
    return checked == 0
               ? shown
               : QStringLiteral("%1 · %2").arg(shown, tr("%Ln selected", nullptr, checked));
}

void ReminderScreen::activate()
{
    m_filters->setToday(m_desk.today());
    m_date->setText(longDate(m_desk.today(), locale()));
    readChoices();
    readOverview();
    m_model->refresh();
    m_table->setFocus();
}

QList<MmsId> ReminderScreen::recordsInFront() const
{
    const reminders::ReminderRow *row = rowAt(m_table->currentIndex().row());
    return row == nullptr ? QList<MmsId>() : QList<MmsId>{row->reminder.mmsId};
}

void ReminderScreen::readChoices()
{
    m_desk.readChoices(this, [this](const ReminderChoices &choices) {
        m_choices = choices;
        m_filters->setChoices(choices);
        m_bulk->setChoices(choices);
    });
}

void ReminderScreen::readOverview()
{
    using Both = std::pair<reminders::Tiles, QList<reminders::Week>>;
    m_context.workspace.reader().run(
        this,
        [today = m_desk.today(),
         first = locale().firstDayOfWeek()](store::Connection &connection) -> Result<Both> {
            const auto tiles = reminders::tiles(connection, today, first);
            COLOPHON_TRY(tiles);
            const auto weeks =
                reminders::weeks(connection, today, first, kWeeksBefore, kWeeksAfter);
            COLOPHON_TRY(weeks);
            return Both{*tiles, *weeks};
        },
        [this](const Result<Both> &both) {
            if (both)
                onOverview(both->first, both->second);
        });
}

void ReminderScreen::onOverview(const reminders::Tiles &tiles, const QList<reminders::Week> &weeks)
{
    m_overview->show(tiles, weeks, m_desk.today());
    const int overdue = int(tiles.overdue);
    emit railCountChanged({overdue, true, tr("%Ln overdue", nullptr, overdue)});
}

void ReminderScreen::applyFilter()
{
    m_bar->hide();
    m_model->show(m_filters->filter(), m_model->order());
}

void ReminderScreen::onArrived()
{
    const bool none = m_model->rowCount() == 0;
    m_body->setCurrentIndex(none ? 1 : 0);
    const bool usual = m_model->filter() == ReminderFilterBar::usual();
    m_empty->setText(
        usual ? tr("<b>Nothing is waiting.</b><br>Add a reminder from the ⋮ menu of a search "
                   "result, or in the editor with Ctrl+Shift+R.")
              : tr("<b>No reminder is left by these filters.</b>"));
    m_body->findChild<QPushButton *>(QStringLiteral("reminderShowAll"))->setVisible(!usual);
    m_bulk->setCount(int(m_model->checked().size()), m_model->rowCount());
    emit statusTextChanged(statusText());
    emit recordsInFrontChanged();
}

void ReminderScreen::showOnly(const reminders::Filter &filter)
{
    m_filters->setFilter(filter);
    applyFilter();
}

void ReminderScreen::showRecord(MmsId mmsId)
{
    reminders::Filter filter;
    filter.record = mmsId;
    showOnly(filter);
    m_context.navigation.show(ScreenId::Reminders);
    m_bar->showMessage(MessageBar::Kind::Info,
                       tr("<b>Only the reminders of record %1.</b>").arg(mmsId.toString()),
                       {tr("Show All")}, [this](int) { showOnly(ReminderFilterBar::usual()); });
}

void ReminderScreen::chooseTile(ReminderTile tile)
{
    const QDate today = m_desk.today();
    const QDate month(today.year(), today.month(), 1);
    reminders::Filter filter = ReminderFilterBar::usual();
    switch (tile) {
    case ReminderTile::Overdue:
        filter.progress = reminders::Progress::All;
        filter.overdueOn = today;
        break;
    case ReminderTile::DueThisWeek:
        filter.from = today;
        filter.to = reminders::weekStart(today, locale().firstDayOfWeek()).addDays(6);
        break;
    case ReminderTile::DueThisMonth:
        filter.from = today;
        filter.to = month.addMonths(1).addDays(-1);
        break;
    case ReminderTile::DoneThisMonth:
        filter.progress = reminders::Progress::Done;
        filter.doneFrom = month;
        break;
    }
    showOnly(filter);
}

void ReminderScreen::chooseWeek(QDate start)
{
    reminders::Filter filter;
    filter.from = start;
    filter.to = start.addDays(6);
    showOnly(filter);
}

void ReminderScreen::sortBy(int section)
{
    const auto by = sortOf(ReminderColumn(section));
    const reminders::Order former = m_model->order();
    if (by) {
        const reminders::Order order{*by, by == former.by && !former.descending};
        m_model->show(m_model->filter(), order);
        m_table->horizontalHeader()->setSortIndicator(
            section, order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        return;
    }
    // A click beside the columns that sort leaves the arrow where it was.
    for (int column = 0; column < kReminderColumns; ++column) {
        if (sortOf(ReminderColumn(column)) == former.by)
            m_table->horizontalHeader()->setSortIndicator(
                column, former.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

} // namespace colophon::ui
