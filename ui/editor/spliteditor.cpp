// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/spliteditor.h"

#include "editor/splitview.h"
#include "editor/versionspane.h"
#include "marc/brief.h"
#include "widgets/messagebar.h"

#include <QLocale>
#include <QMenu>
#include <QStackedWidget>

namespace colophon::ui {

SplitEditor::SplitEditor(const Surroundings &around, QObject *parent)
    : QObject(parent), m_around(around), m_versions(new VersionsPane(around.workspace))
{
    m_versions->hide();
    addCommands();
    connect(m_versions, &VersionsPane::compareRequested, this, &SplitEditor::compareWithVersion);
    connect(m_versions, &VersionsPane::restoreRequested, this, &SplitEditor::restore);
    connect(m_versions, &VersionsPane::failed, this, [this](const Error &error) {
        tell(tr("<b>The versions could not be read.</b> %1"), error.detail);
    });
}

SplitSide SplitEditor::sideOf(EditSession &session)
{
    const QString title = marc::briefOf(session.record()).title;
    return {title.isEmpty() ? tr("[No title]") : title, session.mmsId().toString(),
            session.zone().kind, session.record(), &session};
}

void SplitEditor::addCommands()
{
    const auto add = [this](const char *id, const QString &text, const char *icon, const char *keys,
                            auto slot) {
        QAction *action = m_around.commands.add(QLatin1String(id), text, QLatin1String(icon),
                                                QKeySequence(QLatin1String(keys)));
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add("view.split", tr("S&plit Editor"), "columns-2", "F6", [this] {
        toggle();
    })->setCheckable(true);
    add("record.compare", tr("&Compare With…"), "git-compare", "", [this] { compareWithAsked(); });
    add("record.versions", tr("View &Versions"), "history", "", [this] { showVersions(); });
    const auto inView = [this](auto body) {
        return [this, body] {
            if (m_view)
                body(*m_view);
        };
    };
    m_viewActions = {add("split.copyLeft", tr("Copy Field to the &Left"), "", "Alt+Left",
                         inView([](SplitView &view) { view.copyCurrent(true); })),
                     add("split.copyRight", tr("Copy Field to the Ri&ght"), "", "Alt+Right",
                         inView([](SplitView &view) { view.copyCurrent(false); })),
                     add("split.next", tr("Next &Difference"), "", "Alt+PgDown",
                         inView([](SplitView &view) { view.goToDifference(1); })),
                     add("split.previous", tr("Previous D&ifference"), "", "Alt+PgUp",
                         inView([](SplitView &view) { view.goToDifference(-1); }))};
    // Elsewhere these keys may be somebody else's.
    for (QAction *action : std::as_const(m_viewActions))
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

void SplitEditor::updateCommands()
{
    const bool open = m_around.session() != nullptr;
    const auto set = [this](const char *id, bool enabled, const QString &why) {
        QAction *action = m_around.commands.find(QLatin1String(id));
        action->setEnabled(enabled);
        action->setStatusTip(enabled ? QString() : why);
    };
    for (const char *id : {"view.split", "record.compare"})
        set(id, open, tr("No record is open"));
    set("record.versions", open && !m_around.session()->isNew(),
        open ? tr("This record was never saved") : tr("No record is open"));
    for (const char *id : {"split.copyLeft", "split.copyRight", "split.next", "split.previous"})
        set(id, isOpen(), tr("The split editor is not open"));
    m_around.commands.find(QStringLiteral("view.split"))->setChecked(isOpen());
}

void SplitEditor::tell(const QString &what, const QString &detail)
{
    m_around.bar.showMessage(MessageBar::Kind::Error, what.arg(detail.toHtmlEscaped()),
                             {tr("Close")}, [bar = &m_around.bar](int) { bar->hide(); });
}

bool SplitEditor::showsProposal() const
{
    return m_view != nullptr && !m_view->model().right().take.isEmpty();
}

void SplitEditor::compareWith(const SplitSide &right, bool takeFocus)
{
    EditSession *left = m_around.session();
    if (left == nullptr)
        return;
    if (showsProposal() && !right.take.isEmpty() && &m_view->model().left() == left) {
        m_view->propose(right);
        return;
    }
    close();
    m_view = new SplitView(*left, right, m_around.settings.get(kShowBlanksAsHash), &m_around.stack);
    connect(m_view, &SplitView::leftRowChanged, this, &SplitEditor::leftRowChanged);
    connect(m_view, &SplitView::closeRequested, this, &SplitEditor::close);
    connect(m_view, &SplitView::chooseRequested, this, &SplitEditor::choose);
    connect(m_view, &SplitView::swapRequested, this, &SplitEditor::swap);
    connect(m_view, &SplitView::mergeRequested,
            m_around.commands.find(QStringLiteral("record.merge")), &QAction::trigger);
    connect(m_view, &SplitView::takeRequested, this, &SplitEditor::takeRequested);
    connect(left, &QObject::destroyed, m_view, [this] { close(); });
    for (QAction *action : std::as_const(m_viewActions))
        m_view->addAction(action);
    m_around.stack.addWidget(m_view);
    m_around.stack.setCurrentWidget(m_view);
    if (takeFocus)
        m_view->setFocus();
    updateCommands();
    emit openChanged(true);
}

void SplitEditor::close()
{
    if (!m_view)
        return;
    m_view->commitCell();
    m_around.stack.removeWidget(m_view);
    m_view->deleteLater();
    m_view = nullptr;
    updateCommands();
    emit openChanged(false);
}

void SplitEditor::follow()
{
    EditSession *open = m_around.session();
    if (m_view && &m_view->model().left() != open)
        close();
    if (m_versions->isVisible()) {
        if (open == nullptr || open->isNew())
            m_versions->hide();
        else if (m_versions->mmsId() != open->mmsId())
            m_versions->show(open->mmsId());
    }
    updateCommands();
}

/// With another record that is open, else with the version before, else by MMS ID.
void SplitEditor::toggle()
{
    if (m_view) {
        close();
        return;
    }
    updateCommands(); // its check mark is not for a click to set
    EditSession *open = m_around.session();
    if (open == nullptr)
        return;
    for (EditSession *other : m_around.sessions()) {
        if (other != open) {
            compareWith(sideOf(*other));
            return;
        }
    }
    compareWithAsked();
}

void SplitEditor::compareWithAsked()
{
    askForRecord(tr("Compare With"), [this](EditSession &other) { compareWith(sideOf(other)); });
}

void SplitEditor::askForRecord(const QString &title, const std::function<void(EditSession &)> &done)
{
    m_around.dialogs.askText(m_around.window, title, tr("MMS ID of the other record"),
                             [this, done](const QString &text, bool accepted) {
                                 if (!accepted || m_around.session() == nullptr)
                                     return;
                                 const Result<MmsId> mmsId = MmsId::parse(text.trimmed());
                                 if (!mmsId)
                                     tell(tr("<b>That is no MMS ID.</b> %1"), mmsId.error().detail);
                                 else if (*mmsId == m_around.session()->mmsId())
                                     tell(tr("<b>That is the record itself.</b> %1"),
                                          tr("View Versions compares it with what it was before."));
                                 else
                                     m_around.openBehind(*mmsId, done);
                             });
}

void SplitEditor::withVersion(MmsId mmsId, qint64 version,
                              const std::function<void(const marc::Record &)> &done)
{
    m_around.workspace.writer().run(
        this,
        [mmsId, version](store::Connection &c) { return store::versionOf(c, mmsId, version); },
        [this, mmsId, done](Result<store::KeptVersion> kept) {
            const EditSession *open = m_around.session();
            if (!kept)
                tell(tr("<b>The version could not be read.</b> %1"), kept.error().detail);
            else if (open != nullptr && open->mmsId() == mmsId)
                done(kept->record);
        });
}

void SplitEditor::compareWithVersion(MmsId mmsId, const store::VersionRow &version)
{
    withVersion(mmsId, version.version, [this, version](const marc::Record &record) {
        compareWith(
            {tr("Version %1").arg(version.version),
             tr("%1, %2").arg(version.savedBy, QLocale().toString(version.savedAt.toLocalTime(),
                                                                  QLocale::ShortFormat)),
             m_around.session()->zone().kind, record});
    });
}

/// As one step that can be undone, and as a new version: nothing of what came after is lost.
void SplitEditor::restore(MmsId mmsId, const store::VersionRow &version)
{
    EditSession *open = m_around.session();
    if (open == nullptr || open->isReadOnly()) {
        tell(tr("<b>The version was not restored.</b> %1"),
             tr("This record can only be read now."));
        return;
    }
    withVersion(mmsId, version.version, [this, version](const marc::Record &record) {
        EditSession *session = m_around.session();
        session->apply(record, tr("Restore version %1").arg(version.version), 0);
        if (QAction *save = m_around.commands.find(QStringLiteral("record.save")))
            save->trigger();
    });
}

void SplitEditor::choose(const QPoint &at)
{
    auto *menu = new QMenu(m_around.window);
    menu->setObjectName(QStringLiteral("splitMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (EditSession *other : m_around.sessions()) {
        if (other != m_around.session())
            menu->addAction(tr("%1  %2").arg(sideOf(*other).name, other->mmsId().toString()), this,
                            [this, open = QPointer<EditSession>(other)] {
                                if (open)
                                    compareWith(sideOf(*open));
                            });
    }
    menu->addAction(tr("By MMS ID…"), this, &SplitEditor::compareWithAsked);
    menu->addAction(tr("A Version…"), this, &SplitEditor::showVersions)
        ->setEnabled(!m_around.session()->isNew());
    menu->popup(at);
}

void SplitEditor::swap()
{
    if (!m_view || !m_view->model().right().session)
        return;
    EditSession *left = &m_view->model().left();
    const MmsId right = m_view->model().right().session->mmsId();
    close();
    m_around.bringToFront(right);
    compareWith(sideOf(*left));
}

void SplitEditor::showVersions()
{
    if (EditSession *open = m_around.session(); open != nullptr && !open->isNew())
        m_versions->show(open->mmsId());
}

} // namespace colophon::ui
