// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"
#include "configuration/configurationpage.h"
#include "normalization/process.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace colophon::ui {

/// Configuration > Resources > Cataloging > Normalization Processes: chains of shared rules, their
/// order, and where they run. Everybody reads it; administrators change it.
/// Thread rule: the window's thread.
class ProcessesPage final : public ConfigurationPage {
    Q_OBJECT
public:
    explicit ProcessesPage(const ScreenContext &context, QWidget *parent = nullptr);

    QList<QWidget *> headButtons() override;
    QString statusText() const override;
    void refresh() override;
    bool isUnsaved() const override;

private:
    QWidget *buildForm();
    void addPlace(const char *name, const QString &text, const QString &about,
                  bool normalization::Process::*where);
    void fillList(normalization::ProcessId select);
    void choose(int row);
    void showProcess(const normalization::Process &process);
    void keepEdits();
    void revert();
    QString labelOf(const normalization::Process &process) const;
    void addStep();
    void moveStep(int by);
    void removeStep();
    normalization::Process shown() const;
    void save();
    void remove();
    void begin();
    void adapt();

    struct PlaceBox {
        QCheckBox *box;
        bool normalization::Process::*where;
    };

    ScreenContext m_context;
    QList<normalization::Process> m_processes;
    QList<normalization::StoredRule> m_rules; ///< shared normalization rules
    normalization::Process m_process;         ///< as it is kept
    /// What was typed of processes that are not in front, by id; 0 is a new one.
    QHash<qint64, normalization::Process> m_edited;
    bool m_loading = false;
    QListWidget *m_list;
    QWidget *m_form;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QCheckBox *m_enabled;
    QList<PlaceBox> m_places;
    QListWidget *m_steps;
    QComboBox *m_rule;
    QPushButton *m_addStep;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_removeStep;
    QLabel *m_message;
    QPushButton *m_new;
    QPushButton *m_revert;
    QPushButton *m_save;
    QPushButton *m_delete;
};

} // namespace colophon::ui
