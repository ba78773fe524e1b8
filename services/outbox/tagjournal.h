// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"
#include "outbox/write.h"

#include <QCoroTask>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace FibreDesk::Outbox {

class TagFile;

/// One document of a run of tags.
struct TagRow {
    QString id{};
    QString title{};
    QString before{}; ///< its tags, as the mirror had them
    QString after{};
    State state = State::Waiting;
    QString reason{}; ///< for people

    bool operator==(const TagRow &) const = default;
};

/// A tag that was asked for, for many documents, and what became of each.
struct TagRecord {
    qint64 number = 0;
    QString doctype{};
    QString tag{};
    bool isThere = true; ///< added, else taken out
    bool isUndo = false;
    QString title{}; ///< for people
    std::vector<TagRow> rows{};

    bool operator==(const TagRecord &) const = default;
};

/// What tags are asked for is no write of a document, so that the outbox does not have it: it is
/// kept here, row by row, so that a program that ends in the middle leaves behind how far it came.
/// A row is `Sending` on the disk before anything of it leaves. Nothing is ever sent from here. One
/// process at a time.
class TagJournal : public QObject {
    Q_OBJECT

public:
    /// Opens `file` in the background; what is asked of it waits for that.
    explicit TagJournal(QString file, QObject *parent = nullptr);
    ~TagJournal() override;

    /// Beside the outbox; per server and user.
    [[nodiscard]] static QString fileFor(const Profile &profile);

    /// Whether nothing in a file that nobody has open waits or is uncertain. Reads the disk.
    [[nodiscard]] static bool isSettled(const QString &file);

    /// Answers the number of the run, once it is on the disk with all its rows.
    [[nodiscard]] QCoro::Task<Result<qint64>> begin(TagRecord record);
    /// All of them or none.
    [[nodiscard]] QCoro::Task<Result<void>> put(
        qint64 run, QStringList ids, State state, QString reason = {});
    /// A person has seen what became of it.
    [[nodiscard]] QCoro::Task<Result<void>> forget(qint64 run);
    /// The youngest run of this kind of document that is not forgotten and of which some wait, are
    /// on their way or uncertain, as the file has it. An error where the file was damaged: what was
    /// unfinished is not known then. Told once.
    [[nodiscard]] QCoro::Task<Result<std::optional<TagRecord>>> unfinished(QString doctype);

private:
    std::unique_ptr<TagFile> m_file;
    QThreadPool m_thread; ///< the one thread of the file
};

} // namespace FibreDesk::Outbox
