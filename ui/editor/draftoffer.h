// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/editsession.h"

#include <QString>

#include <functional>

class QWidget;

namespace colophon::ui {

class MessageBar;

/// Shows in the bar that a draft is newer than the saved record, which stays in the grid,
/// read-only, until a choice is made. `chosen` is called after Use Draft or Discard Draft,
/// `compare` at each Compare.
void offerDraft(MessageBar &bar, EditSession &session, const store::Draft &draft,
                const std::function<void()> &chosen, const std::function<void()> &compare);

} // namespace colophon::ui
