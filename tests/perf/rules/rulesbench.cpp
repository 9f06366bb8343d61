// SPDX-License-Identifier: GPL-3.0-or-later
// What a cataloger waits for, and what a job takes.
//   rulesbench CATALOGUE RULES.rules
// The catalogue is one that colophonctl has made and filled just before; it is changed.
// 1. The preview of the rules on one record: read the text, compile it, run it, lay before and
// after
//    side by side. Over the first 2,000 records of the institution, each by itself.
// 2. The job Normalize over all records of the institution: versions kept, outcome of each noted.
#include "base/clock.h"
#include "batch/runner.h"
#include "normalization/process.h"
#include "rules/interpreter.h"
#include "rules/ruletest.h"
#include "store/recordstore.h"
#include "store/userstore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace colophon;

namespace {

[[noreturn]] void stop(const QString &why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

template <typename T> T must(Result<T> result)
{
    if (!result)
        stop(result.error().detail);
    return std::move(*result);
}

QList<MmsId> recordsOf(store::Connection &connection, ZoneId zone, QList<marc::Record> &first)
{
    QList<MmsId> ids;
    const Result<void> read = store::eachRecord(connection, zone, [&](const auto &stored) {
        ids.append(stored.mmsId);
        if (first.size() < 2000)
            first.append(stored.record);
        return Result<void>();
    });
    if (!read)
        stop(read.error().detail);
    return ids;
}

void preview(const QString &text, const QList<marc::Record> &records)
{
    std::vector<double> times;
    qsizetype lines = 0;
    for (const marc::Record &record : records) {
        QElapsedTimer timer;
        timer.start();
        const rules::Program program = must(rules::Program::compile(text));
        rules::Interpreter interpreter(program);
        const marc::Record made = must(interpreter.run(record));
        lines += rules::difference(rules::mnemonicLines(record), rules::mnemonicLines(made)).size();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    if (times.empty())
        return;
    std::sort(times.begin(), times.end());
    std::printf("preview of the rules on one record: median %.3f ms, p99 %.3f ms, worst %.3f ms "
                "(goal 2 ms; %d records, %lld lines differ)\n",
                times[times.size() / 2], times[times.size() * 99 / 100], times.back(),
                int(times.size()), static_cast<long long>(lines));
}

void keepProcess(store::Connection &connection, const cataloging::Actor &actor, const QString &text)
{
    normalization::StoredRule rule;
    rule.name = QStringLiteral("Bench");
    rule.text = text;
    rule.shared = true;
    const normalization::StoredRule kept = must(normalization::addRule(connection, actor, rule));
    normalization::Process process;
    process.name = QStringLiteral("Bench");
    process.steps = {{kept.id, {}, true}};
    must(normalization::saveProcess(connection, actor, process));
}

void normalize(store::Connection &connection, const cataloging::Actor &actor,
               const store::Zone &zone, const QList<MmsId> &ids)
{
    jobs::Progress progress;
    QElapsedTimer timer;
    timer.start();
    const batch::RunId id =
        must(batch::submit(connection, actor,
                           {QStringLiteral("normalize"),
                            {{QStringLiteral("process"), QStringLiteral("Bench")}},
                            QStringLiteral("all"),
                            zone,
                            ids}));
    const batch::Run run = must(batch::carryOn(connection.path(), actor, id, progress));
    const double seconds = double(timer.elapsed()) / 1000;
    std::printf(
        "the job Normalize: %lld records, %lld changed, %lld failed, %.2f s, %.0f records/s "
        "(goal 15000)\n",
        static_cast<long long>(run.total), static_cast<long long>(run.counts.done),
        static_cast<long long>(run.counts.failed), seconds, double(run.total) / seconds);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 3)
        stop(QStringLiteral("rulesbench CATALOGUE RULES.rules"));
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::ReadOnly))
        stop(QStringLiteral("The rules can't be read."));
    const QString text = QString::fromUtf8(file.readAll());
    store::Connection connection = must(store::Connection::open(QString::fromLocal8Bit(argv[1])));
    const SystemClock clock;
    const QList<store::User> people = must(store::users(connection));
    const cataloging::Actor actor{people.constFirst(), &clock};
    const store::Zone zone = must(store::zoneOf(connection, store::ZoneKind::Institution));
    QList<marc::Record> first;
    const QList<MmsId> ids = recordsOf(connection, zone.id, first);
    preview(text, first);
    keepProcess(connection, actor, text);
    normalize(connection, actor, zone, ids);
    return 0;
}
