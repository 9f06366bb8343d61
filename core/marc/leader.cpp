// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/leader.h"

namespace colophon::marc {

Leader::Leader() : m_text(QStringLiteral("00000nam a2200000 a 4500")) {}

Leader::Leader(const QString &text) : m_text(text.leftJustified(kLength, u' ', true)) {}

} // namespace colophon::marc
