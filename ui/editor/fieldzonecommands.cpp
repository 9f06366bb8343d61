// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fieldzonecommands.h"

#include "cataloging/linking.h"
#include "editor/recordgrid.h"

#include <QItemSelectionModel>

#include <algorithm>

namespace colophon::ui {

FieldZoneCommands::FieldZoneCommands(CommandRegistry &commands, Workspace &workspace,
                                     std::function<RecordGrid *()> grid, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_grid(std::move(grid)),
      m_toLocal(commands.add(QStringLiteral("field.toLocal"), tr("Make Loca&l Field"),
                             QStringLiteral("landmark"))),
      m_toNetwork(commands.add(QStringLiteral("field.toNetwork"), tr("Make &Network Field"),
                               QStringLiteral("network")))
{
    connect(m_toLocal, &QAction::triggered, this, &FieldZoneCommands::toLocal);
    connect(m_toNetwork, &QAction::triggered, this, &FieldZoneCommands::toNetwork);
    connect(&workspace, &Workspace::recordsChanged, this, &FieldZoneCommands::readTags);
    readTags();
    update();
}

void FieldZoneCommands::readTags()
{
    m_workspace.reader().run(
        this, [](store::Connection &connection) { return cataloging::localTags(connection); },
        [this](Result<marc::LocalTags> tags) {
            if (tags)
                m_tags = *tags;
        });
}

void FieldZoneCommands::update()
{
    RecordGrid *grid = m_grid();
    QString whyNot;
    if (grid == nullptr)
        whyNot = tr("No record is open");
    else if (grid->session().zone().kind == store::ZoneKind::Network)
        whyNot = tr("Local fields belong to an institution's record");
    else if (grid->session().isReadOnly())
        whyNot = tr("This record can only be read now");
    for (QAction *action : {m_toLocal, m_toNetwork}) {
        action->setEnabled(whyNot.isEmpty());
        action->setStatusTip(whyNot);
    }
}

/// Places in the record's fields, each once.
QList<int> FieldZoneCommands::chosenFields() const
{
    RecordGrid *grid = m_grid();
    QList<int> places;
    for (const QModelIndex &index : grid->selectionModel()->selectedIndexes()) {
        if (index.row() > 0 && !places.contains(index.row() - 1))
            places.append(index.row() - 1);
    }
    if (places.isEmpty() && grid->currentIndex().row() > 0)
        places.append(grid->currentIndex().row() - 1);
    return places;
}

void FieldZoneCommands::change(const QString &text,
                               const std::function<marc::Field(const marc::Field &)> &step)
{
    RecordGrid *grid = m_grid();
    marc::Record after = grid->session().record();
    for (const int place : chosenFields())
        after.fields()[place] = step(after.fields().at(place));
    grid->session().apply(after, text, grid->currentIndex().row());
}

void FieldZoneCommands::toLocal()
{
    RecordGrid *grid = m_grid();
    if (grid == nullptr)
        return;
    grid->commitCell();
    for (const int place : chosenFields()) {
        const marc::Field &field = grid->session().record().fields().at(place);
        if (field.isControl() || !m_tags.contains(field.tag())) {
            emit refused(tr("<b>Field %1 can't be a local field.</b> Local fields are %2.")
                             .arg(field.tag().toString(), m_tags.toString()));
            return;
        }
    }
    change(tr("Make local field"), marc::markedLocal);
}

void FieldZoneCommands::toNetwork()
{
    RecordGrid *grid = m_grid();
    if (grid == nullptr)
        return;
    grid->commitCell();
    change(tr("Make network field"), marc::withoutLocalMark);
}

} // namespace colophon::ui
