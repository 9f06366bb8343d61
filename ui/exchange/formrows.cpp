// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/formrows.h"

#include "base/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace colophon::ui {

void addFormRow(QVBoxLayout *layout, const QString &text, QWidget *field, const QString &hint)
{
    auto *label = new QLabel(text);
    label->setProperty("secondary", true);
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(u'&'));
    field->setAccessibleDescription(hint);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(field);
    if (!hint.isEmpty()) {
        auto *below = new QLabel(hint);
        below->setTextFormat(Qt::PlainText);
        below->setProperty("hint", true);
        below->setWordWrap(true);
        below->setFont(textFont(field, 11));
        column->addWidget(below);
    }
    layout->addLayout(column);
}

QString codingLabel(marc::Coding coding)
{
    return charset::codingName(coding);
}

} // namespace colophon::ui
