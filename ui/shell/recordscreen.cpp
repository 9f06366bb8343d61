// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/recordscreen.h"

#include "search/recordview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace colophon::ui {

RecordScreen::RecordScreen(const ScreenContext &context, QWidget *parent)
    : Screen(parent), m_context(context), m_view(new RecordView(context.workspace, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);

    const auto command = [this](const char *id, const QString &text, const char *iconName,
                                const char *keys) {
        QAction *action = m_context.commands.add(QLatin1String(id), text, QLatin1String(iconName),
                                                 QKeySequence(QLatin1String(keys)));
        // The keys belong to this screen alone: others give them to commands of their own.
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        return action;
    };
    QAction *back = command("record.back", tr("&Back"), "arrow-left", "Alt+Left");
    QAction *edit = command("record.editViewed", tr("&Edit"), "square-pen", "Ctrl+Return");
    QAction *copy = command("record.copyViewed", tr("&Copy MMS ID"), "copy", "");
    connect(back, &QAction::triggered, this, [this] { m_context.navigation.show(m_from); });
    connect(edit, &QAction::triggered, this,
            [this] { m_context.navigation.edit(m_view->mmsId()); });
    connect(copy, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(m_view->mmsId().toString());
        emit m_context.workspace.announced(tr("MMS ID copied"));
    });
    m_view->setCommands(m_context.commands, back, edit, copy);
    connect(m_view, &RecordView::searchRequested, this, [this](const QString &query) {
        m_context.navigation.search(m_context.workspace.zone().kind, query);
    });
    connect(m_view, &RecordView::networkRequested, this, [this](MmsId network) {
        m_view->open(network);
        emit recordsInFrontChanged();
    });
    connect(m_view, &RecordView::failed, this, [this](MmsId, const Error &error) {
        m_context.navigation.say(
            tr("<b>The record was not opened.</b> %1").arg(error.detail.toHtmlEscaped()), true);
        m_context.navigation.show(m_from);
    });
}

void RecordScreen::open(MmsId mmsId, ScreenId from, const QString &origin)
{
    m_from = from;
    m_view->setOrigin(origin);
    m_view->open(mmsId);
    emit recordsInFrontChanged();
}

QString RecordScreen::title() const
{
    return tr("Record");
}

QList<MmsId> RecordScreen::recordsInFront() const
{
    return {m_view->mmsId()};
}

} // namespace colophon::ui
