// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/filecheck.h"

#include "exchange/inputfile.h"
#include "schema/validator.h"

namespace colophon::exchange {

namespace {

RecordWork judging(const schema::Profile &profile)
{
    return [&profile](marc::FlatItem &item, PassedBlock &block) -> Result<void> {
        marc::Record record = marc::toRecord(item.record);
        QList<schema::Issue> issues = schema::validate(record, profile);
        if (!issues.isEmpty())
            block.judged.push_back({block.read + 1, std::move(record), std::move(issues)});
        return {};
    };
}

/// Joins what the block has on each record, notes and issues, both in the order of the file.
void tellBlock(PassedBlock &block, const std::function<void(const CheckedRecord &)> &tell)
{
    auto note = block.notes.begin();
    auto judged = block.judged.begin();
    while (note != block.notes.end() || judged != block.judged.end()) {
        const bool takesNote = note != block.notes.end()
                               && (judged == block.judged.end() || note->number <= judged->number);
        const bool takesIssues = judged != block.judged.end()
                                 && (note == block.notes.end() || judged->number <= note->number);
        CheckedRecord checked;
        if (takesIssues) {
            checked.number = judged->number;
            checked.record = std::move(judged->record);
            checked.issues = std::move(judged->issues);
            ++judged;
        }
        if (takesNote) {
            checked.number = note->number;
            checked.readable = !note->rejected;
            checked.problems = std::move(note->problems);
            ++note;
        }
        tell(checked);
    }
}

} // namespace

Result<qint64> checkFile(const CheckRequest &request,
                         const std::function<void(const CheckedRecord &)> &tell,
                         jobs::Progress &progress)
{
    const Result<std::unique_ptr<InputFile>> input = InputFile::open(request.file);
    COLOPHON_TRY(input);
    const Result<marc::Format> format = (*input)->format(request.format);
    COLOPHON_TRY(format);
    qint64 records = 0;
    COLOPHON_TRY(passRecords(
        **input, *format, request.read, [&request] { return judging(request.profile); },
        [&](PassedBlock &block) -> Result<void> {
            records += block.read;
            tellBlock(block, tell);
            return {};
        },
        progress, request.pace));
    return records;
}

} // namespace colophon::exchange
