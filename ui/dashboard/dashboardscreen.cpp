// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/dashboardscreen.h"

#include "assignments/peoplebars.h"
#include "base/theme.h"
#include "cataloging/permission.h"
#include "dashboard/dashboardpanel.h"
#include "store/draftstore.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kRecent = 12;
constexpr int kOldest = 12;

QString shortDay(const QDateTime &at)
{
    //: a day without its year: 18 Nov
    return QLocale().toString(at.toLocalTime().date(), DashboardScreen::tr("d MMM"));
}

} // namespace

struct DashboardScreen::Content {
    QList<workflow::Assignment> mine;
    QList<workflow::Assignment> open;
    QList<DashboardRow> drafts;
    QList<DashboardRow> recent;
};

DashboardScreen::DashboardScreen(const ScreenContext &context, QWidget *parent)
    : Screen(parent), m_context(context), m_day(new QLabel(this)), m_buttons(new QHBoxLayout),
      m_mine(new DashboardPanel(QStringLiteral("dashboardMine"), QStringLiteral("user-check"),
                                tr("Assigned to me"), tr("All assignments"),
                                tr("Nothing is assigned to you. What others give you, and what "
                                   "comes back to you, stands here."),
                                this)),
      m_drafts(new DashboardPanel(QStringLiteral("dashboardDrafts"), QStringLiteral("file-clock"),
                                  tr("Drafts to recover"), {},
                                  tr("Everything that you typed is saved."), this)),
      m_recent(new DashboardPanel(QStringLiteral("dashboardRecent"), QStringLiteral("history"),
                                  tr("Recent records"), tr("Search"),
                                  tr("The records that you save stand here."), this)),
      m_oldest(new DashboardPanel(QStringLiteral("dashboardOldest"), QStringLiteral("clock"),
                                  tr("Oldest open assignments"), tr("All assignments"),
                                  tr("Nothing is assigned to anybody."), this)),
      m_bars(new PeopleBars(this)), m_team(new QWidget(this)), m_upper(new QHBoxLayout),
      m_lower(new QHBoxLayout), m_side(new QVBoxLayout)
{
    setObjectName(QStringLiteral("dashboardScreen"));
    buildTeam();
    build();
    for (DashboardPanel *panel : {m_mine, m_drafts, m_recent, m_oldest})
        connect(panel, &DashboardPanel::opened, &context.navigation, &Navigation::edit);
    for (DashboardPanel *panel : {m_mine, m_oldest})
        connect(panel, &DashboardPanel::linkActivated, this,
                [this] { m_context.navigation.show(ScreenId::Assignments); });
    connect(m_recent, &DashboardPanel::linkActivated, this,
            [this] { m_context.navigation.show(ScreenId::Search); });
    connect(m_bars, &PeopleBars::chosen, this,
            [this] { m_context.navigation.show(ScreenId::Assignments); });
    for (const auto signal : {&Workspace::worklistChanged, &Workspace::recordsChanged})
        connect(&context.workspace, signal, this, &DashboardScreen::refresh);
    connect(&context.workspace, &Workspace::recordChanged, this, &DashboardScreen::refresh);
    refresh();
}

/// What is the person's own above, the team below with what the person worked on last beside it.
void DashboardScreen::build()
{
    const int gap = px(this, 12);
    m_upper->setSpacing(gap);
    m_upper->addWidget(m_mine, 56);
    m_side->setSpacing(gap);
    m_side->addWidget(m_drafts, 1);
    m_upper->addLayout(m_side, 30);
    m_lower->setSpacing(gap);
    m_lower->addWidget(m_team, 100);
    m_lower->addWidget(m_recent, 30);

    auto *inside = new QWidget(this);
    inside->setObjectName(QStringLiteral("dashboardInside"));
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(px(this, 16), gap, px(this, 16), gap);
    layout->setSpacing(gap);
    layout->addWidget(buildHead());
    layout->addLayout(m_upper, 318);
    layout->addLayout(m_lower, 340);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(inside);
    for (DashboardPanel *panel : {m_mine, m_oldest, m_recent})
        panel->setMinimumHeight(px(this, 220));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void DashboardScreen::buildTeam()
{
    m_bars->setObjectName(QStringLiteral("dashboardBars"));
    auto *team = new QVBoxLayout(m_team);
    team->setContentsMargins(0, 0, 0, 0);
    team->setSpacing(px(this, 8));
    auto *heading = new QLabel(tr("<b>Team</b> &nbsp;seen by catalog managers only"), m_team);
    heading->setTextFormat(Qt::RichText);
    auto *parts = new QHBoxLayout;
    parts->setSpacing(px(this, 12));
    parts->addWidget(framed(*m_bars, m_team), 1);
    parts->addWidget(m_oldest, 1);
    team->addWidget(heading);
    team->addLayout(parts, 1);
    m_team->setVisible(
        cataloging::may(m_context.workspace.user(), cataloging::Task::ManageAssignments).ok());
}

/// In a narrow window the panels stand one below the other, and the whole scrolls.
void DashboardScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    const auto direction =
        width() < px(this, 1180) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    m_upper->setDirection(direction);
    m_lower->setDirection(direction);
}

QWidget *DashboardScreen::buildHead()
{
    auto *head = new QWidget(this);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(this, 10));
    auto *name = new QLabel(title(), head);
    name->setFont(textFont(this, 18, QFont::DemiBold));
    m_day->setProperty("secondary", true);
    line->addWidget(name);
    line->addWidget(m_day);
    line->addStretch(1);
    line->addLayout(m_buttons);
    return head;
}

