// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editorpane.h"

#include "base/theme.h"
#include "editor/recordhead.h"
#include "widgets/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

EditorPane::EditorPane(const CommandRegistry &commands, QWidget *parent)
    : QWidget(parent), m_head(new RecordHead(this)), m_bar(new MessageBar(this)),
      m_grids(new QStackedWidget(this)), m_above(new QVBoxLayout), m_below(new QVBoxLayout)
{
    setObjectName(QStringLiteral("editorPane"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_above->setSpacing(0);
    m_below->setSpacing(0);
    m_grids->addWidget(buildEmpty(commands));
    column->addWidget(buildTools(commands));
    column->addWidget(m_head);
    column->addWidget(m_bar);
    column->addLayout(m_above);
    column->addWidget(m_grids, 1);
    column->addLayout(m_below);
}

QWidget *EditorPane::buildEmpty(const CommandRegistry &commands)
{
    auto *empty = new QWidget(m_grids);
    auto *mark = new QLabel(empty);
    mark->setPixmap(icon(QStringLiteral("square-pen"), Tokens::of(this).text2)
                        .pixmap(px(this, 24), px(this, 24)));
    auto *what = new QLabel(tr("<b>No record open</b>"), empty);
    auto *how = new QLabel(tr("Find one with Search, or open one by its MMS ID."), empty);
    how->setProperty("hint", true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    const auto add = [&](const QString &text, const char *command, bool primary) {
        auto *button = new QPushButton(text, empty);
        button->setProperty("primary", primary);
        // Some commands are added after this page.
        connect(button, &QPushButton::clicked, this, [&commands, id = QLatin1String(command)] {
            if (QAction *action = commands.find(id))
                action->trigger();
        });
        buttons->addWidget(button);
    };
    add(tr("New Record…"), "record.new", true);
    add(tr("Open by MMS ID…"), "record.openByMmsId", false);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(empty);
    column->setSpacing(px(this, 8));
    column->addStretch(1);
    for (QWidget *part : {mark, what, how})
        column->addWidget(part, 0, Qt::AlignHCenter);
    column->addLayout(buttons);
    column->addStretch(1);
    return empty;
}

void EditorPane::addAboveGrid(QWidget *part)
{
    m_above->addWidget(part);
}

void EditorPane::addBelowGrid(QWidget *part)
{
    m_below->addWidget(part);
}

QWidget *EditorPane::buildTools(const CommandRegistry &commands)
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("barStrip"));
    bar->setAttribute(Qt::WA_StyledBackground);
    m_tools = new QHBoxLayout(bar);
    m_tools->setContentsMargins(8, 3, 8, 3);
    const struct {
        const char *id;
        const char *label; // nullptr: the icon alone
    } kTools[] = {{"record.save", QT_TR_NOOP("Save")},
                  {"edit.undo", nullptr},
                  {"edit.redo", nullptr},
                  {"field.add", QT_TR_NOOP("Field")},
                  {"subfield.add", QT_TR_NOOP("Subfield")},
                  {"field.delete", nullptr}};
    for (const auto &tool : kTools) {
        QAction *action = commands.find(QLatin1String(tool.id));
        if (action == nullptr)
            continue;
        addTool(action, tool.label == nullptr ? QString() : tr(tool.label));
    }
    m_tools->addStretch(1);
    return bar;
}

void EditorPane::addTool(QAction *action, const QString &label)
{
    auto *button = new QToolButton(m_tools->parentWidget());
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::NoFocus); // the keys are the grid's
    button->setAccessibleName(QString(action->text()).remove(u'&'));
    button->setToolButtonStyle(label.isEmpty() ? Qt::ToolButtonIconOnly
                                               : Qt::ToolButtonTextBesideIcon);
    if (!label.isEmpty())
        action->setIconText(
            label); // the button's text whenever the action changes; menus say it all
    // Before the stretch that ends the bar, once that is there.
    const int count = m_tools->count();
    const bool ended = count > 0 && m_tools->itemAt(count - 1)->spacerItem() != nullptr;
    m_tools->insertWidget(ended ? count - 1 : count, button);
}

} // namespace colophon::ui
