// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/recordline.h"

#include "base/theme.h"
#include "widgets/badge.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace colophon::ui {

QString titleOf(const NamedRecord &record)
{
    return record.title.isEmpty() ? RecordLine::tr("[No title]") : record.title;
}

static QString titlesOf(const QList<NamedRecord> &records)
{
    constexpr int kShown = 3;
    QStringList titles;
    for (const NamedRecord &record : records.mid(0, kShown))
        titles.append(titleOf(record));
    QString text = titles.join(QStringLiteral(" · "));
    if (records.size() > kShown)
        text += QStringLiteral(" …");
    return text;
}

RecordLine::RecordLine(const QList<NamedRecord> &records, QWidget *parent) : QWidget(parent)
{
    const bool one = records.size() == 1;
    const NamedRecord first = records.value(0);
    auto *picture = new QLabel(this);
    const QString name = one ? materialIcon(first.material) : QStringLiteral("boxes");
    picture->setPixmap(icon(name, Tokens::of(this).text2)
                           .pixmap(QSize(px(this, 20), px(this, 20)), devicePixelRatioF()));
    auto *title = new QLabel(this);
    title->setObjectName(QStringLiteral("dialogRecordTitle"));
    title->setTextFormat(Qt::PlainText);
    title->setFont(textFont(this, 13, QFont::DemiBold));
    title->setWordWrap(true);
    title->setText(one ? titleOf(first) : tr("%n record(s)", "", int(records.size())));
    auto *below = new QHBoxLayout;
    below->setSpacing(px(this, 8));
    auto *detail = new QLabel(this);
    detail->setTextFormat(Qt::PlainText);
    detail->setProperty("secondary", true);
    if (one) {
        detail->setFont(monoFont(this, 12));
        detail->setText(first.mmsId.toString());
        detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *badge = new Badge(this);
        badge->show(badgeOf(first.zone), badgeText(first.zone));
        below->addWidget(detail);
        below->addWidget(badge);
        below->addStretch(1);
    } else {
        detail->setFont(textFont(this, 12));
        detail->setWordWrap(true);
        detail->setText(titlesOf(records));
        below->addWidget(detail, 1);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(px(this, 2));
    words->addWidget(title);
    words->addLayout(below);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(this, 12));
    layout->addWidget(picture, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
}

} // namespace colophon::ui
