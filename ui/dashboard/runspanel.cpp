// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/runspanel.h"

#include "base/theme.h"
#include "jobs/jobwording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kMostRuns = 4;
constexpr int kLookEvery = 500; ///< ms, while a run is under way

QString whenOf(const QDateTime &at, QDate today)
{
    const QDateTime local = at.toLocalTime();
    //: a day without its year: 18 Nov
    return local.date() == today ? QLocale().toString(local.time(), QLocale::ShortFormat)
                                 : QLocale().toString(local.date(), RunsPanel::tr("d MMM"));
}

} // namespace

RunsPanel::RunsPanel(JobDesk &desk, QWidget *parent)
    : PanelFrame(QStringLiteral("dashboardRuns"), QStringLiteral("cog"), tr("Jobs"), tr("All jobs"),
                 parent),
      m_desk(desk), m_rows(new QVBoxLayout)
{
    m_rows->setSpacing(px(this, 8));
    m_rows->setContentsMargins(px(this, 12), px(this, 8), px(this, 12), px(this, 8));
    body()->addLayout(m_rows);
    m_empty = addSentence(tr("No job was run yet."));
    body()->addStretch(1);
    m_again.setSingleShot(true);
    m_again.setInterval(kLookEvery);
    connect(&m_again, &QTimer::timeout, this, &RunsPanel::refresh);
    connect(&desk, &JobDesk::changed, this, &RunsPanel::refresh);
}

void RunsPanel::showEvent(QShowEvent *event)
{
    PanelFrame::showEvent(event);
    refresh();
}

void RunsPanel::refresh()
{
    if (!isVisible())
        return; // showEvent() reads
    m_desk.workspace().reader().run(
        this, [](store::Connection &connection) { return batch::runs(connection, kMostRuns); },
        [this](Result<QList<batch::Run>> runs) {
            if (runs)
                show(*runs);
        });
}

void RunsPanel::show(const QList<batch::Run> &runs)
{
    // Cancel keeps the focus while the bar beside it grows.
    const QString focused = isAncestorOf(focusWidget()) && focusWidget() != nullptr
                                ? focusWidget()->objectName()
                                : QString();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto isUnderWay = [this](const batch::Run &run) {
        return run.underWay || m_desk.isRunning(run.id);
    };
    const auto running = std::count_if(runs.cbegin(), runs.cend(), isUnderWay);
    setHeadWords(running == 0 ? QString() : tr("%n running", "", int(running)));
    for (const batch::Run &run : runs)
        m_rows->addWidget(isUnderWay(run) ? underWay(run) : ended(run));
    m_empty->setVisible(runs.isEmpty());
    if (auto *again = focused.isEmpty() ? nullptr : findChild<QWidget *>(focused))
        again->setFocus();
    if (running > 0)
        m_again.start();
}

QWidget *RunsPanel::underWay(const batch::Run &run)
{
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(this, 2));
    auto *first = new QHBoxLayout;
    first->addWidget(new QLabel(JobWording::name(run.job), row), 1);
    auto *cancel = new QPushButton(tr("Cancel"), row);
    cancel->setObjectName(QStringLiteral("dashboardCancel%1").arg(run.id.value()));
    cancel->setAccessibleName(tr("Cancel %1").arg(JobWording::name(run.job)));
    cancel->setProperty("link", true);
    connect(cancel, &QPushButton::clicked, this, [this, id = run.id] { m_desk.cancel(id); });
    first->addWidget(cancel);
    layout->addLayout(first);
    auto *second = new QHBoxLayout;
    auto *bar = new QProgressBar(row);
    bar->setTextVisible(false);
    bar->setFixedHeight(px(this, 6));
    bar->setRange(0, int(std::max<qint64>(run.total, 1)));
    bar->setValue(int(run.next));
    bar->setAccessibleName(JobWording::name(run.job));
    auto *words = new QLabel(
        tr("%1 of %2").arg(QLocale().toString(run.next), QLocale().toString(run.total)), row);
    words->setProperty("hint", true);
    second->addWidget(bar, 1);
    second->addWidget(words);
    layout->addLayout(second);
    return row;
}

QWidget *RunsPanel::ended(const batch::Run &run)
{
    const Tokens &t = Tokens::of(this);
    const bool gaps = run.state == batch::State::Failed || run.counts.failed > 0 || !run.isEnded();
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(this, 8));
    auto *mark = new QLabel(row);
    mark->setAlignment(Qt::AlignTop);
    mark->setPixmap(icon(gaps ? QStringLiteral("triangle-alert") : QStringLiteral("circle-check"),
                         gaps ? t.warn : t.ok)
                        .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new QLabel(JobWording::name(run.job), row));
    const QDate today = m_desk.workspace().clock().now().toLocalTime().date();
    QStringList said{whenOf(run.isEnded() ? run.endedAt : run.seenAt, today)};
    if (run.state != batch::State::Finished)
        said.append(JobWording::state(run));
    said.append(JobWording::counts(run.counts));
    said.removeAll(QString());
    auto *detail = new QLabel(said.join(QStringLiteral(" · ")), row);
    detail->setProperty("hint", true);
    detail->setWordWrap(true);
    words->addWidget(detail);
    layout->addWidget(mark);
    layout->addLayout(words, 1);
    return row;
}

} // namespace colophon::ui