/// Once all screens have added their commands; each button is its command.
void DashboardScreen::addButtons()
{
    if (m_buttons->count() > 0)
        return;
    for (const char *id : {"record.new", "file.import", "set.new", "job.run", "view.palette"}) {
        QAction *action = m_context.commands.find(QLatin1String(id));
        if (action == nullptr)
            continue;
        auto *button = new QPushButton(this);
        button->setObjectName(QStringLiteral("dashboard.") + QLatin1String(id));
        const auto follow = [button, action] {
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            button->setText(QString(action->text()).remove(u'&'));
            button->setToolTip(action->isEnabled() ? keys : action->statusTip());
            button->setIcon(action->icon());
            button->setEnabled(action->isEnabled());
        };
        connect(action, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        follow();
        m_buttons->addWidget(button);
    }
}

void DashboardScreen::addMiddlePanel(QWidget *panel)
{
    m_upper->insertWidget(1, panel, 44);
}

void DashboardScreen::addSidePanel(QWidget *panel)
{
    m_side->addWidget(panel, 1);
}

static Result<DashboardRow> rowOf(store::Connection &connection, MmsId mmsId)
{
    const Result<QList<store::BriefRow>> briefs = store::briefRows(connection, {mmsId});
    COLOPHON_TRY(briefs);
    const Result<store::Zone> zone = store::zoneOf(connection, mmsId);
    COLOPHON_TRY(zone);
    DashboardRow row;
    row.mmsId = mmsId;
    row.zone = zone->kind;
    if (!briefs->isEmpty()) {
        row.title = briefs->constFirst().brief.title;
        row.material = briefs->constFirst().brief.material;
    }
    return row;
}

void DashboardScreen::refresh()
{
    if (!isVisible())
        return; // activate() reads
    m_context.workspace.reader().run(
        this,
        [me = m_context.workspace.user().id](store::Connection &connection) -> Result<Content> {
            Content content;
            const Result<QList<workflow::Assignment>> open = workflow::openAssignments(connection);
            COLOPHON_TRY(open);
            content.open = *open;
            std::copy_if(open->cbegin(), open->cend(), std::back_inserter(content.mine),
                         [me](const workflow::Assignment &one) { return one.holder == me; });
            const Result<QList<store::Draft>> drafts = store::draftsOf(connection, me);
            COLOPHON_TRY(drafts);
            for (const store::Draft &draft : *drafts) {
                Result<DashboardRow> row = rowOf(connection, draft.mmsId);
                COLOPHON_TRY(row);
                row->when = QLocale().toString(draft.changedAt.toLocalTime(), QLocale::ShortFormat);
                content.drafts.append(*row);
            }
            const Result<QList<store::RecentRecord>> recent =
                store::recentRecordsOf(connection, me, kRecent);
            COLOPHON_TRY(recent);
            for (const store::RecentRecord &one : *recent) {
                Result<DashboardRow> row = rowOf(connection, one.mmsId);
                COLOPHON_TRY(row);
                row->when = shortDay(one.at);
                content.recent.append(*row);
            }
            return content;
        },
        [this](Result<Content> content) {
            if (content)
                show(*content);
        });
}

static DashboardRow rowOf(const workflow::Assignment &assignment)
{
    DashboardRow row;
    row.mmsId = assignment.mmsId;
    row.title = assignment.title;
    row.material = assignment.material;
    row.zone = assignment.zone;
    return row;
}

void DashboardScreen::show(const Content &content)
{
    const QDateTime now = m_context.workspace.clock().now();
    m_day->setText(QLocale().toString(now.toLocalTime().date(), QLocale::LongFormat));
    QList<DashboardRow> mine;
    for (const workflow::Assignment &one : content.mine) {
        const bool returned = one.state == workflow::AssignmentState::Returned;
        DashboardRow row = rowOf(one);
        row.mark = returned ? tr("Returned") : tr("Assigned");
        const QString note = (returned ? one.returnNote : one.note).simplified();
        const QString from = returned ? one.returnedBy : one.fromName;
        row.detail = note.isEmpty() ? tr("from %1").arg(from) : tr("%1: %2").arg(from, note);
        row.when = shortDay(one.stateAt);
        mine.prepend(row); // the newest first
    }
    m_mine->setRows(mine, mine.size());
    m_drafts->setRows(content.drafts, content.drafts.size());
    m_recent->setRows(content.recent, 0);
    showTeam(content.open);
}

void DashboardScreen::showTeam(const QList<workflow::Assignment> &open)
{
    const QDate today = m_context.workspace.clock().now().toLocalTime().date();
    m_bars->setAssignments(open, m_context.workspace.user().id, today);
    QList<DashboardRow> oldest;
    for (const workflow::Assignment &one : open.mid(0, kOldest)) {
        DashboardRow row = rowOf(one);
        row.when = tr("%n day(s)", "", int(one.since.toLocalTime().date().daysTo(today)));
        row.detail = tr("%1, by %2").arg(one.holderName, one.fromName);
        oldest.append(row);
    }
    m_oldest->setRows(oldest, open.size());
}

QString DashboardScreen::title() const
{
    return tr("Dashboard");
}

void DashboardScreen::activate()
{
    addButtons();
    refresh();
    m_mine->focusRows();
}

} // namespace colophon::ui
