// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/template.h"

#include <QFile>

static void initTemplates()
{
    Q_INIT_RESOURCE(colophon_templates);
}

namespace colophon::templates {

QList<Shipped> shipped()
{
    initTemplates();
    QList<Shipped> all;
    for (const char *key : {"book", "ebook", "serial", "map", "score", "video"}) {
        QFile file(QStringLiteral(":/colophon/templates/%1.mrk").arg(QLatin1String(key)));
        if (!file.open(QIODevice::ReadOnly))
            continue; // a fault of the build, which the tests see
        const QString text = QString::fromUtf8(file.readAll());
        // The first line names it: "# Book".
        all.append({QLatin1String(key), text.section(u'\n', 0, 0).mid(1).trimmed(), text});
    }
    return all;
}

} // namespace colophon::templates
