// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "dispatch/publication.h"
#include "jobchange.h"
#include "outbox/write.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
}
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

/// A job on the server as an answer showed it: where it stands, and who wrote it last.
struct JobSight {
    QString job;
    JobChange place;
    QString stateText; ///< as the server spells it
    QString modified;
    QString modifiedBy;
};

/// The board's view on the outbox: what is not settled of each job, as one wish. A change is shown
/// at once through effective() and is true only when the server has confirmed it; what the server
/// refused or a colleague's change stands against goes back, with the reason. Where a job stands is
/// one thing: technician, date, time and state are written together.
class JobWrites : public QObject {
    Q_OBJECT

public:
    enum class State { None, Pending, Refused, Conflict, Uncertain };

    struct Write {
        QString job;
        JobChange change; ///< all that is wanted and not settled
        JobChange shown; ///< what of it is laid over the server's state
        Job before; ///< where the job stood when the change was made; nothing else is known
        State state = State::Pending;
        Error error = {}; ///< why it is refused, uncertain or still waiting
        Job theirs = {}; ///< on Conflict: what the other one made of it
        bool isGone = false; ///< on Conflict: the job was deleted

        bool operator==(const Write &) const = default;
    };

    JobWrites(Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent = nullptr);

    /// Puts a change into the outbox. `truth` is the last known state of the server.
    void submit(const Job &truth, const JobChange &change);
    /// Until release() what is submitted is shown, but not handed in: then it goes into the outbox
    /// in one step, all of it or nothing.
    void hold() { ++m_holds; }
    void release();
    /// The change in one step with a job that is to be made out of this one: both are in the outbox
    /// or neither. `done` is told the write that makes it.
    void submitWith(const Job &truth, const JobChange &change, Outbox::NewWrite made,
        std::function<void(const Result<QString> &)> done);
    /// The user insists: refused changes are sent again, in a conflict what was wanted is saved
    /// over theirs and the rest of theirs stays, an uncertain one is read back now.
    void repeat(const Job &truth);
    /// Gives up what failed, with what waits behind it; the outbox can put it back.
    void dismiss(const QString &job);
    /// The server's state was learned another way (sync): an uncertain write is read back now.
    void learn(const Job &truth);
    /// What the server has as the job's duration, to the last figure: minutes do not tell it.
    /// Nothing = it has none.
    void noteHours(const QString &job, std::optional<double> hours);

    /// What this desk told technicians, by job; it may not be in the documents yet.
    void setWords(QHash<QString, DeskWord> words) { m_told = std::move(words); }
    /// How this site spells a state. Our own word is never given up where somebody there uses it:
    /// other spellings are left over from elsewhere, and a server refuses them.
    void noteWord(JobState state, const QString &word);
    /// The state of a job that is to be made, as this site spells it.
    void spell(Outbox::NewWrite &write) const;

    [[nodiscard]] const Write *find(const QString &job) const;
    [[nodiscard]] int count(State state) const;
    /// The jobs with a write that is not settled.
    [[nodiscard]] QStringList jobs() const;
    /// The job as the dispatcher is to see it: with what is on its way laid over it.
    [[nodiscard]] Job effective(const Job &truth) const;

Q_SIGNALS:
    /// The write of this job was made, moved on or went away.
    void changed(const QString &job);
    /// What an earlier run of the program left in the outbox is known.
    void loaded();
    /// The server's state of a job, fresh from an answer.
    void learned(const FibreDesk::Dispatch::JobSight &sight);
    void confirmed(const QString &job);
    /// Refused, in conflict or uncertain: see find().
    void failed(const QString &job);

private:
    /// What the disk did not take; gone with the program.
    struct Unkept {
        JobChange change;
        Job before;
        Error error;
    };

    /// Submitted, and not handed in yet.
    struct Held {
        Outbox::NewWrite write;
        Unkept otherwise;
    };

    [[nodiscard]] JobChange changeOf(const Outbox::Write &write) const;
    [[nodiscard]] std::vector<Outbox::Write> openWrites(const QString &job) const;
    [[nodiscard]] std::optional<Write> compose(const QString &job) const;
    [[nodiscard]] QJsonObject serverFields(const JobChange &change) const;
    /// Where the job stands, in the server's own words.
    [[nodiscard]] QJsonObject serverPlace(const Job &truth) const;
    /// The server's name of the duration.
    [[nodiscard]] QString durationField() const;
    [[nodiscard]] QString pinField() const;
    void giveUpFailed(const QString &job);
    [[nodiscard]] Outbox::NewWrite newWrite(const Job &truth, const JobChange &change) const;
    void handIn();
    void add(const Job &truth, const JobChange &change);
    void edit(const Job &truth, const Outbox::Write &write, const JobChange &change);
    void follow(QCoro::Task<Result<void>> task, const QString &job, const Unkept &otherwise);
    void handleChanged(const QString &id);
    void handleSeen(const QString &doctype, const QString &name, const QJsonObject &document);
    void handleLoaded();
    void refresh(const QString &job, bool isDone = false);

    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    QString m_doctype;
    std::map<QString, Write> m_writes; ///< what compose() says: asked for each block of the board
    std::map<QString, Unkept> m_unkept;
    QHash<QString, DeskWord> m_told; ///< by job
    std::vector<Held> m_held;
    int m_holds = 0;
    QHash<int, QString> m_words; ///< by JobState: how this site spells it, as far as seen
    QHash<QString, std::optional<double>> m_hours; ///< by job
    QHash<QString, QJsonObject> m_seenTimes; ///< by job: when somebody came and left, in its words
    QHash<QString, QString> m_readBackFor; ///< by job, the `modified` an uncertain one was read for
};

} // namespace FibreDesk::Dispatch
