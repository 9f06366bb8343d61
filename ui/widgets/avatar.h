// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace colophon::ui {

/// A person's initials in a circle. Says nothing to a screen reader: the name stands beside it.
class Avatar final : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(const QString &name, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
};

/// The first letters of the first and the last word: "MO" for Miriam Okafor.
QString initialsOf(const QString &name);

} // namespace colophon::ui
