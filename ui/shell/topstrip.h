// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workspace.h"
#include "search/search.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace colophon::ui {

/// Over every screen: the catalogue's name, the scope switch, the search field, the person.
class TopStrip final : public QWidget {
    Q_OBJECT
public:
    explicit TopStrip(Workspace &workspace, QWidget *parent = nullptr);

    void focusSearch();

signals:
    void searchRequested(search::Index index, const QString &text);

private:
    void showZone();
    QToolButton *zoneButton(const char *name, const char *iconName, const store::Zone &zone,
                            const QString &word);

    Workspace &m_workspace;
    QToolButton *m_institution;
    QToolButton *m_network;
    QComboBox *m_index;
    QLineEdit *m_field;
};

} // namespace colophon::ui
