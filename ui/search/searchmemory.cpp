// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searchmemory.h"

#include "base/theme.h"
#include "search/wording.h"

#include <QLocale>
#include <QMenu>

namespace colophon::ui {

namespace {

/// So many of the last searches stand in the menu.
constexpr qsizetype kShownPast = 15;
constexpr int kWidestEntry = 420;

} // namespace

SearchMemory::SearchMemory(Workspace &workspace, CommandRegistry &commands, DialogService &dialogs,
                           QWidget *window)
    : QObject(window), m_workspace(workspace), m_dialogs(dialogs), m_window(window),
      m_menu(new QMenu(window))
{
    const auto command = [&commands](const char *id, const QString &text, const char *iconName) {
        QAction *known = commands.find(QLatin1String(id));
        return known != nullptr
                   ? known
                   : commands.add(QLatin1String(id), text, QLatin1String(iconName), {});
    };
    m_menu->setObjectName(QStringLiteral("searchHistoryMenu"));
    m_menu->setAccessibleName(tr("Saved and recent searches"));
    m_history = command("search.history", tr("Saved and &Recent Searches"), "history");
    m_save = command("search.save", tr("Sa&ve Search…"), "save");
    m_save->setEnabled(false);
    connect(m_menu, &QMenu::aboutToShow, this, &SearchMemory::fillMenu);
    connect(m_save, &QAction::triggered, this, &SearchMemory::save);
    read();
}

void SearchMemory::setShown(store::ZoneKind zone, const QString &query)
{
    m_zone = zone;
    m_query = query;
    const bool writable = !m_workspace.isReadOnly();
    m_save->setEnabled(writable && !query.isEmpty());
    m_save->setStatusTip(!writable         ? tr("The catalogue can only be read.")
                         : query.isEmpty() ? tr("Search for something first.")
                                           : QString());
}

void SearchMemory::remember(const search::PastSearch &past)
{
    if (past.query.isEmpty() || m_workspace.isReadOnly())
        return;
    // One that is run again, and again sorted, is written once.
    if (!m_past.isEmpty() && m_past.constFirst().query == past.query
        && m_past.constFirst().zone == past.zone && m_past.constFirst().found == past.found)
        return;
    write(tr("The search was not kept in the history."),
          [past, user = m_workspace.user().id](store::Transaction &t) {
              return search::rememberSearch(t, user, past);
          });
}

void SearchMemory::write(const QString &failure,
                         std::function<Result<void>(store::Transaction &)> work)
{
    m_workspace.writer().run(
        this,
        [work = std::move(work)](store::Connection &c) -> Result<void> {
            Result<store::Transaction> transaction = store::Transaction::begin(c);
            COLOPHON_TRY(transaction);
            COLOPHON_TRY(work(*transaction));
            return transaction->commit();
        },
        [this, failure](Result<void> done) {
            if (!done)
                emit failed(failure, done.error());
            read();
        });
}

void SearchMemory::read()
{
    struct Both {
        QList<search::SavedSearch> saved;
        QList<search::PastSearch> past;
    };
    m_workspace.writer().run(
        this,
        [user = m_workspace.user().id](store::Connection &c) -> Result<Both> {
            const Result<QList<search::SavedSearch>> saved = search::savedSearches(c, user);
            COLOPHON_TRY(saved);
            const Result<QList<search::PastSearch>> past = search::pastSearches(c, user);
            COLOPHON_TRY(past);
            return Both{*saved, *past};
        },
        [this](Result<Both> both) {
            if (!both)
                return;
            m_saved = both->saved;
            m_past = both->past;
        });
}

void SearchMemory::addSearch(QMenu *menu, const QString &text, store::ZoneKind zone,
                             const QString &query)
{
    QString shown =
        menu->fontMetrics().elidedText(text, Qt::ElideMiddle, px(m_window, kWidestEntry));
    shown.replace(u'&', QLatin1String("&&"));
    QAction *action = menu->addAction(shown);
    action->setToolTip(query);
    action->setStatusTip(query);
    connect(action, &QAction::triggered, this,
            [this, zone, query] { emit searchRequested(zone, query); });
}

void SearchMemory::fillMenu()
{
    m_menu->clear();
    m_menu->addAction(m_save);
    m_menu->addSection(tr("Saved searches"));
    for (const search::SavedSearch &saved : std::as_const(m_saved))
        addSearch(m_menu, tr("%1 (%2)").arg(saved.name, Wording::zone(saved.zone)), saved.zone,
                  saved.query);
    if (m_saved.isEmpty())
        m_menu->addAction(tr("None yet"))->setEnabled(false);
    m_menu->addSection(tr("Recent searches"));
    for (const search::PastSearch &past : m_past.mid(0, kShownPast)) {
        //: a search of before: its query, what it found, a zone's name
        addSearch(m_menu,
                  tr("%1 – %2 found (%3)")
                      .arg(past.query, QLocale().toString(past.found), Wording::zone(past.zone)),
                  past.zone, past.query);
    }
    if (m_past.isEmpty())
        m_menu->addAction(tr("None yet"))->setEnabled(false);
    m_menu->addSeparator();
    const UserId user = m_workspace.user().id;
    auto *forget = m_menu->addMenu(tr("Delete a Saved Search"));
    forget->setEnabled(!m_saved.isEmpty() && !m_workspace.isReadOnly());
    for (const search::SavedSearch &saved : std::as_const(m_saved)) {
        QString name = saved.name;
        QAction *entry = forget->addAction(name.replace(u'&', QLatin1String("&&")));
        connect(entry, &QAction::triggered, this, [this, user, id = saved.id] {
            write(tr("The search was not deleted."), [user, id](store::Transaction &t) {
                return search::forgetSavedSearch(t, user, id);
            });
        });
    }
    QAction *clear = m_menu->addAction(tr("Forget Recent Searches"));
    clear->setEnabled(!m_past.isEmpty() && !m_workspace.isReadOnly());
    connect(clear, &QAction::triggered, this, [this, user] {
        write(tr("The recent searches were not forgotten."),
              [user](store::Transaction &t) { return search::forgetPastSearches(t, user); });
    });
}

void SearchMemory::save()
{
    search::SavedSearch wanted;
    wanted.zone = m_zone;
    wanted.query = m_query;
    wanted.savedAt = m_workspace.clock().now();
    m_dialogs.askText(m_window, tr("Save the search"), tr("Name of the search:"),
                      [this, wanted](const QString &name, bool accepted) {
                          if (!accepted)
                              return;
                          search::SavedSearch named = wanted;
                          named.name = name;
                          write(tr("The search was not saved."),
                                [named, user = m_workspace.user().id](store::Transaction &t) {
                                    return search::saveSearch(t, user, named);
                                });
                      });
}

} // namespace colophon::ui
