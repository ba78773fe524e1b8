// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bulkmodel.h"
#include "base/errortext.h"
#include "base/listexport.h"
#include "base/rowselection.h"
#include "base/tagrun.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

#include <memory>

namespace FibreDesk {

class Oversight;

namespace Erp {
class FieldMap;
}
namespace Outbox {
class TagJournal;
class WriteQueue;
struct TagRecord;
struct Write;
} // namespace Outbox

/// Acts on the marked rows of a list: shows first what an action would do to each, then puts all of
/// it into the outbox at once (tags are asked for one by one), follows what becomes of each, and
/// takes it back on request. One at a time; it goes on when nobody looks. A kind of document adds
/// its words and its choices.
class BulkController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::RowSelection *selection READ selection CONSTANT)
    Q_PROPERTY(FibreDesk::BulkModel *items READ items CONSTANT)
    Q_PROPERTY(FibreDesk::ListExport *fileExport READ fileExport CONSTANT)
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed)
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(FibreDesk::BulkCounts counts READ counts NOTIFY changed)
    Q_PROPERTY(int asked READ asked NOTIFY changed)
    Q_PROPERTY(bool isUndo READ isUndo NOTIFY changed)
    Q_PROPERTY(bool isTooMany READ isTooMany NOTIFY changed)
    Q_PROPERTY(bool needsWords READ needsWords NOTIFY changed)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(bool canRepeat READ canRepeat NOTIFY changed)
    Q_PROPERTY(bool canGoOn READ canGoOn NOTIFY changed)
    Q_PROPERTY(QString interruption READ interruption NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(QString undoText READ undoText NOTIFY undoChanged)
    Q_PROPERTY(int mostAtOnce READ mostAtOnce CONSTANT)

public:
    enum Phase {
        Idle,
        Choosing,
        Planning, ///< the preview is being read
        Planned,
        Keeping, ///< on its way to the disk
        Running,
        Over ///< nothing waits; what is refused or clashes can still be decided
    };
    Q_ENUM(Phase)

    struct Parts {
        Store::Mirror *mirror = nullptr;
        Outbox::WriteQueue *queue = nullptr;
        Erp::ErpClient *erp = nullptr; ///< for tags
        /// Of tags; null = what becomes of them is lost with the program.
        Outbox::TagJournal *journal = nullptr;
        const Erp::FieldMap *map = nullptr;
        /// Told what became of each tag; documents have the outbox. Outlives it.
        Oversight *oversight = nullptr;
        TagRun::Options tags{};
    };

    BulkController(
        Parts parts, BulkSubject subject, RowSelection::Rows rows, QObject *parent = nullptr);
    ~BulkController() override;

    /// Shows what can be chosen, or what runs, or first what was interrupted.
    Q_INVOKABLE void choose();
    /// What runs, or ended out of sight, in sight again.
    Q_INVOKABLE void show();
    /// Back from the preview to the choice.
    Q_INVOKABLE void reconsider();
    /// What was previewed. The marks are gone then.
    Q_INVOKABLE void run();
    /// What waits is given up; what was sent stays true.
    Q_INVOKABLE void stop();
    /// Out of sight; a run goes on.
    Q_INVOKABLE void close();
    /// Asks again for the tags of which nobody knows.
    Q_INVOKABLE void repeatUncertain();
    /// Reads at the server whether they are there; nothing is asked for again.
    Q_INVOKABLE void lookUpUncertain();
    /// Asks for the tags that were not sent.
    Q_INVOKABLE void goOn();
    /// Previews what taking the last one back would do; what of it still waits is given up.
    Q_INVOKABLE void undo();
    /// What is shown, for the clipboard.
    Q_INVOKABLE QString tableText() const;
    [[nodiscard]] RowSelection *selection() { return &m_selection; }
    [[nodiscard]] BulkModel *items() { return &m_items; }
    /// Writes what is shown when it starts.
    [[nodiscard]] ListExport *fileExport() { return &m_export; }
    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] QString title() const { return m_action.title; }
    [[nodiscard]] BulkCounts counts() const { return m_counts; }
    /// How many the run set out to change.
    [[nodiscard]] int asked() const { return m_asked; }
    [[nodiscard]] bool isUndo() const { return m_isUndo; }
    [[nodiscard]] bool isTooMany() const { return m_isTooMany; }
    /// So many that a person says so in words first.
    [[nodiscard]] bool needsWords() const { return m_counts.change > manyRows; }
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRepeat() const;
    [[nodiscard]] bool canGoOn() const;
    /// Where the program ended in the middle of the run that is shown: how far it came.
    [[nodiscard]] QString interruption() const;
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// What undo() would take back; empty = nothing.
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] static int mostAtOnce() { return mostRows; }
    /// Tags that are not asked for yet: closing the program would leave them undone.
    [[nodiscard]] bool isTagging() const { return m_phase == Running && m_tags != nullptr; }

    static constexpr int mostRows = 5000;
    static constexpr int manyRows = 200;

