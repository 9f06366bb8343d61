// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/layoutmemory.h"

#include <QSplitter>

namespace colophon::ui {

static constexpr const char *kDelivered = "deliveredLayout";

void rememberLayout(QSplitter &splitter, Settings &settings, const Setting<QByteArray> &setting)
{
    splitter.setProperty(kDelivered, splitter.saveState());
    splitter.restoreState(settings.get(setting));
    QObject::connect(
        &splitter, &QSplitter::splitterMoved, &splitter,
        [&splitter, &settings, setting] { settings.set(setting, splitter.saveState()); });
}

void resetLayout(QWidget &widget)
{
    for (QSplitter *const splitter : widget.findChildren<QSplitter *>()) {
        const QByteArray delivered = splitter->property(kDelivered).toByteArray();
        if (delivered.isEmpty())
            continue;
        splitter->restoreState(delivered);
        emit splitter->splitterMoved(0, 0); // so that it is kept
    }
}

} // namespace colophon::ui
