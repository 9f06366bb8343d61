// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "mail/mailserver.h"
#include "mail/outbox.h"
#include "mail/transport.h"

#include <chrono>
#include <functional>

namespace colophon::mail {

/// What a round through the outbox came to.
struct Round {
    int sent = 0;
    int later = 0;      ///< tried, and will be tried again
    int failed = 0;     ///< given up
    bool busy = false;  ///< another program sends for this catalogue just now: nothing was done
    QString lastAnswer; ///< what went wrong last, in the server's words
};

/// How long to wait after the try of that number, from 1 on: a minute first, four hours at the end.
std::chrono::seconds pauseAfter(int attempt);
/// A mail that could not be handed over for so long is given up (RFC 5321 4.5.4.1 says 4 to 5
/// days).
constexpr std::chrono::hours kGiveUpAfter{5 * 24};

/// Hands over what is due, one after another. One program at a time does so for a catalogue, by a
/// lock file beside it. The try is noted before it is made and its outcome right after, so that a
/// program killed between the two makes at most that one mail come twice, under the same
/// Message-ID.
Result<Round> sendDue(store::Connection &connection, const MailServer &server, Transport &transport,
                      const Clock &clock, const std::function<bool()> &isCancelled = {});

} // namespace colophon::mail
