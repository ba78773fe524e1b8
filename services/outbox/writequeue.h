// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "core/profile.h"
#include "core/requestscope.h"
#include "erp/fieldmap.h"
#include "outbox/write.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}

namespace Outbox {

class OutboxFile;

/// Every change of a document on its way to ERPNext. A write is on the disk before anything is sent
/// and stays until it is done or given up. To send: fetch the document, merge with what was read
/// when it was edited, save with the `modified` just fetched. `sending` is written first, so that a
/// write whose answer was lost is read back and never repeated blindly. Writes to one document go
/// in order, several documents side by side.
class WriteQueue : public QObject {
    Q_OBJECT

public:
    struct Options {
        int parallel = 4; ///< documents at once
        int tries = 5; ///< saves that lose the race against colleagues before people must look
        std::chrono::milliseconds firstWait = std::chrono::milliseconds(500);
        std::chrono::milliseconds longestWait = std::chrono::seconds(60);
        Clock clock{};
    };

    WriteQueue(QString file, Erp::ErpClient *erp, Options options, QObject *parent = nullptr);
    WriteQueue(QString file, Erp::ErpClient *erp, QObject *parent = nullptr);
    ~WriteQueue() override;

    /// Beside the mirror; per server and user.
    [[nodiscard]] static QString fileFor(const Profile &profile);

    /// Who writes from now on, as the server knows us.
    void setAuthor(const QString &author) { m_author = author; }
    [[nodiscard]] QString author() const { return m_author; }
    /// Where people sign in: whose tokens are sent, as Profile::person (empty = nobody's yet), with
    /// the name for people; before start(). What another one wrote is held then until that one is
    /// back, and with it what stands behind it in its document. Unless it is said, all goes.
    void setPerson(const QString &person, const QString &name);
    /// Written by another one than who is signed in.
    [[nodiscard]] bool isAnothers(const Write &write) const;
    /// The write of another one that a write waits for: itself, or one before it in its document.
    [[nodiscard]] const Write *heldBy(const Write &write) const;

    /// Begins to send and to read back; until then writes are only kept.
    void start();
    /// What is on its way then is uncertain.
    void stop();
    /// Tries at once what waits for the server to come back.
    void wake();

    /// Answers the id once the write is on the disk.
    [[nodiscard]] QCoro::Task<Result<QString>> add(NewWrite write);
    /// All of them or none, in one step to the disk; answers their ids in order. A document that is
    /// to be made may need the names of others among them. What follows another write goes in with
    /// add().
    [[nodiscard]] QCoro::Task<Result<QStringList>> addAll(std::vector<NewWrite> writes);
    /// Gives up those of `ids` that wait and are not on their way, with what needs their names;
    /// answers how many that were.
    [[nodiscard]] QCoro::Task<Result<int>> cancelAll(QStringList ids);
    /// Makes what another one wrote the signed-in person's own, and sends it: while it waits, was
    /// refused, clashes or was looked up in vain. Only with the right to write it oneself.
    [[nodiscard]] QCoro::Task<Result<void>> takeOver(QString id);
    [[nodiscard]] bool mayTakeOver(const Write &write) const;
    /// Other changes instead, while it waits or was refused.
    [[nodiscard]] QCoro::Task<Result<void>> edit(QString id, Changes changes);
    /// Gives up what waits, was refused, clashes, or was looked up in vain; of a create also what
    /// follows it or needs its name. It can be put back. What another one wrote only with the right
    /// to write it oneself.
    [[nodiscard]] QCoro::Task<Result<void>> cancel(QString id);
    [[nodiscard]] QCoro::Task<Result<void>> putBack(QString id);
    /// Sends a refused write again, reads an uncertain one back now; a create that was looked up in
    /// vain is looked up once more and then sent again.
    [[nodiscard]] QCoro::Task<Result<void>> tryAgain(QString id);
    /// Decides every clash of a write; what was decided is compared with the server again.
    [[nodiscard]] QCoro::Task<Result<void>> resolve(QString id, std::vector<Choice> choices);