Q_SIGNALS:
    void changed();
    void undoChanged();
    void noticed(const QString &text, const QString &tone);
    /// The sheet wants to be seen, wherever the user is.
    void shown();

protected:
    /// Previews an action for the marked rows.
    void plan(const BulkAction &action);
    /// A value of a field as a person reads it.
    [[nodiscard]] virtual QString words(const QString &column, const QString &value) const;
    [[nodiscard]] Store::Mirror *mirror() const { return m_parts.mirror; }
    [[nodiscard]] const BulkSubject &subject() const { return m_subject; }

private:
    /// What can be taken back.
    struct Past {
        BulkAction action;
        QString batch; ///< in the outbox; empty = tags
        std::vector<BulkItem> tagged;
    };

    [[nodiscard]] QString valueWords(const QString &value) const;
    [[nodiscard]] QSet<QString> unsettled() const;
    void setPhase(Phase phase);
    void readStamps();
    void keepStamp(qint64 row, const QString &id);
    [[nodiscard]] ListExport::Source exportSource() const;
    void takePlan(const Result<std::vector<BulkItem>> &items, int generation);
    void runFields();
    void runTags(const QStringList &ids);
    void makeTags(qint64 run);
    void startTags(const QStringList &ids, qint64 run);
    /// Seen and done with, in the journal too.
    void dropTags();
    void handleTagsOver();
    void readInterrupted();
    /// Once nothing else is being done.
    void showInterrupted();
    [[nodiscard]] QStringList idsOf(BulkOutcome outcome) const;
    void handleTold(const QString &id, BulkOutcome outcome, const Error &error);
    /// The items as the outbox has them now.
    void follow();
    void count();
    [[nodiscard]] static QString reasonOf(const Outbox::Write &write);
    [[nodiscard]] std::vector<BulkItem> doneOf(const Past &past) const;
    [[nodiscard]] QString summary() const;

    Parts m_parts;
    BulkSubject m_subject;
    RowSelection m_selection;
    BulkModel m_items;
    ListExport m_export;
    BulkAction m_action;
    Phase m_phase = Idle;
    bool m_isShown = false;
    bool m_isUndo = false;
    bool m_isTooMany = false;
    int m_generation = 0;
    int m_asked = 0;
    BulkCounts m_counts;
    ErrorText m_error;
    QString m_batch; ///< of the run in the outbox
    QHash<QString, std::size_t> m_places; ///< of the items of the run, by document
    std::unique_ptr<TagRun> m_tags;
    qint64 m_run = 0; ///< of m_tags in the journal
    bool m_isInterrupted = false; ///< that run, by the end of the program
    bool m_isSeen = false; ///< and somebody has looked at it
    QSet<QString> m_lookedUp; ///< documents that are being read back
    std::unique_ptr<Outbox::TagRecord> m_interrupted; ///< still to be shown
    std::vector<Past> m_past;
    bool m_isTagPast = false; ///< the last of them is of m_tags
    QTimer m_followTimer; ///< many changes of one moment are one reading
    QTimer m_stampTimer;
    QHash<qint64, QString> m_stamps; ///< whose the marked rows were
};

} // namespace FibreDesk
