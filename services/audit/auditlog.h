// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditfile.h"
#include "core/profile.h"

#include <QCoroTask>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace FibreDesk::Audit {

/// What was done from this desk, by whom, and how it ended: for always, on this computer.
class AuditLog : public QObject, public Sink {
    Q_OBJECT

public:
    explicit AuditLog(QString file, QObject *parent = nullptr);
    /// What was noted before is written first.
    ~AuditLog() override;

    /// Beside the mirror; per server and user.
    [[nodiscard]] static QString fileFor(const Profile &profile);
    [[nodiscard]] const QString &file() const { return m_name; }

    /// Who is told as `who` where an entry names nobody.
    void setAuthor(const QString &author) { m_author = author; }
    /// An entry without time is of now, one without key cannot be told twice.
    void note(Entry entry) override;

    /// Once everything noted so far is on the disk; an Error where some of it is not.
    [[nodiscard]] QCoro::Task<Result<void>> flush();

    [[nodiscard]] QCoro::Task<Result<std::vector<qint64>>> numbers(Filter filter);
    [[nodiscard]] QCoro::Task<Result<std::vector<Entry>>> entries(std::vector<qint64> numbers);
    [[nodiscard]] QCoro::Task<Result<Facets>> facets();
    [[nodiscard]] QCoro::Task<Result<qint64>> exportJson(Filter filter, QString target);

Q_SIGNALS:
    /// There is an entry more.
    void noted();
    /// Something that was done could not be written down, or nothing can be.
    void failed(const FibreDesk::Error &error);
    void damaged(const QString &setAside);

private:
    const QString m_name;
    std::unique_ptr<AuditFile> m_file;
    QThreadPool m_thread; ///< the one thread of the file
    QString m_author;
    std::shared_ptr<std::optional<Error>> m_lost; ///< the last that was not written; of its thread
};

} // namespace FibreDesk::Audit