    /// In order, with what was done or given up lately.
    [[nodiscard]] const std::vector<Write> &writes() const { return m_writes; }
    [[nodiscard]] const Write *find(const QString &id) const;
    /// Those that were asked for in one go, in order.
    [[nodiscard]] std::vector<const Write *> batch(const QString &batch) const;
    /// The create whose name a write waits for, the first there is; null = it waits for none.
    [[nodiscard]] const Write *awaited(const Write &write) const;
    /// Those of a document that are not settled.
    [[nodiscard]] std::vector<Write> openWrites(const QString &doctype, const QString &name) const;
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// Why nothing can be kept or sent at all: the file cannot be used.
    [[nodiscard]] const std::optional<Error> &fileError() const { return m_fileError; }

Q_SIGNALS:
    void loaded();
    /// A write was added or is not as it was.
    void changed(const QString &id);
    /// The file was damaged: it is there under that name, and a new one began with what could be
    /// read of it. `unread` writes could not; -1 = nobody knows how many.
    void damaged(const QString &setAside, int unread);
    void fileFailed(const FibreDesk::Error &error);
    /// A document as the server has it now.
    void documentSeen(const QString &doctype, const QString &name, const QJsonObject &document);

private:
    enum class Step { Over, Again };
    /// Why nothing is sent at the moment.
    /// Unreachable ends with any answer of the server, Told only with its time.
    enum class Hold { None, Unreachable, Told };

    void handleOpened(
        const Result<std::vector<Write>> &writes, const QString &setAside, int unread);
    [[nodiscard]] Write *found(const QString &id);
    /// A write as it stands before it is on the disk, or why it cannot be one.
    [[nodiscard]] Result<Write> begun(NewWrite given, const std::vector<Write> &beside = {}) const;
    /// The name of the document it follows, where that was made meanwhile.
    void takeName(Write &write) const;
    [[nodiscard]] const Write *createOf(const QString &clientId) const;
    /// The names it needs, as far as they are known meanwhile; true = of any.
    bool takeNeeds(Write &write) const;
    /// Those that wait for what `create` makes, and what waits for them.
    [[nodiscard]] QStringList waitingFor(const QString &create) const;
    /// Its name into all that need it; answers which those are.
    [[nodiscard]] QStringList handName(const QString &create);
    void change(const QString &id, const std::function<void(Write &)> &by);
    [[nodiscard]] QCoro::Task<Result<void>> keep(QStringList ids);
    /// Changes a write if `mayBe` of its state, then keeps it and goes on.
    [[nodiscard]] QCoro::Task<Result<void>> command(
        QString id, std::function<bool(const Write &)> mayBe, std::function<void(Write &)> by);

    /// Why who is signed in may not decide on what another one wrote.
    [[nodiscard]] std::optional<Error> refusalToDecide(const Write &write) const;
    void giveUp(Write &write) const;

    void pumpSoon();
    void pump();
    /// The next writes that may go, at most `most`.
    [[nodiscard]] QStringList ready(qsizetype most) const;
    QCoro::Task<void> deliver(QString id);
    QCoro::Task<Step> update(QString id);
    QCoro::Task<Step> create(QString id);
    QCoro::Task<Result<std::optional<RawDocument>>> lookUp(Write write);
    QCoro::Task<Result<QStringList>> namesAlike(Write write);
    QCoro::Task<Step> lookUpLost(QString id);
    /// A create that is there after all: done, or where it was edited since, a change of it.
    QCoro::Task<void> setFound(QString id, RawDocument document);

    /// On its way from now on, and on the disk as that before anything leaves; false = nothing may
    /// be sent, and it is as it was. `by` says what is sent.
    QCoro::Task<bool> setSending(QString id, std::function<void(Write &)> by);
    QCoro::Task<Step> afterFailedRead(QString id, Error error);
    QCoro::Task<Step> afterFailedSave(QString id, Error error, bool wasSentBefore);
    /// Refused instead, where the server kept old values.
    QCoro::Task<void> setDone(QString id, RawDocument saved);
    QCoro::Task<void> setClash(QString id, std::vector<Clash> clashes, RawDocument theirs);
    QCoro::Task<void> setRefused(QString id, Error error);
    QCoro::Task<void> setState(QString id, State state, std::optional<Error> error);
    QCoro::Task<QList<Erp::DocField>> fieldsOf(QString doctype);
    void holdFor(const Error &error);

    Erp::ErpClient *m_erp;
    Options m_options;
    std::unique_ptr<OutboxFile> m_file;
    QThreadPool m_thread; ///< the one thread of the file
    std::vector<Write> m_writes;
    mutable std::size_t m_lastFound = 0;
    QSet<QString> m_busy; ///< ids being delivered
    QHash<QString, QList<Erp::DocField>> m_fields; ///< by doctype
    RequestScope m_scope;
    QTimer m_pump;
    QTimer m_retry;
    Backoff m_backoff;
    Hold m_hold = Hold::None;
    std::optional<Error> m_fileError;
    QString m_author;
    std::optional<QString> m_person; ///< none = whoever wrote it, it is sent
    QString m_personName;
    bool m_isLoaded = false;
    bool m_isRunning = false;
};

} // namespace Outbox
} // namespace FibreDesk
