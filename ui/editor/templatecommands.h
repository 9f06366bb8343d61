// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/commands.h"
#include "base/dialogservice.h"
#include "base/workspace.h"
#include "cataloging/templatedesk.h"

#include <QObject>

#include <functional>

namespace colophon::ui {

class EditSession;
class MessageBar;
class TemplateDialog;
class TemplatesList;

/// What is done with templates: records begun from them, records expanded, templates made, changed
/// and deleted; and duplicating a record, which is beginning from a record.
class TemplateCommands final : public QObject {
    Q_OBJECT
public:
    struct Surroundings {
        Workspace &workspace;
        CommandRegistry &commands;
        DialogService &dialogs;
        MessageBar &bar;
        TemplatesList &list;
        QWidget *window; ///< questions stand over it
        std::function<EditSession *()> session;
    };
    explicit TemplateCommands(const Surroundings &around, QObject *parent = nullptr);

    /// Enables what can be used now.
    void update();

signals:
    /// A new record, to be shown.
    void begun(const cataloging::OpenRecord &opened);

private:
    QAction *add(const char *id, const QString &text, const char *icon, const char *keys,
                 void (TemplateCommands::*slot)());
    void chooseForNew();
    void chooseForExpanding();
    void duplicate();
    void saveAsTemplate();
    void begin(const store::Zone &zone, const QString &text);
    void expand(const QString &text);
    void showMenu(const QPoint &at);
    void edit(const cataloging::TemplateRow &row);
    void remove(const cataloging::TemplateRow &row);
    void keep(TemplateDialog &dialog, const cataloging::TemplateRow &row);
    void tell(const QString &what, const Error &error);

    Surroundings m_around;
    QList<QAction *> m_needRecord;
};

} // namespace colophon::ui
