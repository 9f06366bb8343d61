// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editorpane.h"

#include "editor/recordhead.h"
#include "widgets/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
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
    auto *empty = new QLabel(tr("<p align=center><b>No record open</b></p><p align=center>Find one "
                                "with Search, or open one by its "
                                "MMS ID with Ctrl+O.</p>"),
                             m_grids);
    empty->setAlignment(Qt::AlignCenter);
    m_grids->addWidget(empty);
    column->addWidget(buildTools(commands));
    column->addWidget(m_head);
    column->addWidget(m_bar);
    column->addLayout(m_above);
    column->addWidget(m_grids, 1);
    column->addLayout(m_below);
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
        button->setText(label);
    // Before the stretch that ends the bar, once that is there.
    const int count = m_tools->count();
    const bool ended = count > 0 && m_tools->itemAt(count - 1)->spacerItem() != nullptr;
    m_tools->insertWidget(ended ? count - 1 : count, button);
}

} // namespace colophon::ui
