// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/draftoffer.h"

#include "widgets/messagebar.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

namespace colophon::ui {

namespace {
struct DraftOffer {
    Q_DECLARE_TR_FUNCTIONS(DraftOffer)
};
} // namespace

void offerDraft(MessageBar &bar, EditSession &session, const store::Draft &draft,
                const std::function<void()> &chosen, const std::function<void()> &compare)
{
    session.setReadOnly(true); // the saved record shows until a choice is made
    bar.showMessage(
        MessageBar::Kind::Draft,
        DraftOffer::tr("A <b>draft</b> from %1 is newer than the saved record.")
            .arg(QLocale().toString(draft.changedAt.toLocalTime(), QLocale::ShortFormat)),
        {DraftOffer::tr("Discard Draft"), DraftOffer::tr("Compare"), DraftOffer::tr("Use Draft")},
        [&bar, open = QPointer<EditSession>(&session), draft, chosen, compare](int pressed) {
            if (!open)
                return;
            if (pressed == 1) {
                compare();
                return;
            }
            bar.hide();
            open->setReadOnly(false);
            open->takeDraft(draft);
            // Discarding is undoable: the draft was taken and given up again.
            if (pressed == 0)
                open->discard();
            chosen();
        });
}

} // namespace colophon::ui
