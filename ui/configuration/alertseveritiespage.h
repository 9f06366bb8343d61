// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "configuration/configurationpage.h"
#include "schema/profile.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace colophon::ui {

/// Configuration > Alerts: how much each check of the MD Editor weighs in this library. Customize
/// keeps what was set; only a Catalog Administrator may.
class AlertSeveritiesPage final : public ConfigurationPage {
    Q_OBJECT
public:
    explicit AlertSeveritiesPage(const ScreenContext &context, QWidget *parent = nullptr);

    QList<QWidget *> headButtons() override;
    QString statusText() const override;
    void refresh() override;
    bool isUnsaved() const override { return m_severities != m_saved; }

private:
    void fill();
    QComboBox *severityBox(const schema::AlertRule &rule);
    void set(const QString &rule, schema::Severity severity);
    void save();
    void updateState();

    ScreenContext m_context;
    QLabel *m_notice;
    QTableWidget *m_table;
    QPushButton *m_restore;
    QPushButton *m_customize;
    QHash<QString, schema::Severity> m_saved;
    QHash<QString, schema::Severity> m_severities; ///< other than the default
};

} // namespace colophon::ui
