// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/fieldwrite.h"

#include <QObject>
#include <QSet>
#include <QSqlDatabase>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// What is to be done to many documents at once.
struct BulkAction {
    enum class Kind { Field, AddTag, RemoveTag };

    Kind kind = Kind::Field;
    QString column{}; ///< of the mirror; empty for tags
    QString value{}; ///< the server's word, or the tag; of a check "1" or "0"
    bool isCheck = false;
    QString title{}; ///< for people: "State: Closed"

    bool operator==(const BulkAction &) const = default;
};

/// The kind of document a list is of.
struct BulkSubject {
    QString table{}; ///< of the mirror
    QString titleColumn{};
    QString tagsColumn{}; ///< empty = without tags
};

/// How a document stands to an action before it is asked for, or what became of it afterwards.
enum class BulkOutcome {
    Change, ///< will change
    Already, ///< has it
    Unsettled, ///< a change of it is still in the outbox: left out
    Since, ///< of an undo: somebody has changed it since, so it stays
    Gone, ///< is not there any more
    Waiting,
    Sending,
    Done,
    Refused,
    Clash,
    Uncertain,
    Cancelled
};

/// One document of an action.
struct BulkItem {
    QString id{};
    QString title{};
    QString modified{}; ///< raw
    QString before{}; ///< as the mirror has it
    QString after{};
    BulkOutcome outcome = BulkOutcome::Change;
    QString reason{}; ///< the server's, in a sentence
    QString write{}; ///< its id in the outbox
    Outbox::NewWrite inverse{}; ///< of an undo
};

/// How many stand how.
class BulkCounts {
    Q_GADGET
    QML_VALUE_TYPE(bulkCounts)
    Q_PROPERTY(int total MEMBER total)
    Q_PROPERTY(int change MEMBER change)
    Q_PROPERTY(int already MEMBER already)
    Q_PROPERTY(int unsettled MEMBER unsettled)
    Q_PROPERTY(int since MEMBER since)
    Q_PROPERTY(int gone MEMBER gone)
    Q_PROPERTY(int waiting MEMBER waiting)
    Q_PROPERTY(int done MEMBER done)
    Q_PROPERTY(int refused MEMBER refused)
    Q_PROPERTY(int clash MEMBER clash)
    Q_PROPERTY(int uncertain MEMBER uncertain)
    Q_PROPERTY(int cancelled MEMBER cancelled)

public:
    int total = 0;
    int change = 0;
    int already = 0;
    int unsettled = 0;
    int since = 0;
    int gone = 0;
    int waiting = 0; ///< or on their way
    int done = 0;
    int refused = 0;
    int clash = 0;
    int uncertain = 0;
    int cancelled = 0;

    [[nodiscard]] static BulkCounts of(const std::vector<BulkItem> &items);
    bool operator==(const BulkCounts &) const = default;
};

/// A stable word for QML and files: "change", "done".
[[nodiscard]] QString outcomeName(BulkOutcome outcome);
[[nodiscard]] BulkOutcome outcomeOf(Outbox::State state);

/// Runs on a reader's thread: what an action would do to these rows, in their order. A row with a
/// stamp (its id when it was marked) that is another document's by now is gone: numbers are used
/// again. `unsettled` names those with open writes.
[[nodiscard]] Result<std::vector<BulkItem>> planAction(QSqlDatabase &db, const BulkSubject &subject,
    const BulkAction &action, const std::vector<qint64> &rows, const QHash<qint64, QString> &stamps,
    const QSet<QString> &unsettled);

/// Runs on a reader's thread: what taking back would do to these, which were done: `before` is what
/// an item had, `after` what it got. It is put back where that still stands.
[[nodiscard]] Result<std::vector<BulkItem>> planUndo(QSqlDatabase &db, const BulkSubject &subject,
    const BulkAction &action, std::vector<BulkItem> done, const QSet<QString> &unsettled);

/// How a tag was written where it was taken out, which is done however it is written; as it is
/// given where it was written in several ways.
[[nodiscard]] QString spellingIn(const std::vector<BulkItem> &done, const QString &tag);

/// Runs on a reader's thread: whose rows these are.
[[nodiscard]] Result<QHash<qint64, QString>> readStamps(
    QSqlDatabase &db, const BulkSubject &subject, const std::vector<qint64> &rows);

/// What the server keeps for a value of an action.
[[nodiscard]] Outbox::RawValue rawValueOf(const BulkAction &action, const QString &value);

} // namespace FibreDesk
