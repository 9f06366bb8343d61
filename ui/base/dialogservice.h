// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace colophon::ui {

/// A question with named buttons. The last answer is the safe one, has the focus and is what Escape
/// means.
struct Question {
    QString title; ///< "Delete 2 reminders?"
    QString text;
    QStringList answers; ///< primary first, safe one last: {"Save Anyway", "Cancel"}
    bool destructive = false;
};

/// All message boxes and file pickers, so that tests can answer them. Answers come through the
/// callback; nothing blocks and no event loop is nested. An empty path means cancelled.
class DialogService {
public:
    virtual ~DialogService() = default;
    virtual void ask(QWidget *parent, const Question &question,
                     std::function<void(int answer)> done) = 0;
    virtual void askText(QWidget *parent, const QString &title, const QString &label,
                         std::function<void(const QString &text, bool accepted)> done) = 0;
    virtual void openFiles(QWidget *parent, const QString &title, const QString &filter,
                           std::function<void(const QStringList &paths)> done) = 0;
    virtual void saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                          const QString &filter, std::function<void(const QString &path)> done) = 0;
};

/// The real ones, window-modal.
class WindowDialogs final : public DialogService {
public:
    void ask(QWidget *parent, const Question &question, std::function<void(int)> done) override;
    void askText(QWidget *parent, const QString &title, const QString &label,
                 std::function<void(const QString &, bool)> done) override;
    void openFiles(QWidget *parent, const QString &title, const QString &filter,
                   std::function<void(const QStringList &)> done) override;
    void saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                  const QString &filter, std::function<void(const QString &)> done) override;
};

} // namespace colophon::ui
