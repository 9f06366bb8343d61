// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "editor/editsession.h"
#include "marc/localfields.h"

#include <QObject>

#include <functional>

namespace colophon::ui {

class RecordGrid;

/// field.toLocal and field.toNetwork: the selected fields of an institution's record become local
/// ones ($9 LOCAL), or stop being so. Which tags may be local is the catalogue's setting.
/// Thread rule: the window's thread.
class FieldZoneCommands final : public QObject {
    Q_OBJECT
public:
    FieldZoneCommands(CommandRegistry &commands, Workspace &workspace,
                      std::function<RecordGrid *()> grid, QObject *parent);

    /// Another record is in front, or it changed.
    void update();

signals:
    /// Why nothing was done.
    void refused(const QString &sentence);

private:
    void readTags();
    void toLocal();
    void toNetwork();
    QList<int> chosenFields() const;
    void change(const QString &text, const std::function<marc::Field(const marc::Field &)> &step);

    Workspace &m_workspace;
    std::function<RecordGrid *()> m_grid;
    marc::LocalTags m_tags;
    QAction *m_toLocal;
    QAction *m_toNetwork;
};

} // namespace colophon::ui
