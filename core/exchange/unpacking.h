// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <memory>

namespace colophon::exchange {

/// A device, open for reading, that gives what is packed in `packed`: gzip (RFC 1952) or xz,
/// several packed pieces one after another included. Null where the first bytes are neither's.
/// `packed` must be open for reading, and outlive the device. Damage shows as a failed read with
/// errorString(). Thread rule: use from one thread at a time.
std::unique_ptr<QIODevice> makeUnpacking(QIODevice &packed);

} // namespace colophon::exchange
