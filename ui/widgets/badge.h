// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/theme.h"
#include "store/zonestore.h"

#include <QLabel>
#include <QPainter>
#include <QString>

namespace colophon::ui {

/// The small pills: NZ in teal, IZ in violet, Draft in amber. Always with their letters.
enum class BadgeLook { Network, Institution, Draft };

BadgeLook badgeOf(store::ZoneKind kind);
QString badgeText(store::ZoneKind kind);
/// Paints a badge with its left edge at `left`, centred on `middle`; gives its width.
int paintBadge(QPainter &painter, const QWidget *widget, BadgeLook look, const QString &text,
               int left, int middle);

/// The same with colours of its own.
int paintPill(QPainter &painter, const QWidget *widget, const QColor &ink, const QColor &paper,
              const QString &text, int left, int middle);

class Badge final : public QLabel {
    Q_OBJECT
public:
    explicit Badge(QWidget *parent = nullptr);
    void show(BadgeLook look, const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BadgeLook m_look = BadgeLook::Draft;
};

/// The Lucide name and the word for a material key of marc/brief.h.
QString materialIcon(const QString &material);
QString materialName(const QString &material);

} // namespace colophon::ui
