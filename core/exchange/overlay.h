// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cataloging/revising.h"
#include "cataloging/sameness.h"
#include "rules/tree.h"

#include <QHash>
#include <QSet>

/// What an import does with records that are in the catalogue already.
namespace colophon::exchange {

/// With a record of the catalogue that an incoming one is.
enum class OnMatch {
    Overlay, ///< the incoming one takes its place; its local fields stay
    Merge,   ///< the two are merged by a merge rule, that of the catalogue being the preferred one
    Skip,    ///< the incoming one is left out
    Add      ///< it is added beside it
};
/// Where several records of the catalogue are it, or none.
enum class OnOther { Add, Skip };

struct MatchRule {
    std::optional<cataloging::SameBy> by; ///< nothing: records are added without looking
    OnMatch onMatch = OnMatch::Overlay;
    OnOther onMany = OnOther::Skip;
    OnOther onNone = OnOther::Add;
    QString mergeRule; ///< the name of a merge rule of the catalogue
};
/// "overlay", "merge", "skip", "add"; nothing where it is none of them.
std::optional<OnMatch> onMatchFromWord(const QString &word);
std::optional<OnOther> onOtherFromWord(const QString &word);

/// Finds for each record of a batch what it is in the catalogue, and writes new versions of that.
/// Everything is looked up before the batch writes anything; what the batch itself has added since
/// is known too.
/// Thread rule: that of the connection.
class Overlay {
public:
    /// InvalidInput where the merge rule is missing, not there or can't be read.
    static Result<Overlay> of(store::Connection &connection, const cataloging::Actor &actor,
                              const store::Zone &zone, const MatchRule &rule);

    /// Forgets the former batch.
    void beginBatch();
    /// For each of the records in turn, before anything is written.
    Result<void> lookUp(store::Connection &connection, const QList<const marc::Record *> &records);

    enum class Fate { Add, Skip, Change };
    struct Decision {
        Fate fate = Fate::Add;
        MmsId mmsId;        ///< of Change; null: of one that a dry run would have added
        QList<MmsId> found; ///< what it may be in the catalogue
    };
    Decision decide(const marc::Record &record) const;
    /// It was added, so that one that comes later may be it.
    void added(const marc::Record &record, MmsId mmsId);
    /// The same in a dry run, for the batches to come too: decide() finds a null MmsId.
    void wouldAdd(const marc::Record &record);

    /// The new version of the record of the catalogue; nothing where it would stay as it is.
    Result<std::optional<cataloging::Revision>> revision(store::Connection &connection,
                                                         const Decision &decision,
                                                         const marc::Record &incoming,
                                                         const QString &file) const;

private:
    Overlay(const cataloging::Actor &actor, const store::Zone &zone, const MatchRule &rule);
    Result<marc::Record> combined(const store::StoredRecord &stored,
                                  const marc::Record &incoming) const;

    cataloging::Actor m_actor;
    store::Zone m_zone;
    MatchRule m_rule;
    rules::RuleFile m_merge;
    bool m_mayChangeNetwork = true;
    QHash<QString, QList<MmsId>> m_known; ///< by key, of this batch
    QSet<QString> m_wouldBe;              ///< keys of what a dry run would have added
};

} // namespace colophon::exchange
