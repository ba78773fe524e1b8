// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"
#include "core/records.h"
#include "outbox/write.h"

#include <QCoroTask>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace FibreDesk::Outbox {

class ToldFile;

/// What a message says of one job.
struct SaidJob {
    QString job{};
    QString title{}; ///< for people
    bool isWithdrawn = false; ///< the technician is not to come
    Told before{}; ///< what they were told until then
    Told after{}; ///< what counts as told once the message is out; nobody where it is withdrawn
    bool isNoted = false; ///< the document has it, or the outbox does

    bool operator==(const SaidJob &) const = default;
};

/// One message to one technician, and what became of it.
struct SaidMessage {
    qint64 number = 0;
    QString technician{};
    QString name{};
    QString phone{};
    QString body{};
    QString key{}; ///< the hub knows it again by it
    State state = State::Sending;
    QString reason{}; ///< for people
    QDateTime at{}; ///< UTC; when it was begun
    QString by{};
    std::vector<SaidJob> jobs{};

    bool operator==(const SaidMessage &) const = default;
};

/// What technicians are told leaves by SMS, and only then is noted in the documents: here stands
/// what is between the two, so that a program that ends there neither tells twice nor forgets that
/// it told. A message is `Sending` on the disk before anything leaves; one that is found so at the
/// next start is uncertain. Where the site has no fields to note it in, this is the only memory.
/// Nothing is ever sent from here. One process at a time.
class ToldJournal : public QObject {
    Q_OBJECT

public:
    /// Opens `file` in the background; what is asked of it waits for that.
    explicit ToldJournal(QString file, QObject *parent = nullptr);
    ~ToldJournal() override;

    /// Beside the outbox; per server and user.
    [[nodiscard]] static QString fileFor(const Profile &profile);

    /// Whether a file that nobody has open is of no more use: all is noted, nothing uncertain.
    /// Reads the disk.
    [[nodiscard]] static bool isSettled(const QString &file);

    /// Answers its number once the message is on the disk as `Sending`.
    [[nodiscard]] QCoro::Task<Result<qint64>> begin(SaidMessage message);
    [[nodiscard]] QCoro::Task<Result<void>> settle(
        qint64 message, State state, QString reason = {});
    /// What it says of these jobs is in the outbox or in the documents.
    [[nodiscard]] QCoro::Task<Result<void>> note(qint64 message, QStringList jobs);
    [[nodiscard]] QCoro::Task<Result<void>> forget(qint64 message);
    /// All that is kept, the oldest first. An error where the file cannot be used or was damaged:
    /// what was told is not known then.
    [[nodiscard]] QCoro::Task<Result<std::vector<SaidMessage>>> messages();

private:
    std::unique_ptr<ToldFile> m_file;
    QThreadPool m_thread; ///< the one thread of the file
};

} // namespace FibreDesk::Outbox
