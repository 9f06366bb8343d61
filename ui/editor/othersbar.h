// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"
#include "widgets/messagebar.h"

#include <QPointer>

namespace colophon::ui {

/// Above the grid: what others do to the record in front. Hidden while they do nothing.
/// Thread rule: the window's thread.
class OthersBar final : public QWidget {
    Q_OBJECT
public:
    explicit OthersBar(QWidget *parent = nullptr);

    /// Null for no record.
    void follow(EditSession *session);

signals:
    void mergeRequested(EditSession *session);

private:
    void show();
    void tell(MessageBar::Kind kind, const QString &text, const QString &button = {});

    MessageBar *m_bar;
    QPointer<EditSession> m_session;
};

} // namespace colophon::ui
