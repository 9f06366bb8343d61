// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/alertchecker.h"

#include "editor/editsession.h"

#include <QtConcurrentRun>

namespace colophon::ui {

static constexpr int kPause = 200; // ms

AlertChecker::AlertChecker(EditSession &session, const schema::Profile &profile, QObject *parent)
    : QObject(parent), m_session(session), m_profile(profile)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { checkNow(); });
    connect(&session, &EditSession::recordChanged, &m_pause, qOverload<>(&QTimer::start));
    checkNow();
}

bool AlertChecker::isCurrent() const
{
    return m_checkedAt.isValid() && m_checked == m_session.record();
}

void AlertChecker::setProfile(const schema::Profile &profile)
{
    m_profile = profile;
    checkNow();
}

void AlertChecker::checkNow(std::function<void()> done)
{
    m_pause.stop();
    if (done)
        m_waiting.append(std::move(done));
    const int token = ++m_token;
    const marc::Record record = m_session.record();
    QtConcurrent::run([record, profile = m_profile] {
        return schema::validate(record, profile);
    }).then(this, [this, token, record](const QList<schema::Issue> &issues) {
        take(token, record, issues);
    });
}

void AlertChecker::take(int token, const marc::Record &record, const QList<schema::Issue> &issues)
{
    if (token != m_token)
        return;
    m_issues = issues;
    m_checked = record;
    m_checkedAt = QDateTime::currentDateTime();
    emit checked();
    const QList<std::function<void()>> waiting = std::exchange(m_waiting, {});
    for (const std::function<void()> &done : waiting)
        done();
}

} // namespace colophon::ui
