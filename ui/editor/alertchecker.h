// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/profile.h"
#include "schema/validator.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>

namespace colophon::ui {

class EditSession;

/// Checks the record of a session while it is edited: after a pause in typing of 200 ms, on a copy,
/// in another thread. An answer that a newer change has overtaken is dropped.
/// Thread rule: the window's thread.
class AlertChecker final : public QObject {
    Q_OBJECT
public:
    AlertChecker(EditSession &session, const schema::Profile &profile, QObject *parent = nullptr);

    EditSession &session() const { return m_session; }
    const QList<schema::Issue> &issues() const { return m_issues; }
    /// The record that the issues are about.
    const marc::Record &checkedRecord() const { return m_checked; }
    QDateTime checkedAt() const { return m_checkedAt; }
    /// Whether the issues are those of the record as it is now.
    bool isCurrent() const;

    void setProfile(const schema::Profile &profile);
    /// At once; `done` is called when the record as it is now is checked.
    void checkNow(std::function<void()> done = {});

signals:
    void checked();

private:
    void take(int token, const marc::Record &record, const QList<schema::Issue> &issues);

    EditSession &m_session;
    schema::Profile m_profile;
    QList<schema::Issue> m_issues;
    marc::Record m_checked;
    QDateTime m_checkedAt;
    QTimer m_pause;
    int m_token = 0;
    QList<std::function<void()>> m_waiting;
};

} // namespace colophon::ui
