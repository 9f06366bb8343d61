// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/alerts.h"

#include "cataloging/libraryprofile.h"
#include "editor/alertmarks.h"
#include "editor/alertspanel.h"
#include "editor/alertwording.h"
#include "editor/editorpage.h"
#include "editor/editorpane.h"
#include "marc/fieldtext.h"

#include <QPlainTextEdit>

#include <algorithm>

namespace colophon::ui {

using schema::Issue;
using schema::Severity;

Alerts::Alerts(EditorPage &page, Workspace &workspace, CommandRegistry &commands,
               DialogService &dialogs)
    : QObject(&page), m_page(page), m_workspace(workspace), m_commands(commands),
      m_dialogs(dialogs), m_panel(new AlertsPanel(&page))
{
    page.pane().addBelowGrid(m_panel);
    m_panel->hide();
    addCommands();
    page.pane().addTool(commands.find(QStringLiteral("record.validate")), tr("Validate"));
    connect(&page, &EditorPage::currentChanged, this, &Alerts::follow);
    connect(m_panel, &AlertsPanel::jumpWanted, this, &Alerts::jump);
    connect(m_panel, &AlertsPanel::fixWanted, this, &Alerts::fix);
    connect(m_panel, &AlertsPanel::closeWanted, this, [this] {
        if (m_page.grid() != nullptr)
            m_page.grid()->setFocus();
    });
    connect(&workspace, &Workspace::libraryProfileChanged, this, &Alerts::readProfile);
    readProfile();
    updateCommands();
}

void Alerts::addCommands()
{
    const auto add = [this](const char *id, const QString &text, const char *iconName,
                            const char *keys, const std::function<void()> &slot) {
        QAction *action = m_commands.add(QLatin1String(id), text, QLatin1String(iconName),
                                         QKeySequence(QLatin1String(keys)));
        connect(action, &QAction::triggered, this, slot);
    };
    add("record.validate", tr("&Validate"), "shield-check", "F7", [this] { validate(); });
    add("alert.next", tr("Ne&xt Alert"), "", "F4", [this] { step(1); });
    add("alert.previous", tr("Previou&s Alert"), "", "Shift+F4", [this] { step(-1); });
    add("alert.fix", tr("Fix the A&lert"), "", "Ctrl+.", [this] { fix(m_panel->current()); });
    add("view.alerts", tr("&Alerts"), "", "Alt+3", [this] { m_panel->focusList(); });
}

void Alerts::readProfile()
{
    m_workspace.reader().run(
        this, [](store::Connection &connection) { return cataloging::libraryProfile(connection); },
        [this](Result<schema::Profile> profile) {
            if (!profile || *profile == m_profile)
                return; // without it MARC 21 alone is checked
            m_profile = *profile;
            for (AlertChecker *checker : std::as_const(m_checkers))
                checker->setProfile(m_profile);
        });
}

AlertChecker *Alerts::checkerOf(EditSession *session)
{
    if (session == nullptr)
        return nullptr;
    if (AlertChecker *known = m_checkers.value(session))
        return known;
    auto *checker = new AlertChecker(*session, m_profile, session);
    m_checkers.insert(session, checker);
    connect(session, &QObject::destroyed, this, [this, session] { m_checkers.remove(session); });
    connect(session, &EditSession::readOnlyChanged, this, &Alerts::show);
    connect(checker, &AlertChecker::checked, this, [this, checker] {
        if (checker == current())
            show();
    });
    return checker;
}

AlertChecker *Alerts::current()
{
    return m_checkers.value(m_page.session());
}

void Alerts::follow(EditSession *session)
{
    checkerOf(session);
    show();
}

void Alerts::show()
{
    AlertChecker *checker = current();
    m_panel->setVisible(checker != nullptr);
    updateCommands();
    if (checker == nullptr)
        return;
    m_panel->show(checker->checkedRecord(), checker->issues(), checker->checkedAt(),
                  !checker->session().isReadOnly());
    if (checker->isCurrent())
        m_page.grid()->setAlerts(checker->issues());
}

void Alerts::updateCommands()
{
    AlertChecker *checker = current();
    const auto set = [this](const char *id, bool enabled, const QString &why) {
        QAction *action = m_commands.find(QLatin1String(id));
        action->setEnabled(enabled);
        action->setStatusTip(enabled ? QString() : why);
    };
    const QString closed = tr("No record is open");
    const bool some = checker != nullptr && !checker->issues().isEmpty();
    set("record.validate", checker != nullptr, closed);
    set("view.alerts", checker != nullptr, closed);
    const QString none = checker == nullptr ? closed : tr("The record has no alerts");
    set("alert.next", some, none);
    set("alert.previous", some, none);
    set("alert.fix", some && !checker->session().isReadOnly(),
        some ? tr("This record can only be read now") : none);
}

void Alerts::validate()
{
    AlertChecker *checker = current();
    if (checker == nullptr)
        return;
    m_page.grid()->commitCell();
    checker->checkNow([this, checker] {
        m_panel->setOpen(true);
        emit m_workspace.announced(
            tr("%1, %2", "the counts of errors and of other alerts")
                .arg(
                    tr("%n error(s)", "", int(schema::countOf(checker->issues(), Severity::Error))),
                    tr("%n other alert(s)", "",
                       int(checker->issues().size()
                           - schema::countOf(checker->issues(), Severity::Error)))));
        if (!checker->issues().isEmpty() && m_panel->current() < 0)
            m_panel->setCurrent(0);
    });
}

/// From the alert in front, or from the row of the grid where none is.
void Alerts::step(int by)
{
    AlertChecker *checker = current();
    if (checker == nullptr || checker->issues().isEmpty())
        return;
    const int count = int(checker->issues().size());
    int next = m_panel->current() < 0 ? (by > 0 ? 0 : count - 1) : m_panel->current() + by;
    next = (next + count) % count;
    m_panel->setOpen(true);
    m_panel->setCurrent(next);
    jump(next);
}

void Alerts::jump(int alert)
{
    AlertChecker *checker = current();
    if (checker == nullptr || alert < 0 || alert >= checker->issues().size())
        return;
    const Issue issue = checker->issues().at(alert);
    RecordGrid &grid = *m_page.grid();
    const bool inside = issue.part == Issue::Part::Subfield || issue.part == Issue::Part::Position;
    const bool opens = inside && !checker->session().isReadOnly();
    grid.goTo(rowOf(issue, checker->session().record()), columnOf(issue), opens);
    auto *editor = qobject_cast<QPlainTextEdit *>(grid.indexWidget(grid.currentIndex()));
    if (editor == nullptr)
        return;
    QTextCursor cursor = editor->textCursor();
    if (issue.part == Issue::Part::Position) {
        cursor.setPosition(std::min<int>(issue.position, int(editor->toPlainText().size())));
    } else {
        const QList<marc::TextSpan> spans = marc::spans(editor->toPlainText());
        if (issue.subfield < 0 || issue.subfield >= spans.size())
            return;
        cursor.setPosition(int(spans.at(issue.subfield).valueStart));
        cursor.setPosition(
            int(spans.at(issue.subfield).valueStart + spans.at(issue.subfield).valueLength),
            QTextCursor::KeepAnchor);
    }
    editor->setTextCursor(cursor);
}

/// One step of the record's undo stack. What was typed since the check is checked first, so that
/// the fix goes where it is meant.
void Alerts::fix(int alert)
{
    AlertChecker *checker = current();
    if (checker == nullptr || alert < 0 || alert >= checker->issues().size()
        || checker->session().isReadOnly())
        return;
    m_page.grid()->commitCell();
    const Issue wanted = checker->issues().at(alert);
    if (!wanted.fix)
        return;
    checker->checkNow([this, checker, wanted] {
        if (!checker->issues().contains(wanted))
            return; // it is gone, or stands elsewhere now: the list says where
        EditSession &session = checker->session();
        session.apply(schema::applied(session.record(), wanted),
                      tr("Fix %1: %2", "the field, then what the fix does")
                          .arg(schema::placeText(session.record(), wanted), fixLabel(wanted)),
                      rowOf(wanted, session.record()));
        checker->checkNow();
    });
}

void Alerts::beforeSaving(EditSession &session, std::function<void()> save)
{
    AlertChecker *checker = checkerOf(&session);
    checker->checkNow([this, checker, save = std::move(save)] { ask(*checker, save); });
}

void Alerts::ask(const AlertChecker &checker, const std::function<void()> &save)
{
    QStringList errors;
    int first = -1;
    for (int i = 0; i < checker.issues().size(); ++i) {
        const Issue &issue = checker.issues().at(i);
        if (issue.severity != Severity::Error)
            continue;
        if (first < 0)
            first = i;
        errors.append(QStringLiteral("%1  %2").arg(
            schema::placeText(checker.checkedRecord(), issue), alertSentence(issue)));
    }
    if (errors.isEmpty()) {
        save();
        return;
    }
    Question question;
    question.title = tr("Save with %n error(s)?", "", int(errors.size()));
    question.text = errors.mid(0, 3).join(u'\n');
    if (errors.size() > 3)
        question.text += u'\n' + tr("And %n more.", "", int(errors.size()) - 3);
    question.answers = {tr("Save Anyway"), tr("Show Errors")};
    m_dialogs.ask(&m_page, question, [this, save, first](int answer) {
        if (answer == 0) {
            save();
            return;
        }
        m_panel->setOpen(true);
        m_panel->setCurrent(first);
        jump(first);
    });
}

} // namespace colophon::ui
