// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "configuration/configurationpage.h"

#include <QHash>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace colophon::ui {

/// Configuration: a tree of pages at the left, the chosen page at the right. Each page is also a
/// command ("configure.ID"), so that the menus and the command palette lead to it.
class ConfigurationScreen final : public Screen {
    Q_OBJECT
public:
    explicit ConfigurationScreen(const ScreenContext &context, QWidget *parent = nullptr);

    /// At the end of its branch.
    void addPage(const ConfigurationEntry &entry);
    bool isEmpty() const { return m_entries.isEmpty(); }
    /// Shows the page with that id; false where there is none.
    bool showPage(const QString &id);

    QString title() const override;
    QString statusText() const override;
    void activate() override;
    QStringList unsaved() const override;

private:
    QTreeWidgetItem *branch(const QStringList &path);
    void filter(const QString &text);
    ConfigurationPage *current() const;

    ScreenContext m_context;
    QList<ConfigurationEntry> m_entries;
    QHash<QString, ConfigurationPage *> m_pages;
    QString m_current;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QLabel *m_path;
    QLabel *m_title;
    QHBoxLayout *m_buttons;
    QStackedWidget *m_stack;
};

} // namespace colophon::ui
