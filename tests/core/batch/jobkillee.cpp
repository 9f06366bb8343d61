// SPDX-License-Identifier: GPL-3.0-or-later
// Carries a run on and says after each stretch how far it came. Made to be killed.
#include "batch/runner.h"

#include <QCoreApplication>

#include <cstdio>

using namespace colophon;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const SystemClock clock;
    Result<store::Connection> c = store::Connection::open(words.at(1));
    const cataloging::Actor ada{*store::userByLogin(*c, QStringLiteral("ada")), &clock};
    jobs::Progress progress([](qint64 done, qint64) {
        std::printf("%lld\n", static_cast<long long>(done));
        std::fflush(stdout);
    });
    return batch::carryOn(words.at(1), ada, batch::RunId(words.at(2).toLongLong()), progress) ? 0
                                                                                              : 1;
}
