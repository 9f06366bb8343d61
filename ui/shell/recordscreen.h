// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/screen.h"

namespace colophon::ui {

class RecordView;

/// A record to read, where a title link outside Repository Search leads: Edit goes to the MD
/// Editor, Back to the screen that it was called from, as it was left. Commands: record.back,
/// record.editViewed, record.copyViewed.
class RecordScreen final : public Screen {
    Q_OBJECT
public:
    explicit RecordScreen(const ScreenContext &context, QWidget *parent = nullptr);

    /// `origin` stands behind Back: "to Manage Reminders".
    void open(MmsId mmsId, ScreenId from, const QString &origin);

    QString title() const override;
    QList<MmsId> recordsInFront() const override;

private:
    ScreenContext m_context;
    RecordView *m_view;
    ScreenId m_from = ScreenId::Search;
};

} // namespace colophon::ui
